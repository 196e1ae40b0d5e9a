import lunr from 'lunr';
import type { Article } from '../article/article.js';
import type { Steps } from '../language/steps.js';
import type { Profile, Words } from './profile.js';
import { NO_STEM, type Vocabulary } from './vocabulary.js';

/** How much each stem of a query counts. */
export type StemWeights = ReadonlyMap<string, number>;

/**
 * The paragraphs of an article in a `lunr.Index`, or where there are very many words in several, one after the other.
 * It depends on nothing but the article and never changes.
 */
export interface ArticleIndex {
  readonly parts: readonly ArticlePart[];
}

/** Paragraphs that stand in one `lunr.Index`, which is made when it is first asked. */
export interface ArticlePart {
  /** The index of the first of these paragraphs in the article. */
  readonly first: number;
  /** The numbers of the content words' stems, growing. */
  readonly stems: Int32Array;
  /** How many of the paragraphs hold each of them in their own words; the others stand in a heading or the title. */
  readonly frequencies: Int32Array;
  /** What lunr scores each paragraph by, 0 for none; behind the last one, what it scores the title by. */
  scores(weights: StemWeights): Float64Array;
}

/** A part is full at so many content words: the time that it takes to index them is short. */
const FULL = 4_000;

/** Indexes an article whose words the vocabulary has: one that is very long part after part, others when they are asked. */
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

/** The paragraphs of a part, by their indices. */
export interface Extent {
  readonly first: number;
  readonly end: number;
}

/** Where an article is parted: one that is not very long is one part, be it without paragraphs. */
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

/** A document of lunr: the stems in each field. */
interface Document {
  readonly id: string;
  readonly text: readonly number[];
  readonly heading: readonly number[];
}

const TITLE = 'title';

/** Integers as references would make lunr's objects arrays full of holes. */
const refOf = (paragraph: number) => `p${paragraph}`;

/** @param when when lunr is to index it */
function partOf(
  article: Article,
  profile: Profile,
  vocabulary: Vocabulary,
  { first, end }: Extent,
  when: 'now' | 'when asked',
): ArticlePart {
  const stemsOf = (words: Words) =>
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

const NO_WORDS: Words = new Int32Array();

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
/** What a word of the heading counts beside one of the text. */
const HEADING = 0.5;
/** How many content words each field usually has: what an article's own average is must not matter to a score. */
const USUAL_LENGTHS = { text: 25, heading: 3 };
/** lunr rounds to a thousandth what a word weighs. It weighs the more the more documents there are. */
const DOCUMENTS = 1e9;

/** What lunr keeps of each document that holds a term, by its reference: nothing. */
type Documents = Record<string, object>;

/** The documents that hold a term, by field. */
interface Posting {
  readonly _index: number;
  readonly text: Documents;
  readonly heading: Documents;
}

/** A posting beside how many documents hold its term, field by field. */
interface CountedPosting extends Posting {
  readonly held: number;
}

/** Finds the places of terms among those of an index. */
interface Terms {
  /** Negative for a term that is not there. */
  placeOf(term: string): number;
  intersect(asked: lunr.TokenSet): { toArray(): number[] };
}

/** What is used of lunr's insides, which its types do not show. They are those of the version in package.json. */
interface Insides {
  invertedIndex: Record<string, Posting>;
  averageFieldLength: Readonly<Record<string, number>>;
  fieldVectors: Record<string, { elements: number[] }>;
  calculateAverageFieldLengths(): void;
  createTokenSet(): void;
}

/** An index whose postings are a list: an object with a property for each term takes as much room as they do. */
interface StemIndex extends Pick<lunr.Index, 'query'> {
  invertedIndex: CountedPosting[];
  tokenSet: Terms;
}

const { idf } = lunr as unknown as { idf(posting: Posting, documents: number): number };

/**
 * A `lunr.Index` of documents that are read and stemmed already.
 *
 * @param held the stems that stand in them, growing
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
  // What lunr makes of all terms, for wildcards, takes more room than all else.
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

/** The terms of an index, which is asked for them as they stand. Made apart, so that they hold on to no builder. */
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
/** Most terms stand in one document, and many articles have one of that name. */
const onlyIn = new Map<string, Documents>();
/** lunr's rarity of a term, by how many documents hold it. */
const rarities = new Map<number, number>();

/** lunr makes an object for each document of each term; those that say the same are made one. */
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
 * What `lunr.Index.query` finds. Each term counts what its weight says: lunr's own rarity of it, which is that of one
 * article, is taken out again, and so is the length of the query, by which lunr divides.
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
