import type { Article } from '../article/article.js';
import { countIn, type Entries, FIELDS, type Field, invert, makeCounter, type Segment } from './postings.js';
import { Mark, type Profile, type SentenceProfile, type Words } from './profile.js';
import type { Steps } from './steps.js';
import { NO_STEM, type Vocabulary, type Word } from './vocabulary.js';

/**
 * The articles of an index. It never changes: what came and went since makes another one, which shares with it what
 * stayed.
 */
export interface Collection {
  /** In the order of the library. */
  readonly profiles: ReadonlyMap<Article, Profile>;
  /** The largest first. They may hold articles that have gone. */
  readonly segments: readonly Segment[];
  readonly statistics: Statistics;
}

/** What is counted over all passages. */
export interface Statistics {
  readonly passages: number;
  /** The content words in each field. */
  readonly lengths: readonly number[];
  /** For each stem how many passages hold it in their own words. */
  readonly frequencies: Int32Array;
  /** For each stem in how many fields of passages it stands. */
  readonly occurrences: Int32Array;
  /** For each stem how often the articles write it, also as a function word. */
  readonly uses: Int32Array;
  /** For each word above 0 if it is mostly written with a capital letter where it starts no sentence. */
  readonly capitals: Int32Array;
}

/** No articles. */
export const NOTHING: Collection = {
  profiles: new Map(),
  segments: [],
  statistics: {
    passages: 0,
    lengths: FIELDS.map(() => 0),
    frequencies: new Int32Array(),
    occurrences: new Int32Array(),
    uses: new Int32Array(),
    capitals: new Int32Array(),
  },
};

/** After counting so many articles other work may have its turn. */
const SLICE = 20;

/**
 * The collection of these articles, made from one that has articles in common with it. Only those that came or went
 * are counted, and segments are merged as they grow (Bentley and Saxe 1980): what a change costs depends on how much
 * has changed and, now and then, on as many articles as came before.
 */
export function* changed(
  before: Collection,
  profiles: ReadonlyMap<Article, Profile>,
  vocabulary: Vocabulary,
): Steps<Collection> {
  const count = makeCounter(vocabulary);
  const statistics = makeStatistics(before.statistics, vocabulary);
  const came = [...profiles.keys()].filter((article) => !before.profiles.has(article));
  const { kept, again } = segmentsToKeep(before.segments, profiles, came);
  let counted = 0;
  for (const [article, profile] of before.profiles) {
    if (profiles.has(article)) continue;
    statistics.add(count(article, profile), profile, -1);
    if (++counted % SLICE === 0) yield;
  }
  const entries: Entries[] = [];
  for (const article of again) {
    const profile = profiles.get(article) as Profile;
    const given = count(article, profile);
    if (!before.profiles.has(article)) statistics.add(given, profile, 1);
    entries.push(given);
    if (++counted % SLICE === 0) yield;
  }
  const segments = again.length > 0 ? [...kept, yield* invert(entries, vocabulary.stems.length)] : kept;
  return {
    profiles,
    segments: segments.sort((a, b) => sizeOf(b.articles) - sizeOf(a.articles)),
    statistics: statistics.now(),
  };
}

/** A segment stays while what has gone from it, and what is smaller, comes to no more than this share of it. */
const SHARE = 1 / 4;

/** The segments that stay, and the articles that are to be inverted anew, those that came among them. */
function segmentsToKeep(
  segments: readonly Segment[],
  profiles: ReadonlyMap<Article, Profile>,
  came: readonly Article[],
): { kept: Segment[]; again: readonly Article[] } {
  let again = came;
  const kept: Segment[] = [];
  for (const segment of segments.toReversed()) {
    const stayed = segment.articles.filter((article) => profiles.has(article));
    const gone = (segment.firsts.at(-1) as number) - sizeOf(stayed);
    if (gone + sizeOf(again) > SHARE * sizeOf(stayed)) again = [...stayed, ...again];
    else kept.push(segment);
  }
  return { kept, again };
}

/** How many passages articles have. */
function sizeOf(articles: readonly Article[]): number {
  return articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

/** A name stands with a capital letter more than so many times as often as without. */
const NAME = 2;

/** Statistics that go on from earlier ones, which stay as they are. */
function makeStatistics(before: Statistics, { words, stems, contentStems }: Vocabulary) {
  let { passages } = before;
  const lengths = [...before.lengths];
  const frequencies = grown(before.frequencies, stems.length);
  const occurrences = grown(before.occurrences, stems.length);
  const uses = grown(before.uses, stems.length);
  const capitals = grown(before.capitals, words.length);

  function addUses(numbers: Words, times: 1 | -1): void {
    for (const number of numbers) {
      const { stem } = words[number] as Word;
      uses[stem] = (uses[stem] as number) + times;
    }
  }

  /** Notes how words stand inside a sentence. */
  function addCapitals({ words: numbers, marks }: SentenceProfile, times: 1 | -1): void {
    for (let at = 1; at < numbers.length; at++) {
      const number = numbers[at] as number;
      if (contentStems[number] === NO_STEM) continue;
      const capital = (marks[at] as number) & Mark.capital;
      capitals[number] = (capitals[number] as number) + times * (capital ? 1 : -NAME);
    }
  }

  /** Notes in which fields of a passage a stem stands. */
  function addOccurrences(stem: number, counts: number, times: 1 | -1): void {
    for (let field = 0; field < FIELDS.length; field++) {
      if (countIn(FIELDS[field] as Field, counts) === 0) continue;
      occurrences[stem] = (occurrences[stem] as number) + times;
      if (field === 0) frequencies[stem] = (frequencies[stem] as number) + times;
    }
  }

  return {
    /** Counts an article in, or out (-1). */
    add(entries: Entries, profile: Profile, times: 1 | -1): void {
      passages += times * entries.lengths.length;
      for (const each of entries.lengths)
        for (const [field, length] of each.entries())
          lengths[field] = (lengths[field] as number) + times * length;
      for (let entry = 0; entry < entries.stems.length; entry++)
        addOccurrences(entries.stems[entry] as number, entries.counts[entry] as number, times);
      for (const sentence of profile.paragraphs.flat()) {
        addUses(sentence.words, times);
        addCapitals(sentence, times);
      }
      for (const line of [profile.title, ...profile.headings]) addUses(line, times);
    },
    now: (): Statistics => ({ passages, lengths, frequencies, occurrences, uses, capitals }),
  };
}

function grown(numbers: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(numbers);
  return larger;
}
