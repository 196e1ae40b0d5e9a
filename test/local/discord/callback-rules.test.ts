import { InteractionType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readCallback, readChoices, readDefer } from '../../../src/local/discord/response-rules.js';
import { validate } from '../../support/openapi.js';
import { problemsOf } from './refusal.js';

const choices = (count: number, more: object = {}) => ({
  choices: Array.from({ length: count }, (_, at) => ({ name: `${at}`, value: `${at}`, ...more })),
});

describe('choices for an option', () => {
  test.each([
    ['25 of them', choices(25), choices(26), 'data.choices BASE_TYPE_BAD_LENGTH'],
    [
      'a name of 100 characters',
      choices(1, { name: 'x'.repeat(100) }),
      choices(1, { name: 'x'.repeat(101) }),
      'data.choices.0.name BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a name',
      choices(1, { name: 'x' }),
      choices(1, { name: '' }),
      'data.choices.0.name BASE_TYPE_BAD_LENGTH',
    ],
    ['known properties', choices(1), choices(1, { label: 'x' }), 'data.choices.0.label UNKNOWN_PROPERTY'],
  ])('take %s, and no more', (_name, atLimit, beyond, problem) => {
    expect(problemsOf(() => readChoices(atLimit))).toEqual([]);
    expect(validate('ApplicationCommandAutocompleteCallbackRequest', { type: 8, data: atLimit })).toEqual([]);
    expect(problemsOf(() => readChoices(beyond))).toEqual([problem]);
  });

  test('take a value of 100 characters, and no more', () => {
    expect(problemsOf(() => readChoices(choices(1, { value: 'x'.repeat(100) })))).toEqual([]);
    expect(problemsOf(() => readChoices(choices(1, { value: 'x'.repeat(101) })))).toHaveLength(1);
  });
});

describe('the type of an answer', () => {
  const { ApplicationCommand, MessageComponent, ModalSubmit, ApplicationCommandAutocomplete } =
    InteractionType;

  test.each([
    [ApplicationCommand, [4, 5, 9]],
    [MessageComponent, [4, 5, 6, 7, 9]],
    [ModalSubmit, [4, 5, 6, 7]],
    [ApplicationCommandAutocomplete, [8]],
  ])('to an interaction of type %i is one of %j', (interaction, allowed) => {
    const taken = Array.from({ length: 13 }, (_, type) => type).filter(
      (type) => problemsOf(() => readCallback({ type }, interaction)).length === 0,
    );
    expect(taken).toEqual(allowed);
  });

  test('must be there, and a number', () => {
    expect(problemsOf(() => readCallback({}, ApplicationCommand))).toEqual(['type BASE_TYPE_REQUIRED']);
    expect(problemsOf(() => readCallback(undefined, ApplicationCommand))).toEqual([' BASE_TYPE_REQUIRED']);
  });
});

test('a deferred answer may be private, and nothing else', () => {
  expect([readDefer(undefined), readDefer({}), readDefer({ flags: 0 }), readDefer({ flags: 64 })]).toEqual([
    0, 0, 0, 64,
  ]);
  expect(problemsOf(() => readDefer({ flags: 1 << 15 }))).toEqual(['data.flags BASE_TYPE_CHOICES']);
});
