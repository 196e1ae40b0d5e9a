import type { Article, Paragraph } from '../article/article.js';
import { atOnce, type Steps } from '../language/steps.js';
import {
  type ArticleIndex,
  type ArticlePart,
  type Extent,
  indexArticle,
  type StemWeights,
} from './article-index.js';
import { type PackedProfile, type Profile, packProfile, profileOf, unpackProfile } from './profile.js';
import { makeSpelling, type Spelling } from './spelling.js';
import { makeVocabulary, type Vocabulary, type Word } from './vocabulary.js';
import { type CollectionStatistics, count, grown, NOTHING_COUNTED, type WordCounts } from './word-counts.js';

export type { StemWeights } from './article-index.js';

/** A paragraph that shares words with a query. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** Its lunr score: the sum of BM25 over the stems. */
  readonly score: number;
  /** How much its whole article matches the query: the Euclidean norm of its scores. */
  readonly articleScore: number;
}

/** The first hits, at least one, whose paragraphs stay within a total of `most` as measured by `sizeOf`. */
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

/** Like `upTo`, measured in characters: a file without line breaks has long paragraphs. */
export function upToCharacters(hits: readonly Hit[], most: number): Hit[] {
  return upTo(hits, most, ({ start, end }) => end - start);
}

/** Finds paragraphs of all articles by their words. */
export interface PassageIndex {
  /** The number of articles. */
  readonly size: number;
  /**
   * The paragraphs that share most with the query, from the articles that `among` accepts, best first. A paragraph
   * scores higher if the whole article matches the query. Only the articles that contain most of the query are
   * searched: as many as passages are wanted, or some more if those are few.
   *
   * @param least the minimum share (0 to 1) of the query that an article must contain, relative to the best article
   */
  search(
    stems: readonly string[],
    limit: number,
    among: (article: Article) => boolean,
    least?: number,
  ): Hit[];
  /**
   * The lunr score of each paragraph of an article, 0 if it does not match.
   *
   * @param within limits the search to the parts of the article that contain these paragraphs
   * @throws {RangeError} for an article that is not indexed
   */
  scores(article: Article, stems: StemWeights, within?: Extent): Float64Array;
  /** Whether the term occurs in the articles, even as a function word. */
  knows(stem: string): boolean;
  /** Whether the articles usually capitalise a folded word. */
  isName(word: string): boolean;
  /** The number of paragraphs that contain the term. */
  frequency(stem: string): number;
  /** Inverse document frequency (Robertson and Zaragoza 2009): high for rare terms, highest for unknown ones. */
  idf(stem: string): number;
  /**
   * The indexed terms that a misspelt word (unstemmed) may be meant as: one edit away if it has 5 letters or more, two
   * if it has 9 or more. Nearest first, then most frequent first.
   */
  similar(word: string): readonly string[];
  /** The indexed terms of words with this prefix (unstemmed, at least 4 letters). */
  beginning(word: string): readonly string[];
  /** The words of the articles. */
  readonly vocabulary: Vocabulary;
  /**
   * An indexed article as the ranking sees it.
   *
   * @throws {RangeError} for an article that is not indexed
   */
  profile(article: Article): Profile;
}

/** Builds indexes of collections that share articles; each article is read once. */
export interface Indexer {
  /** Adopts the profile of an article that was read elsewhere. */
  adopt(article: Article, packed: PackedProfile): void;
  /** The profile of an article, for use elsewhere. */
  packed(article: Article): PackedProfile;
  /** An index of these articles. */
  index(articles: readonly Article[]): Steps<PassageIndex>;
  /** An index of some articles of a larger collection, scored with the statistics of the whole collection. */
  indexSome(articles: readonly Article[], collection: CollectionStatistics): Steps<PassageIndex>;
  /** The words of all articles indexed so far; it only grows. */
  readonly vocabulary: Vocabulary;
}

/** Builds the index. Paragraphs are also found by their headings. */
export function indexPassages(articles: readonly Article[]): PassageIndex {
  return atOnce(makeIndexer().index(articles));
}

/** An article with its profile and index. */
interface Indexed {
  readonly profile: Profile;
  readonly index: ArticleIndex;
}

/** In the order of the library. */
type Collection = ReadonlyMap<Article, Indexed>;

/** Yields to other work after this many articles. */
const SLICE = 20;

/**
 * Makes an indexer that has read nothing yet. Its indexes share a growing vocabulary and the articles that they have in
 * common, so one can be searched while the next is built, and the next costs no more than the changes.
 */
export function makeIndexer(): Indexer {
  const vocabulary = makeVocabulary();
  const spelling = makeSpelling(vocabulary);
  /** Cached by the array of paragraphs, which an article under another id shares. */
  const profiles = new WeakMap<Article['paragraphs'], Profile>();
  const known = new WeakMap<Article['paragraphs'], Indexed>();
  let latest: Collection = new Map();
  let statistics = NOTHING_COUNTED;

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
        const counted = grown(NOTHING_COUNTED, vocabulary);
        for (const each of some.values()) count(counted, each, 1, vocabulary);
        return counted;
      };
      return indexOf(some, directory, onceAsked(counts), { vocabulary, spelling }, collection);
    },
    vocabulary,
  };
}

/** A part of an article, with the article. */
interface IndexedPart {
  readonly article: Article;
  readonly part: ArticlePart;
}

/** An inverted index from stems to parts of articles, to choose which lunr indexes to search. */
interface Directory {
  readonly places: readonly IndexedPart[];
  /** The start of each stem's entries in `holders`; the last element is their total. */
  readonly starts: Int32Array;
  /** Indices of places, ascending for each stem. */
  readonly holders: Int32Array;
}

/** Yields to other work after noting the stems of this many articles. */
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
    for (const stem of (places[place] as IndexedPart).part.stems) {
      const at = (ends[stem] as number) - 1;
      holders[at] = place;
      ends[stem] = at;
    }
    if (place % NOTED === 0) yield;
  }
  return { places, starts: ends, holders };
}

/** Makes a lazy, cached value. */
function onceAsked<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The minimum number of articles searched. */
const ASKED = 32;
/** The weight of the article's score, relative to the paragraph's. */
const ARTICLE = 0.5;

function indexOf(
  collection: Collection,
  { places, starts, holders }: Directory,
  statistics: () => WordCounts,
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

  /** The parts of articles that contain most of a query, by the weights of its stems. */
  function placesToAsk(
    weights: StemWeights,
    limit: number,
    among: (article: Article) => boolean,
    least: number,
  ): IndexedPart[] {
    const held = new Float64Array(places.length);
    for (const [stem, weight] of weights) {
      const number = vocabulary.stem(stem);
      if (number === undefined) continue;
      // Words added to the vocabulary after this index was built occur in none of its articles.
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const place = holders[at] as number;
        held[place] = (held[place] as number) + weight;
      }
    }
    const best = highest(places.keys(), limit, (at) =>
      held[at] !== 0 && among((places[at] as IndexedPart).article) ? (held[at] as number) : 0,
    );
    const enough = least * (held[best[0] ?? -1] ?? 0);
    return best.filter((at) => (held[at] as number) >= enough).map((at) => places[at] as IndexedPart);
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

/** The items with the highest worth above 0, best first; ties keep their order. */
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
