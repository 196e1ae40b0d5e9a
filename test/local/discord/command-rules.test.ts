import { describe, expect, test } from 'vitest';
import { readCommand } from '../../../src/local/discord/command-rules.js';
import { validate } from '../../support/openapi.js';
import { problemsOf } from './refusal.js';

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const x = (length: number) => 'x'.repeat(length);

const command = (more: object = {}) => ({ name: 'ask', description: 'Ask', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });
const withOption = (more: object = {}) => command({ options: [option(more)] });
const choices = (count: number, more: object = {}) =>
  times(count, (at) => ({ name: `${at}`, value: `${at}`, ...more }));

/** A command of so many characters: three options of 2653 each, the name, and the rest in the description. */
function sized(characters: number) {
  const options = times(3, (at) => ({
    ...option({ name: `o${at}`, description: 'd' }),
    choices: times(25, (choice) => ({
      name: `${choice}`.padEnd(52, 'n'),
      value: `${choice}`.padEnd(54, 'v'),
    })),
  }));
  return command({ description: x(characters - 3 * 2653 - 'ask'.length), options });
}

/** Each rule: a command at its limit, one beyond it, and what is said of that. */
const RULES: [name: string, atLimit: object, beyond: object, problem: string][] = [
  [
    'a name of 32 characters',
    command({ name: x(32) }),
    command({ name: x(33) }),
    'name BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a name in lower case',
    command({ name: 'größe' }),
    command({ name: 'Größe' }),
    'name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'a name of letters, digits, - and _',
    command({ name: 'ask-me_2' }),
    command({ name: 'ask me' }),
    'name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'a description of 100 characters',
    command({ description: x(100) }),
    command({ description: x(101) }),
    'description BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a description',
    command({ description: 'A' }),
    command({ description: '' }),
    'description BASE_TYPE_REQUIRED',
  ],
  ['8000 characters in all', sized(8000), sized(8001), ' APPLICATION_COMMAND_TOO_LARGE'],
  [
    '25 options',
    command({ options: times(25, (at) => option({ name: `o${at}` })) }),
    command({ options: times(26, (at) => option({ name: `o${at}` })) }),
    'options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'required options first',
    command({ options: [option({ name: 'a', required: true }), option()] }),
    command({ options: [option(), option({ name: 'a', required: true })] }),
    'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a name of an option once',
    command({ options: [option(), option({ name: 'a' })] }),
    command({ options: [option(), option()] }),
    'options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED',
  ],
  [
    'an option name of 32 characters',
    withOption({ name: x(32) }),
    withOption({ name: x(33) }),
    'options.0.name BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option name in lower case',
    withOption({ name: 'a' }),
    withOption({ name: 'A' }),
    'options.0.name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'an option description of 100 characters',
    withOption({ description: x(100) }),
    withOption({ description: x(101) }),
    'options.0.description BASE_TYPE_BAD_LENGTH',
  ],
  [
    '25 choices',
    withOption({ choices: choices(25) }),
    withOption({ choices: choices(26) }),
    'options.0.choices BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice name of 100 characters',
    withOption({ choices: choices(1, { name: x(100) }) }),
    withOption({ choices: choices(1, { name: x(101) }) }),
    'options.0.choices.0.name BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice value of 100 characters',
    withOption({ choices: choices(1, { value: x(100) }) }),
    withOption({ choices: choices(1, { value: x(101) }) }),
    'options.0.choices.0.value BASE_TYPE_BAD_LENGTH',
  ],
  [
    'choices of the type of the option',
    withOption({ type: 4, choices: choices(1, { value: 1 }) }),
    withOption({ type: 4, choices: choices(1) }),
    'options.0.choices.0.value TYPE_CONVERT',
  ],
  [
    'choices or autocomplete',
    withOption({ autocomplete: true }),
    withOption({ choices: choices(1), autocomplete: true }),
    'options.0.autocomplete APPLICATION_COMMAND_OPTION_AUTOCOMPLETE',
  ],
  [
    'text of 6000 characters',
    withOption({ max_length: 6000 }),
    withOption({ max_length: 6001 }),
    'options.0.max_length NUMBER_TYPE_MAX',
  ],
  [
    'a shortest not above the longest',
    withOption({ min_length: 2, max_length: 2 }),
    withOption({ min_length: 2, max_length: 1 }),
    'options.0.min_length APPLICATION_COMMAND_OPTION_RANGE',
  ],
  [
    'a least not above the greatest',
    withOption({ type: 4, min_value: 2, max_value: 2 }),
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    'options.0.min_value APPLICATION_COMMAND_OPTION_RANGE',
  ],
  ['known properties', command(), command({ describe: 'a' }), 'describe UNKNOWN_PROPERTY'],
  ['known properties of an option', withOption(), withOption({ max: 1 }), 'options.0.max UNKNOWN_PROPERTY'],
  [
    'known types of options',
    withOption({ type: 5 }),
    withOption({ type: 99 }),
    'options.0.type UNION_TYPE_CHOICES',
  ],
  [
    'a menu command with no description',
    { type: 3, name: 'Check this' },
    { type: 3, name: 'Check this', description: 'a' },
    'description APPLICATION_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    'a menu command with no options',
    { type: 3, name: 'Check this' },
    { type: 3, name: 'Check this', options: [option()] },
    'options APPLICATION_COMMAND_OPTIONS_INVALID',
  ],
];

describe('a command takes', () => {
  test.each(RULES)('%s, and no more', (_name, atLimit, beyond, problem) => {
    expect(problemsOf(() => readCommand(atLimit))).toEqual([]);
    expect(validate('ApplicationCommandCreateRequest', atLimit)).toEqual([]);
    expect(problemsOf(() => readCommand(beyond))).toEqual([problem]);
  });
});

test('of the languages of a text only the longest counts against the 8000 characters', () => {
  const full = sized(8000);
  const languages = { de: x(38), fr: x(38) };
  expect(problemsOf(() => readCommand({ ...full, description_localizations: languages }))).toEqual([]);
  const longer = { ...languages, fr: x(39) };
  expect(problemsOf(() => readCommand({ ...full, description_localizations: longer }))).toEqual([
    ' APPLICATION_COMMAND_TOO_LARGE',
  ]);
});
