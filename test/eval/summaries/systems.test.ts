import { describe, expect, test } from 'vitest';
import { isVerbatim } from '../../../eval/summaries/coherence.js';
import type { GoldDocument } from '../../../eval/summaries/gold.js';
import { FIRST, LIBRARY, SYSTEMS } from '../../../eval/summaries/systems.js';

const sentences = [
  ['The storm took the roof of the school in Oban on Monday.', 'Nobody was hurt in the school.'],
  ['The school in Oban will stay closed until the roof is mended.', 'Oban has two other schools.'],
  ['A new roof for the school costs two million pounds, the council of Oban said.'],
];
const document: GoldDocument = {
  id: 'storm',
  title: 'Storm takes roof',
  paragraphs: sentences.map((paragraph) => paragraph.join(' ')),
  sentences,
};

function texts(system: (typeof SYSTEMS)[number], budget: { sentences: number; words: number }): string[] {
  return system.summarise([document], () => budget).flatMap((made) => made.sentences.map(({ text }) => text));
}

describe('the first sentences', () => {
  test('are so many as are asked for', () => {
    const two = { sentences: 2, words: Number.POSITIVE_INFINITY };
    expect(texts(FIRST, two)).toEqual(sentences[0]);
  });

  test('are so many as the words allow, and one at least', () => {
    expect(texts(FIRST, { sentences: 8, words: 18 })).toEqual(sentences[0]);
    expect(texts(FIRST, { sentences: 8, words: 16 })).toEqual(sentences[0]?.slice(0, 1));
    expect(texts(FIRST, { sentences: 8, words: 2 })).toEqual(sentences[0]?.slice(0, 1));
  });
});

/** lexrank runs in a process of its own, of the built program. */
const inProcess = SYSTEMS.filter(({ name }) => name !== 'lexrank');

describe.each(inProcess.map((system) => [system.name, system] as const))('%s', (name, system) => {
  test('keeps to the number of sentences and of words', () => {
    expect(texts(system, { sentences: 2, words: Number.POSITIVE_INFINITY })).toHaveLength(2);
    const few = texts(system, { sentences: 4, words: 25 });
    expect(few.length).toBeGreaterThan(0);
    expect(few.join(' ').split(/\s+/u).length).toBeLessThanOrEqual(25);
  });

  test('names the paragraph of each sentence and where it starts', () => {
    const [made] = system.summarise([document], () => ({ sentences: 3, words: Number.POSITIVE_INFINITY }));
    expect(made?.sentences.every((sentence) => isVerbatim(document, sentence))).toBe(true);
    if (name === LIBRARY)
      expect(made?.sentences.every(({ text }) => sentences.flat().includes(text))).toBe(true);
  });
});
