import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { asShown } from '../../src/cards/shown-words.js';
import { createLibrary, type Library, openLibrary } from '../../src/index.js';
import { finish } from '../../src/language/steps.js';
import { cardOf } from '../support/cards.js';
import { flood, rover, school } from '../support/newspaper.js';

const TYPED = [
  '',
  'w',
  'wh',
  'what did',
  'ma',
  'the',
  'b',
  'n',
  'o',
  'ba',
  '2',
  'stolt',
  'Lavrof',
  'Marhs',
  'Marhs skiing holiday in Norway',
  'Lavrof skiing holiday in Norway',
  'why',
  'co',
];
const libraries: [string, Library][] = [
  ['the article that is there as an example', await openLibrary(join(import.meta.dirname, '../../seeds'))],
  ['one article', createLibrary([flood])],
  ['another', createLibrary([school])],
  ['one without a title', createLibrary([rover])],
  ['all of them', createLibrary([flood, school, rover])],
];

function offered(library: Library, command: string, name: string, source?: string): string[] {
  const of = source === undefined ? {} : { source };
  const choices = TYPED.flatMap((value) =>
    finish(commands.get(command)?.autocomplete?.({ name, value, ...of }, { library }) ?? []),
  );
  return [...new Set(choices.map(({ value }) => value))];
}

describe.each(libraries)('what is offered for %s', (_, library) => {
  const chosen = [undefined, ...library.articles.map(({ id }) => id)];

  test('as a question is answered', () => {
    for (const source of chosen) {
      const questions = offered(library, 'ask', 'question', source);
      expect(questions.length).toBeGreaterThan(3);
      const of = source === undefined ? {} : { source };
      const outcomes = questions.map((question) => [question, library.ask(asShown(question), of).outcome]);
      expect(outcomes).toEqual(questions.map((question) => [question, 'answer']));
    }
  });

  test('as a speaker has been quoted', () => {
    for (const speaker of offered(library, 'quote', 'speaker')) {
      const found = library.quotes({ speaker });
      expect([speaker, found.speaker !== null, found.quotations.length > 0]).toEqual([speaker, true, true]);
    }
  });

  test('as a section has a summary', () => {
    for (const section of offered(library, 'summary', 'section')) {
      const card = cardOf('summary', { section }, library);
      expect([section, card?.blocks.some(({ type }) => type === 'quote')]).toEqual([section, true]);
    }
  });

  test.each(['ask', 'quote', 'summary'])('as the source of /%s is an article', (command) => {
    const ids = library.articles.map(({ id }) => id);
    expect(offered(library, command, 'source').toSorted()).toEqual(ids.toSorted());
  });

  test('as an example by /help finds something', () => {
    const list = cardOf('help', {}, library)?.blocks.findLast(({ type }) => type === 'list');
    const examples = list?.type === 'list' ? list.items.flat().map(String) : [];
    expect(examples.map((example) => example.split(' ')[0])).toEqual(['/ask', '/quote', '/summary']);
    for (const example of examples) {
      const [, name = '', value = ''] = /^\/(\w+) (.*)$/u.exec(example) ?? [];
      const option = { ask: 'question', quote: 'speaker', summary: 'section' }[name] ?? '';
      const card = cardOf(name, { [option]: value }, library);
      expect([example, card?.blocks.some(({ type }) => type === 'quote')]).toEqual([example, true]);
      if (name === 'ask') expect(library.ask(value).outcome).toBe('answer');
    }
  });
});

describe('not offered is', () => {
  const library = createLibrary([
    ...[1, 2].map((number) => ({
      id: `note-${number}`,
      sections: [
        { heading: 'Empty', paragraphs: [] },
        { paragraphs: ['“No,” Ann Bell said. The mayor, Ann Bell, left.', 'Bo Lund was there.'] },
      ],
    })),
  ]);
  const questions = offered(library, 'ask', 'question');

  test('a heading with nothing below it', () => {
    expect(questions.join()).not.toContain('Empty');
  });

  test('what somebody said who is not quoted', () => {
    const [bell] = library.speakers();
    const quiet = { ...library, speakers: () => (bell ? [{ ...bell, quotations: 0 }] : []) };
    expect(questions).toContain('What did Ann Bell say?');
    expect(offered(quiet, 'ask', 'question')).toEqual([]);
    expect(offered(quiet, 'quote', 'speaker')).toEqual([]);
  });
});

test('of a heading that several articles have each is offered with its title but the first', () => {
  const several = createLibrary([flood, school]);
  const questions = offered(several, 'ask', 'question').filter((question) => question.includes('Background'));
  expect(questions).toEqual(['Background', 'Background · School Drops Homework For A Year']);
});

test('somebody of a name that another has too is told apart by the office', () => {
  const namesakes = createLibrary(
    ['coach', 'mayor'].map((role, at) => ({
      sections: [{ paragraphs: [`“Year ${at} was good,” ${role} Ann Bell said.`] }],
    })),
  );
  expect(offered(namesakes, 'quote', 'speaker').toSorted()).toEqual(['Ann Bell · coach', 'Ann Bell · mayor']);
  for (const speaker of offered(namesakes, 'quote', 'speaker'))
    expect(namesakes.quotes({ speaker }).speaker).not.toBeNull();
});

test.each([
  ['a long article', 'Marhs skiing holiday', 'The slope was closed in the morning. '.repeat(2000)],
  ['a long question', `Marhs ${'skiing holiday '.repeat(12)}`, 'The slope was closed in the morning.'],
])('nothing is asked while somebody types: %s', (_, value, paragraph) => {
  const said = '“The slope is closed,” Jane Marsh said.';
  const library = createLibrary([{ sections: [{ paragraphs: [said, paragraph] }] }]);
  const ask = vi.fn(library.ask);
  finish(
    commands.get('ask')?.autocomplete?.({ name: 'question', value }, { library: { ...library, ask } }) ?? [],
  );
  expect(ask).not.toHaveBeenCalled();
});
