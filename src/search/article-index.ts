import lunr from 'lunr';
import type { Article } from '../article/article.js';
import type { Steps } from '../language/steps.js';
import type { Profile, WordNumbers } from './profile.js';
import { NO_STEM, type Vocabulary } from './vocabulary.js';

/** The weight of each stem of a query. */
export type StemWeights = ReadonlyMap<string, number>;

/**
 * The lunr indexes of an article's paragraphs: one, or several in order if there are very many words. It depends only
 * on the article and never changes.
 */
export interface ArticleIndex {
  readonly parts: readonly ArticlePart[];
}

/** Paragraphs that share a `lunr.Index`, which is built on first use. */
export interface ArticlePart {
  /** The index of the first of these paragraphs in the article. */
  readonly first: number;
  /** The numbers of the content words' stems, ascending. */
  readonly stems: Int32Array;
  /**
   * For each stem, the number of paragraphs that contain it in their own words; 0 if it only occurs in a heading or the
   * title.
   */
  readonly frequencies: Int32Array;
  /** The lunr score of each paragraph, 0 if it does not match, followed by the score of the title. */
  scores(weights: StemWeights): Float64Array;
}

/** The number of content words at which a part is full, so that indexing it takes little time. */
const FULL = 4_000;

/**
 * Indexes an article whose words are in the vocabulary. A very long article is indexed part by part, others on first
 * use.
 */
export function* indexArticle(
  article: Article,
  profile: Profile,
  vocabulary: Vocabulary,
): Steps<ArticleIndex> {
  const parts: ArticlePart[] = [];
  const size = article.paragraphs.length;
  for (const extent of extentsOf(profile)) {
    const when = extent.end - extent.first < size ? 'now' : 'when asked';
    parts.push(partOf(article, profile, vocabulary, extent, when));
    yield;
  }
  return { parts };
}

/** The paragraphs of a part, by index. */
export interface Extent {
  readonly first: number;
  readonly end: number;
}

/** Divides an article into parts. An article that is not very long is a single part, even without paragraphs. */
export function extentsOf(profile: Profile): Extent[] {
  const extents: Extent[] = [];
  const size = profile.paragraphs.length;
  let first = 0;
  do {
    let [end, words] = [first, 0];
    while (end < size && words < FULL) words += wordsIn(profile, end++);
    extents.push({ first, end });
    first = end;
  } while (first < size);
  return extents;
}

function wordsIn({ paragraphs }: Profile, paragraph: number): number {
  return (paragraphs[paragraph] ?? []).reduce((sum, { words }) => sum + words.length, 0);
}

/** A lunr document: the stems in each field. */
interface Document {
  readonly id: string;
  readonly text: readonly number[];
  readonly heading: readonly number[];
}

const TITLE = 'title';

/** The prefix keeps lunr's objects from becoming sparse arrays, as integer keys would. */
const refOf = (paragraph: number) => `p${paragraph}`;

/** @param when when lunr indexes it */
function partOf(
  article: Article,
  profile: Profile,
  vocabulary: Vocabulary,
  { first, end }: Extent,
  when: 'now' | 'when asked',
): ArticlePart {
  const stemsOf = (words: WordNumbers) =>
    Array.from(words, (word) => vocabulary.contentStems[word] as number).filter((stem) => stem !== NO_STEM);
  const documents = (): Document[] => {
    const { paragraphs, headings, title } = profile;
    const own = article.paragraphs.slice(first, end).map(({ section }, at) => ({
      id: refOf(at),
      text: (paragraphs[first + at] ?? []).flatMap(({ words }) => stemsOf(words)),
      heading: stemsOf(headings[section - 1] ?? NO_WORDS),
    }));
    return first > 0 ? own : [...own, { id: TITLE, text: stemsOf(title), heading: [] }];
  };
  const given = documents();
  const { stems, frequencies } = countStems(given);
  let index = when === 'now' ? indexDocuments(given, stems, vocabulary) : undefined;
  return {
    first,
    stems,
    frequencies,
    scores: (weights) => {
      index ??= indexDocuments(documents(), stems, vocabulary);
      const scores = new Float64Array(end - first + 1);
      for (const { ref, score } of query(index, weights))
        scores[ref === TITLE ? end - first : Number(ref.slice(1))] = score;
      return scores;
    },
  };
}

const NO_WORDS: WordNumbers = new Int32Array();

function countStems(documents: readonly Document[]): Pick<ArticlePart, 'stems' | 'frequencies'> {
  const counts = new Map<number, number>();
  for (const { id, text, heading } of documents) {
    for (const stem of new Set(text)) counts.set(stem, (counts.get(stem) ?? 0) + (id === TITLE ? 0 : 1));
    for (const stem of heading) counts.set(stem, counts.get(stem) ?? 0);
  }
  const stems = Int32Array.from(counts.keys()).sort();
  return { stems, frequencies: stems.map((stem) => counts.get(stem) as number) };
}

/** Tuned on news: length matters little for paragraphs (Robertson and Zaragoza 2009 give the range). */
const BM25 = { k1: 1.2, b: 0.3 };
/** The weight of a word in the heading, relative to one in the text. */
const HEADING = 0.5;
/**
 * The usual number of content words in each field. Fixed, because a score must not depend on an article's own average.
 */
const USUAL_LENGTHS = { text: 25, heading: 3 };
/**
 * A large document count for lunr, which rounds term weights to thousandths. Weights grow with the count, so rounding
 * loses less.
 */
const DOCUMENTS = 1e9;

/** lunr's entries for the documents that contain a term, keyed by reference; the values are empty. */
type Documents = Record<string, object>;

/** The documents that hold a term, by field. */
interface Posting {
  readonly _index: number;
  readonly text: Documents;
  readonly heading: Documents;
}

/** A posting with the number of documents that contain its term, over both fields. */
interface CountedPosting extends Posting {
  readonly held: number;
}

/** Looks up terms in an index. */
interface Terms {
  /** Negative if the term is not in the index. */
  placeOf(term: string): number;
  intersect(asked: lunr.TokenSet): { toArray(): number[] };
}

/**
 * The internals of lunr that are used here and missing from its types. They are those of the version in package.json.
 */
interface Insides {
  invertedIndex: Record<string, Posting>;
  averageFieldLength: Readonly<Record<string, number>>;
  fieldVectors: Record<string, { elements: number[] }>;
  calculateAverageFieldLengths(): void;
  createTokenSet(): void;
}

/** An index with its postings in an array: an object with one property per term would take as much memory again. */
interface StemIndex extends Pick<lunr.Index, 'query'> {
  invertedIndex: CountedPosting[];
  tokenSet: Terms;
}

const { idf } = lunr as unknown as { idf(posting: Posting, documents: number): number };

/**
 * Builds a `lunr.Index` of documents that have already been tokenised and stemmed.
 *
 * @param held the stems that occur in them, ascending
 */
function indexDocuments(documents: readonly Document[], held: Int32Array, vocabulary: Vocabulary): StemIndex {
  const builder = new lunr.Builder() as Omit<lunr.Builder, keyof Insides> & Insides;
  builder.tokenizer = ((numbers: readonly number[]) =>
    numbers.map((number) => vocabulary.stems[number])) as unknown as typeof lunr.tokenizer;
  builder.field('text');
  builder.field('heading', { boost: HEADING });
  builder.k1(BM25.k1);
  builder.b(BM25.b);
  builder.calculateAverageFieldLengths = () => {
    builder.averageFieldLength = USUAL_LENGTHS;
  };
  // lunr's token set of all terms, for wildcards, takes more memory than everything else.
  builder.createTokenSet = () => {};
  for (const document of documents) builder.add(document);
  builder.documentCount = DOCUMENTS;
  const index = builder.build() as unknown as StemIndex;
  index.invertedIndex = Array.from(held, (stem) =>
    compact(builder.invertedIndex[vocabulary.stems[stem] as string] as Posting),
  );
  index.tokenSet = termsOf(held, vocabulary);
  for (const vector of Object.values(builder.fieldVectors)) vector.elements = vector.elements.slice();
  return index;
}

/**
 * Looks up the terms of an index, exactly as given. A separate function, so that its closures do not retain the
 * builder.
 */
function termsOf(held: Int32Array, vocabulary: Vocabulary): Terms {
  const placeOf = (term: string) => {
    const stem = vocabulary.stem(term) ?? NO_STEM;
    let [low, high] = [0, held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((held[middle] as number) < stem) low = middle + 1;
      else high = middle;
    }
    return held[low] === stem ? low : -1;
  };
  return {
    placeOf,
    intersect: (asked) => ({
      toArray: () =>
        asked
          .toArray()
          .map(placeOf)
          .filter((place) => place >= 0),
    }),
  };
}

const NOTHING = Object.freeze({});
/** Shared, because most terms occur in a single document, and many articles have one with the same reference. */
const onlyIn = new Map<string, Documents>();
/** lunr's idf of a term, by the number of documents that contain it. */
const rarities = new Map<number, number>();

/** lunr creates an object for each document of each term; equal ones are replaced by one shared object. */
function compact(posting: Posting): CountedPosting {
  const { _index, text, heading } = posting;
  const held = Object.keys(text).length + Object.keys(heading).length;
  if (!rarities.has(held)) rarities.set(held, idf(posting, DOCUMENTS));
  return { _index, text: shared(text), heading: shared(heading), held };
}

function shared(documents: Documents): Documents {
  const refs = Object.keys(documents);
  const [ref, ...others] = refs;
  if (ref === undefined) return NOTHING;
  for (const each of refs) documents[each] = NOTHING;
  if (others.length > 0) return documents;
  const known = onlyIn.get(ref) ?? Object.freeze({ [ref]: NOTHING });
  onlyIn.set(ref, known);
  return known;
}

/**
 * Does what `lunr.Index.query` does, but scores terms only by their weights. lunr's own idf, which is that of a single
 * article, is divided out, and so is the query length, by which lunr normalises.
 */
function query(index: StemIndex, weights: StemWeights): { ref: string; score: number }[] {
  const boosts: { term: string; boost: number }[] = [];
  for (const [term, weight] of weights) {
    const posting = index.invertedIndex[index.tokenSet.placeOf(term)];
    if (posting) boosts.push({ term, boost: weight / (rarities.get(posting.held) as number) });
  }
  if (boosts.length === 0) return [];
  const length = Math.hypot(...boosts.map(({ boost }) => boost));
  return index
    .query((query) => {
      for (const { term, boost } of boosts) query.term(term, { boost, usePipeline: false });
    })
    .map(({ ref, score }) => ({ ref, score: score * length }));
}
