import { describe, expect, it } from 'vitest';
import { speakerChoices } from '../../commands/option-choices.js';
import { createLibrary } from '../../src/index.js';
import { atOnce } from '../../src/language/steps.js';

const article = (id: string, title: string, paragraph: string) => ({
  id,
  title,
  sections: [{ paragraphs: [paragraph] }],
});
const library = createLibrary([
  article('a', 'Bridge falls', 'It fell, police said. “It is shut,” said Anna Holm, the mayor.'),
  article('b', 'Fire in York', 'It burned, police said. “We put it out,” said Peter Holm, the fire chief.'),
  article('c', 'Thief in Hull', 'He ran, police said. “I saw him,” said Holm, a neighbour.'),
]);
const found = (speaker: string) => {
  const { speaker: one, candidates } = library.quotes({ speaker });
  return one ? [one.name.article] : candidates.map(({ name }) => name.article).sort();
};
const offered = (value: string) => atOnce(speakerChoices({ name: 'speaker', value }, { library }));

describe('speakers of one name', () => {
  it.each([
    ['Holm', ['a', 'b', 'c']],
    ['police', ['a', 'b', 'c']],
    ['Anna Holm', ['a']],
    ['Holm · a neighbour', ['c']],
    ['police · b', ['b']],
    ['police · Thief in Hull', ['c']],
  ])('%s', (query, articles) => {
    expect(found(query)).toEqual(articles);
  });

  it('are found by the place of their names', () => {
    const { candidates } = library.quotes({ speaker: 'police' });
    const again = candidates.map(({ name }) => library.quotes({ speaker: name }).speaker?.name);
    expect(again).toEqual(candidates.map(({ name }) => name));
  });

  it.each(['police', 'holm', 'Hollm', ''])('are offered as choices that each find one, for "%s"', (typed) => {
    const choices = offered(typed);
    expect(choices.length).toBeGreaterThan(2);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
    for (const { value } of choices) expect(library.quotes({ speaker: value }).speaker).not.toBeNull();
  });

  it('are told apart by article where they have no role', () => {
    expect(offered('police')[0]).toEqual({
      name: 'police · Bridge falls · 1 quotation',
      value: 'police · a',
    });
  });
});
