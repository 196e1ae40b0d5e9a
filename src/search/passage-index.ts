import type { Article, Paragraph } from '../article/article.js';
import { atOnce, type Steps } from '../language/steps.js';
import {
  type ArticleIndex,
  type ArticlePart,
  type Extent,
  indexArticle,
  type StemWeights,
} from './article-index.js';
import { type PackedProfile, packProfile, unpackProfile } from './packed-profile.js';
import { Mark, type Profile, profileOf, type Words } from './profile.js';
import { makeSpelling, type Spelling } from './spelling.js';
import { makeVocabulary, NO_STEM, type Vocabulary, type Word } from './vocabulary.js';

export type { StemWeights } from './article-index.js';

/** A paragraph that shares words with a query. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** What lunr scores it by: the sum over the stems of BM25. */
  readonly score: number;
  /** How much its article as a whole shares with the query: the length of the vector of its scores. */
  readonly articleScore: number;
}

/** The first of some hits, one at the least, whose paragraphs have so much together of what `sizeOf` measures. */
export function upTo<Found extends { readonly paragraph: Paragraph }>(
  hits: readonly Found[],
  most: number,
  sizeOf: (paragraph: Paragraph) => number,
): Found[] {
  let left = most;
  return hits.filter(({ paragraph }, at) => {
    left -= sizeOf(paragraph);
    return at === 0 || left >= 0;
  });
}

/** The same by characters: a file without line breaks has long paragraphs. */
export function upToCharacters(hits: readonly Hit[], most: number): Hit[] {
  return upTo(hits, most, ({ start, end }) => end - start);
}

/** The paragraphs of all articles, found by the words in them. */
export interface PassageIndex {
  /** How many articles it holds. */
  readonly size: number;
  /**
   * The paragraphs of the articles that `among` accepts which share most with the query, best first. A paragraph
   * counts more in an article that speaks of the query all over. They come from the articles that hold most of the
   * query: as many as passages are wanted, and some more where these are few.
   *
   * @param least what an article must hold of the query to be asked, as a part (0 to 1) of what the best one holds
   */
  search(
    stems: readonly string[],
    limit: number,
    among: (article: Article) => boolean,
    least?: number,
  ): Hit[];
  /**
   * What lunr scores each paragraph of an article by, 0 for none.
   *
   * @param within if given, only the parts of the article that have these paragraphs are asked
   * @throws {RangeError} for an article that is not indexed
   */
  scores(article: Article, stems: StemWeights, within?: Extent): Float64Array;
  /** Whether the articles hold the term anywhere, be it as a function word. */
  knows(stem: string): boolean;
  /** Whether the articles mostly write a folded word with a capital letter. */
  isName(word: string): boolean;
  /** How many paragraphs hold the term. */
  frequency(stem: string): number;
  /** Inverse document frequency (Robertson and Zaragoza 2009): high for rare terms, highest for unknown ones. */
  idf(stem: string): number;
  /**
   * The indexed terms that a misspelt word (unstemmed) may stand for: one edit away from 5 letters on, two from 9
   * on; the nearest first, and the commoner one of two as near.
   */
  similar(word: string): readonly string[];
  /** The indexed terms of words that begin with all of this one (unstemmed), which has 4 letters at the least. */
  beginning(word: string): readonly string[];
  /** The words of the articles. */
  readonly vocabulary: Vocabulary;
  /**
   * An indexed article as ranking sees it.
   *
   * @throws {RangeError} for an article that is not indexed
   */
  profile(article: Article): Profile;
}

/** Makes indices of collections that have articles in common, each of which is read once. */
export interface Indexer {
  /** Takes the profile of an article that was read elsewhere. */
  adopt(article: Article, packed: PackedProfile): void;
  /** The profile of an article, to be taken elsewhere. */
  packed(article: Article): PackedProfile;
  /** An index of these articles. */
  index(articles: readonly Article[]): Steps<PassageIndex>;
  /** An index of some articles of a larger collection, whose words count as they do in all of it. */
  indexSome(articles: readonly Article[], collection: CollectionStatistics): Steps<PassageIndex>;
  /** The words of all articles that were indexed, which only grow. */
  readonly vocabulary: Vocabulary;
}

/**
 * What is known of the words of a collection. Undefined is what was not looked up, and is counted in the articles at
 * hand.
 */
export interface CollectionStatistics {
  readonly paragraphs: number;
  /** How many paragraphs hold a stem in their own words; null where no article has it anywhere. */
  frequency(stem: string): number | null | undefined;
  isName(word: string): boolean | undefined;
  similar(word: string): readonly string[] | undefined;
  beginning(word: string): readonly string[] | undefined;
}

/** Builds the index. Headings are found with the paragraphs below them. */
export function indexPassages(articles: readonly Article[]): PassageIndex {
  return atOnce(makeIndexer().index(articles));
}

/** An article as it was read and indexed. */
interface Indexed {
  readonly profile: Profile;
  readonly index: ArticleIndex;
}

/** In the order of the library. */
type Collection = ReadonlyMap<Article, Indexed>;

/** After so many articles other work may have its turn. */
const SLICE = 20;

/**
 * An indexer that has read nothing yet. Its indices share a vocabulary, which only grows, and the articles that they
 * have in common, so that one may be asked while the next is made and the next costs no more than what has changed.
 */
export function makeIndexer(): Indexer {
  const vocabulary = makeVocabulary();
  const spelling = makeSpelling(vocabulary);
  /** By paragraphs, which an article under another id shares. */
  const profiles = new WeakMap<Article['paragraphs'], Profile>();
  const known = new WeakMap<Article['paragraphs'], Indexed>();
  let latest: Collection = new Map();
  let statistics = NOTHING;

  function* indexed(article: Article): Steps<Indexed> {
    const before = known.get(article.paragraphs);
    if (before) return before;
    const adopted = profiles.get(article.paragraphs);
    const profile =
      adopted ?? unpackProfile(packProfile(profileOf(article, vocabulary), vocabulary), vocabulary);
    if (!adopted) yield;
    const made = { profile, index: yield* indexArticle(article, profile, vocabulary) };
    known.set(article.paragraphs, made);
    return made;
  }

  return {
    packed: (article) =>
      packProfile(profiles.get(article.paragraphs) ?? profileOf(article, vocabulary), vocabulary),
    adopt: (article, packed) => void profiles.set(article.paragraphs, unpackProfile(packed, vocabulary)),
    *index(articles) {
      const next = new Map<Article, Indexed>();
      for (const article of articles) next.set(article, yield* indexed(article));
      const [before, counts] = [latest, grown(statistics, vocabulary)];
      let counted = 0;
      for (const [from, others, times] of [
        [before, next, -1],
        [next, before, 1],
      ] as const)
        for (const [article, each] of from) {
          if (others.has(article)) continue;
          count(counts, each, times, vocabulary);
          if (++counted % SLICE === 0) yield;
        }
      [latest, statistics] = [next, counts];
      const directory = yield* directoryOf(next, vocabulary.stems.length);
      return indexOf(next, directory, () => counts, { vocabulary, spelling });
    },
    *indexSome(articles, collection) {
      const some = new Map<Article, Indexed>();
      for (const article of articles) some.set(article, yield* indexed(article));
      const directory = yield* directoryOf(some, vocabulary.stems.length);
      const counts = () => {
        const counted = grown(NOTHING, vocabulary);
        for (const each of some.values()) count(counted, each, 1, vocabulary);
        return counted;
      };
      return indexOf(some, directory, onceAsked(counts), { vocabulary, spelling }, collection);
    },
    vocabulary,
  };
}

/** What is counted over all articles. */
interface Statistics {
  paragraphs: number;
  /** For each stem how many paragraphs hold it in their own words. */
  readonly frequencies: Int32Array;
  /** For each word, and for each stem, how often the articles write it. */
  readonly words: Int32Array;
  readonly stems: Int32Array;
  /** For each word above 0 if it is mostly written with a capital letter where it starts no sentence. */
  readonly capitals: Int32Array;
}

const NOTHING: Statistics = {
  paragraphs: 0,
  frequencies: new Int32Array(),
  words: new Int32Array(),
  stems: new Int32Array(),
  capitals: new Int32Array(),
};

/** Statistics that go on from earlier ones, which stay as they are. */
function grown(before: Statistics, { words, stems }: Vocabulary): Statistics {
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

/** A name stands with a capital letter more than so many times as often as without. */
const NAME = 2;

/** Counts an article in, or out (-1). */
function count(
  statistics: Statistics,
  { profile, index }: Indexed,
  times: 1 | -1,
  vocabulary: Vocabulary,
): void {
  const { frequencies, words, stems, capitals } = statistics;
  const add = (numbers: Int32Array, at: number, count: number) => {
    numbers[at] = (numbers[at] as number) + times * count;
  };
  const addWords = (line: Words) => {
    for (const word of line) {
      add(words, word, 1);
      add(stems, (vocabulary.words[word] as Word).stem, 1);
    }
  };
  statistics.paragraphs += times * profile.paragraphs.length;
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

/** Part of an article, beside the article. */
interface Place {
  readonly article: Article;
  readonly part: ArticlePart;
}

/** Which parts of articles hold a stem: it tells whose indexes are worth asking. */
interface Directory {
  readonly places: readonly Place[];
  /** For each stem where its holders start; behind the last one, how many there are. */
  readonly starts: Int32Array;
  /** Indices of places, growing within a stem. */
  readonly holders: Int32Array;
}

/** After noting the stems of so many articles other work may have its turn. */
const NOTED = 500;

function* directoryOf(collection: Collection, stems: number): Steps<Directory> {
  const places = [...collection].flatMap(([article, { index }]) =>
    index.parts.map((part) => ({ article, part })),
  );
  const ends = new Int32Array(stems + 1);
  for (const [at, { part }] of places.entries()) {
    for (const stem of part.stems) ends[stem] = (ends[stem] as number) + 1;
    if (at % NOTED === 0) yield;
  }
  for (let stem = 1; stem <= stems; stem++) ends[stem] = (ends[stem] as number) + (ends[stem - 1] as number);
  const holders = new Int32Array(ends[stems] as number);
  for (let place = places.length - 1; place >= 0; place--) {
    for (const stem of (places[place] as Place).part.stems) {
      const at = (ends[stem] as number) - 1;
      holders[at] = place;
      ends[stem] = at;
    }
    if (place % NOTED === 0) yield;
  }
  return { places, starts: ends, holders };
}

/** Makes something when it is first asked for. */
function onceAsked<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** So many articles are asked at the least. */
const ASKED = 32;
/** What the article's own score weighs beside the paragraph's. */
const ARTICLE = 0.5;

function indexOf(
  collection: Collection,
  { places, starts, holders }: Directory,
  statistics: () => Statistics,
  { vocabulary, spelling }: { readonly vocabulary: Vocabulary; readonly spelling: Spelling },
  whole?: CollectionStatistics,
): PassageIndex {
  const paragraphs = whole?.paragraphs ?? statistics().paragraphs;
  const frequency = (stem: string) => {
    const known = whole?.frequency(stem);
    return known === undefined ? (statistics().frequencies[vocabulary.stem(stem) ?? -1] ?? 0) : (known ?? 0);
  };
  const idf = (stem: string) =>
    Math.log(1 + Math.max(0, paragraphs - frequency(stem) + 0.5) / (frequency(stem) + 0.5));
  const isUsed = (word: number) => (statistics().words[word] ?? 0) > 0;
  const stemOf = (word: number) => vocabulary.stems[(vocabulary.words[word] as Word).stem] as string;
  const indexed = (article: Article): Indexed => {
    const found = collection.get(article);
    if (!found) throw new RangeError(`The article "${article.id}" is not in the index.`);
    return found;
  };

  /** The parts of articles that hold most of a query by the weights of its stems. */
  function placesToAsk(
    weights: StemWeights,
    limit: number,
    among: (article: Article) => boolean,
    least: number,
  ): Place[] {
    const held = new Float64Array(places.length);
    for (const [stem, weight] of weights) {
      const number = vocabulary.stem(stem);
      if (number === undefined) continue;
      // Words that are newer than this index are in none of its articles.
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const place = holders[at] as number;
        held[place] = (held[place] as number) + weight;
      }
    }
    const best = highest(places.keys(), limit, (at) =>
      held[at] !== 0 && among((places[at] as Place).article) ? (held[at] as number) : 0,
    );
    const enough = least * (held[best[0] ?? -1] ?? 0);
    return best.filter((at) => (held[at] as number) >= enough).map((at) => places[at] as Place);
  }

  return {
    size: collection.size,
    search(stems, limit, among, least = 0) {
      const weights = new Map(stems.map((stem) => [stem, idf(stem)]));
      const asked = placesToAsk(weights, Math.max(ASKED, limit), among, least);
      const found = asked.map(({ article, part }) => ({ article, part, scores: part.scores(weights) }));
      const squares = new Map<Article, number>();
      for (const { article, scores } of found)
        squares.set(
          article,
          scores.reduce((sum, score) => sum + score ** 2, squares.get(article) ?? 0),
        );
      const hits = found.flatMap(({ article, part, scores }) =>
        article.paragraphs
          .slice(part.first, part.first + scores.length - 1)
          .flatMap((paragraph, at): Hit[] => {
            const score = scores[at] as number;
            const articleScore = Math.sqrt(squares.get(article) as number);
            return score > 0 ? [{ article, paragraph, score, articleScore }] : [];
          }),
      );
      const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
      const bestArticle = hits.reduce((most, { articleScore }) => Math.max(most, articleScore), 0);
      return highest(
        hits,
        limit,
        ({ score, articleScore }) => score / best + (ARTICLE * articleScore) / bestArticle,
      );
    },
    scores(article, stems, within) {
      const scores = new Float64Array(article.paragraphs.length);
      const { parts } = indexed(article).index;
      for (const [at, part] of parts.entries()) {
        const end = parts[at + 1]?.first ?? article.paragraphs.length;
        if (within && (end <= within.first || part.first >= within.end)) continue;
        scores.set(part.scores(stems).subarray(0, -1), part.first);
      }
      return scores;
    },
    knows: (stem) => {
      const known = whole?.frequency(stem);
      return known === undefined
        ? (statistics().stems[vocabulary.stem(stem) ?? -1] ?? 0) > 0
        : known !== null;
    },
    isName: (word) =>
      whole?.isName(word) ?? (statistics().capitals[vocabulary.contentWord(word) ?? -1] ?? 0) > 0,
    frequency,
    idf,
    similar(word) {
      const known = whole ? (whole.similar(word) ?? []) : null;
      if (known) return known;
      const fewest = new Map<string, number>();
      for (const guess of spelling.similar(word)) {
        if (!isUsed(guess.word)) continue;
        const stem = stemOf(guess.word);
        fewest.set(stem, Math.min(guess.edits, fewest.get(stem) ?? guess.edits));
      }
      return [...fewest]
        .sort(([a, one], [b, other]) => one - other || frequency(b) - frequency(a) || (a < b ? -1 : 1))
        .map(([stem]) => stem);
    },
    beginning: (word) =>
      whole
        ? (whole.beginning(word) ?? [])
        : [...new Set(spelling.beginning(word).filter(isUsed).map(stemOf))].sort(),
    vocabulary,
    profile: (article) => indexed(article).profile,
  };
}

/** Those of highest worth above 0, best first, of equal ones the first ones. */
function highest<Item>(items: Iterable<Item>, limit: number, worthOf: (item: Item) => number): Item[] {
  const kept: { item: Item; worth: number }[] = [];
  for (const item of items) {
    const worth = worthOf(item);
    const least = kept.length < limit ? 0 : (kept.at(-1)?.worth ?? Number.POSITIVE_INFINITY);
    if (!(worth > least)) continue;
    let at = kept.length;
    while (at > 0 && worth > (kept[at - 1] as (typeof kept)[number]).worth) at--;
    kept.splice(at, 0, { item, worth });
    if (kept.length > limit) kept.pop();
  }
  return kept.map(({ item }) => item);
}
