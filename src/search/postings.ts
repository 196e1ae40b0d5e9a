import type { Article } from '../article/article.js';
import type { Profile, Words } from './profile.js';
import type { Steps } from './steps.js';
import { NO_STEM, type Vocabulary } from './vocabulary.js';

/**
 * An inverted index of some articles: for each stem, by its number, the passages (paragraphs) that hold it. It depends
 * on nothing but these articles and never changes. Passages are numbered from 0, article by article.
 */
export interface Segment {
  readonly articles: readonly Article[];
  /** The first passage of each article; behind the last one, how many passages there are. */
  readonly firsts: Int32Array;
  /** The content words in each field of each passage, field by field. */
  readonly lengths: readonly Int32Array[];
  /** The numbers of the stems that stand in it, growing. */
  readonly stems: Int32Array;
  /** Where the postings of each of them start; behind the last one, how many there are. */
  readonly starts: Int32Array;
  /** Numbers of passages, growing within a stem. */
  readonly passages: Int32Array;
  /** How often the stem stands in each field of the passage, packed: see `FIELDS`. */
  readonly counts: Uint32Array;
}

/** A field of a passage: where words are looked for. */
export interface Field {
  /** Where its count stands in a packed one, and the highest that it can be; more say no more. */
  readonly shift: number;
  readonly most: number;
  words(profile: Profile, paragraph: number, section: number): readonly Words[];
}

const NO_WORDS: Words = new Int32Array();

/** Its own words, the heading above it and the title: these two are found with the paragraphs below. */
export const FIELDS: readonly Field[] = [
  {
    shift: 0,
    most: 0xffff,
    words: ({ paragraphs }, paragraph) => (paragraphs[paragraph - 1] ?? []).map(({ words }) => words),
  },
  { shift: 16, most: 0xff, words: ({ headings }, _, section) => [headings[section - 1] ?? NO_WORDS] },
  { shift: 24, most: 0xff, words: ({ title }) => [title] },
];

/** How often a stem stands in a field. */
export function countIn({ shift, most }: Field, counts: number): number {
  return (counts >>> shift) & most;
}

/** What an article gives to an inverted index: an entry for each stem of each passage, passage by passage. */
export interface Entries {
  readonly article: Article;
  /** The content words in each field of each passage. */
  readonly lengths: readonly (readonly number[])[];
  /** Of each entry: the passage, from 0; the number of the stem; its packed counts. */
  readonly passages: Int32Array;
  readonly stems: Int32Array;
  readonly counts: Uint32Array;
}

/** Makes the function that counts the stems of articles, whose words the vocabulary must have. */
export function makeCounter({
  contentStems,
  stems: all,
}: Vocabulary): (article: Article, profile: Profile) => Entries {
  const packed = new Uint32Array(all.length);
  /** Counts a field, notes stems that are new to the passage, and gives how many content words there are. */
  function countField(field: Field, parts: readonly Words[], met: number[]): number {
    let length = 0;
    for (const words of parts)
      for (const word of words) {
        const stem = contentStems[word] as number;
        if (stem === NO_STEM) continue;
        length++;
        const before = packed[stem] as number;
        if (before === 0) met.push(stem);
        if (countIn(field, before) < field.most) packed[stem] = before + 2 ** field.shift;
      }
    return length;
  }
  return (article, profile) => {
    const [passages, stems, counts]: [number[], number[], number[]] = [[], [], []];
    const lengths = article.paragraphs.map(({ number, section }, passage) => {
      const each = FIELDS.map((field) => countField(field, field.words(profile, number, section), stems));
      for (let at = counts.length; at < stems.length; at++) {
        const stem = stems[at] as number;
        passages.push(passage);
        counts.push(packed[stem] as number);
        packed[stem] = 0;
      }
      return each;
    });
    return {
      article,
      lengths,
      passages: new Int32Array(passages),
      stems: new Int32Array(stems),
      counts: new Uint32Array(counts),
    };
  };
}

/** After so many entries other work may have its turn. */
const SLICE = 50_000;

/**
 * Inverts what articles give: a counting sort by stem.
 *
 * @param stems how many there are in the vocabulary
 */
export function* invert(given: readonly Entries[], stems: number): Steps<Segment> {
  const next = yield* startsOf(given, stems);
  const held = heldStems(next);
  yield;
  const size = next[stems] as number;
  const [passages, counts] = [new Int32Array(size), new Uint32Array(size)];
  yield;
  const firsts = new Int32Array(given.length + 1);
  const all = given.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const lengths = FIELDS.map(() => new Int32Array(all));
  let since = 0;
  for (const [at, entries] of given.entries()) {
    const first = firsts[at] as number;
    firsts[at + 1] = first + entries.lengths.length;
    for (const [passage, each] of entries.lengths.entries())
      for (let field = 0; field < each.length; field++)
        (lengths[field] as Int32Array)[first + passage] = each[field] as number;
    for (let entry = 0; entry < entries.stems.length; entry++) {
      const to = increase(next, entries.stems[entry] as number);
      passages[to] = first + (entries.passages[entry] as number);
      counts[to] = entries.counts[entry] as number;
    }
    since += entries.stems.length;
    if (since < SLICE) continue;
    since = 0;
    yield;
  }
  yield;
  return { articles: given.map(({ article }) => article), firsts, lengths, ...held, passages, counts };
}

/** Where the postings of each stem of the vocabulary start; behind the last one, how many there are. */
function* startsOf(given: readonly Entries[], stems: number): Steps<Int32Array> {
  const starts = new Int32Array(stems + 1);
  let since = 0;
  for (const entries of given) {
    for (const stem of entries.stems) increase(starts, stem + 1);
    since += entries.stems.length;
    if (since < SLICE) continue;
    since = 0;
    yield;
  }
  for (let stem = 0; stem < stems; stem++)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number);
  return starts;
}

/** The stems that have postings, and where theirs start. */
function heldStems(starts: Int32Array): Pick<Segment, 'stems' | 'starts'> {
  const stems = new Int32Array(starts.length - 1);
  let count = 0;
  for (let stem = 0; stem < stems.length; stem++)
    if ((starts[stem + 1] as number) > (starts[stem] as number)) stems[count++] = stem;
  const held = stems.slice(0, count);
  const heldStarts = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) heldStarts[at] = starts[held[at] as number] as number;
  heldStarts[count] = starts.at(-1) as number;
  return { stems: held, starts: heldStarts };
}

/** Adds one, and gives what was there before. */
function increase(numbers: Int32Array, at: number): number {
  const before = numbers[at] as number;
  numbers[at] = before + 1;
  return before;
}
