import type { ArticleIndex } from './article-index.js';
import { Mark, type Profile, type WordNumbers } from './profile.js';
import { NO_STEM, type Vocabulary, type Word } from './vocabulary.js';

/** Counts over all articles. */
export interface WordCounts {
  paragraphs: number;
  /** The number of paragraphs that contain each stem in their own words. */
  readonly frequencies: Int32Array;
  /** The number of occurrences of each word, and of each stem. */
  readonly words: Int32Array;
  readonly stems: Int32Array;
  /** For each word, greater than 0 if it is usually capitalised when it does not begin a sentence. */
  readonly capitals: Int32Array;
}

export const NOTHING_COUNTED: WordCounts = {
  paragraphs: 0,
  frequencies: new Int32Array(),
  words: new Int32Array(),
  stems: new Int32Array(),
  capitals: new Int32Array(),
};

/** Copies counts into arrays as large as the vocabulary; the earlier ones are unchanged. */
export function grown(before: WordCounts, { words, stems }: Vocabulary): WordCounts {
  const copy = (numbers: Int32Array, size: number) => {
    const larger = new Int32Array(size);
    larger.set(numbers);
    return larger;
  };
  return {
    paragraphs: before.paragraphs,
    frequencies: copy(before.frequencies, stems.length),
    words: copy(before.words, words.length),
    stems: copy(before.stems, stems.length),
    capitals: copy(before.capitals, words.length),
  };
}

/** A name is capitalised more than this many times as often as not. */
const NAME = 2;

/** Adds the counts of an article, or subtracts them (-1). */
export function count(
  counts: WordCounts,
  { profile, index }: { readonly profile: Profile; readonly index: Pick<ArticleIndex, 'parts'> },
  times: 1 | -1,
  vocabulary: Vocabulary,
): void {
  const { frequencies, words, stems, capitals } = counts;
  const add = (numbers: Int32Array, at: number, count: number) => {
    numbers[at] = (numbers[at] as number) + times * count;
  };
  const addWords = (line: WordNumbers) => {
    for (const word of line) {
      add(words, word, 1);
      add(stems, (vocabulary.words[word] as Word).stem, 1);
    }
  };
  counts.paragraphs += times * profile.paragraphs.length;
  for (const part of index.parts)
    for (const [at, stem] of part.stems.entries()) add(frequencies, stem, part.frequencies[at] as number);
  for (const line of [profile.title, ...profile.headings]) addWords(line);
  for (const sentence of profile.paragraphs.flat()) {
    addWords(sentence.words);
    for (const [at, word] of sentence.words.entries()) {
      if (at === 0 || vocabulary.contentStems[word] === NO_STEM) continue;
      add(capitals, word, (sentence.marks[at] as number) & Mark.capital ? 1 : -NAME);
    }
  }
}

/**
 * Word statistics of a collection. Undefined means that a word was not looked up; it is then counted in the articles at
 * hand.
 */
export interface CollectionStatistics {
  readonly paragraphs: number;
  /** The number of paragraphs that contain a stem in their own words; null if no article contains it at all. */
  frequency(stem: string): number | null | undefined;
  isName(word: string): boolean | undefined;
  similar(word: string): readonly string[] | undefined;
  beginning(word: string): readonly string[] | undefined;
}
