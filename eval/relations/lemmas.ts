import { stem } from '../../src/language/terms.js';
import type { Pair } from './pairs.js';
import type { Pos, WordNet } from './wordnet.js';

type Detachment = readonly [ending: string, instead: string];

/** The s of plurals and of the third person. */
const S: readonly Detachment[] = [
  ['s', ''],
  ['ses', 's'],
  ['xes', 'x'],
  ['zes', 'z'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['oes', 'o'],
  ['ies', 'y'],
];
/** Endings of inflected forms and their replacements in the lemma (WordNet's "morphy"). */
const DETACHMENTS: Readonly<Record<Pos, readonly Detachment[]>> = {
  n: [...S, ['men', 'man']],
  v: [...S, ['ed', 'e'], ['ed', ''], ['ing', 'e'], ['ing', '']],
  a: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  r: [],
};

/**
 * A lemma with less than this share of the commonest one's frequency is not meant: "does" is not the plural of a female
 * deer.
 */
const LEAST_SHARE = 0.02;

/** The words that a word is an inflected form of, without the word itself. */
export function lemmasOf(word: string, { senses, exceptions }: WordNet): string[] {
  const counts = new Map<string, number>();
  const frequency = (lemma: string, pos: Pos) =>
    (senses.get(lemma) ?? [])
      .filter(({ synset }) => synset.startsWith(pos))
      .reduce((sum, { count }) => sum + 1 + count, 0);
  for (const pos of Object.keys(DETACHMENTS) as Pos[]) {
    const regular = DETACHMENTS[pos]
      .filter(([ending]) => word.endsWith(ending))
      .map(([ending, instead]) => word.slice(0, word.length - ending.length) + instead)
      .find((lemma) => frequency(lemma, pos) > 0);
    for (const lemma of exceptions[pos].get(word) ?? (regular ? [regular] : []))
      counts.set(lemma, Math.max(counts.get(lemma) ?? 0, frequency(lemma, pos)));
  }
  const most = Math.max(...counts.values());
  counts.delete(word);
  return [...counts].filter(([, count]) => count >= LEAST_SHARE * most).map(([lemma]) => lemma);
}

/** The lemmas of words, and the forms of each lemma that its stem does not find: "went" for "go". */
export function formPairs(
  words: readonly string[],
  wordNet: WordNet,
  known: (word: string) => boolean,
): Pair[] {
  return words.flatMap((word) =>
    lemmasOf(word, wordNet)
      .filter(known)
      .flatMap((lemma): Pair[] => [
        { from: word, to: lemma, kind: 'lemma', worth: 1 },
        ...(stem(word) === stem(lemma) ? [] : [{ from: lemma, to: word, kind: 'form', worth: 1 } as const]),
      ]),
  );
}
