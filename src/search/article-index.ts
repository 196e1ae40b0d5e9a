import lunr from 'lunr';
import type { Article } from '../article/article.js';
import type { Profile, Words } from './profile.js';
import type { Steps } from './steps.js';
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
  /** The numbers of the content words' stems, each once. */
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
  let first = 0;
  do {
    let [end, words] = [first, 0];
    while (end < size && words < FULL) words += wordsIn(profile, end++);
    const when = end - first < size ? 'now' : 'when asked';
    parts.push(partOf(article, profile, vocabulary, { first, end, when }));
    first = end;
    yield;
  } while (first < size);
  return { parts };
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

/** The paragraphs of a part, by their indices, and when lunr is to index them. */
interface Extent {
  readonly first: number;
  readonly end: number;
  readonly when: 'now' | 'when asked';
}

function partOf(
  article: Article,
  profile: Profile,
  { contentStems, stems }: Vocabulary,
  { first, end, when }: Extent,
): ArticlePart {
  const stemsOf = (words: Words) =>
    Array.from(words, (word) => contentStems[word] as number).filter((stem) => stem !== NO_STEM);
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
  let index = when === 'now' ? indexDocuments(given, stems) : undefined;
  return {
    first,
    ...countStems(given),
    scores: (weights) => {
      index ??= indexDocuments(documents(), stems);
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
  return { stems: Int32Array.from(counts.keys()), frequencies: Int32Array.from(counts.values()) };
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
  /** lunr's own rarity of the term. */
  readonly idf?: number;
}

/** What is used of lunr's insides, which its types do not show. They are those of the version in package.json. */
interface Insides {
  invertedIndex: Record<string, Posting>;
  averageFieldLength: Readonly<Record<string, number>>;
  fieldVectors: Record<string, { elements: number[] }>;
  tokenSet: unknown;
  calculateAverageFieldLengths(): void;
  createTokenSet(): void;
}
type StemIndex = lunr.Index & Pick<Insides, 'invertedIndex' | 'fieldVectors'>;

const { idf } = lunr as unknown as { idf(posting: Posting, documents: number): number };

/** A `lunr.Index` of documents that are read and stemmed already. */
function indexDocuments(documents: readonly Document[], stems: readonly string[]): StemIndex {
  const builder = new lunr.Builder() as Omit<lunr.Builder, keyof Insides> & Insides;
  builder.tokenizer = ((numbers: readonly number[]) =>
    numbers.map((number) => stems[number])) as unknown as typeof lunr.tokenizer;
  builder.field('text');
  builder.field('heading', { boost: HEADING });
  builder.k1(BM25.k1);
  builder.b(BM25.b);
  builder.calculateAverageFieldLengths = () => {
    builder.averageFieldLength = USUAL_LENGTHS;
  };
  builder.createTokenSet = () => {
    builder.tokenSet = exactly(builder.invertedIndex);
  };
  for (const document of documents) builder.add(document);
  builder.documentCount = DOCUMENTS;
  const index = builder.build() as unknown as StemIndex;
  makeCompact(index);
  return index;
}

/**
 * Finds terms as they stand. lunr's set of them, for wildcards, takes more room than all else. It stands apart, so that
 * it holds on to no builder.
 */
function exactly(terms: Insides['invertedIndex']) {
  return {
    intersect: (asked: lunr.TokenSet) => ({
      toArray: () => asked.toArray().filter((term) => term in terms),
    }),
  };
}

const NOTHING = Object.freeze({});
/** Most terms stand in one document, and many articles have one of that name. */
const onlyIn = new Map<string, Documents>();

/** lunr makes an object for each term of each document; those that say the same are made one. */
function makeCompact({ invertedIndex, fieldVectors }: StemIndex): void {
  for (const [term, posting] of Object.entries(invertedIndex)) {
    const { _index, text, heading } = posting;
    invertedIndex[term] = {
      _index,
      text: compact(text),
      heading: compact(heading),
      idf: idf(posting, DOCUMENTS),
    };
  }
  for (const vector of Object.values(fieldVectors)) vector.elements = vector.elements.slice();
}

function compact(posting: Documents): Documents {
  const refs = Object.keys(posting);
  const [ref, ...others] = refs;
  if (ref === undefined) return NOTHING;
  for (const each of refs) posting[each] = NOTHING;
  if (others.length > 0) return posting;
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
    const rarity = index.invertedIndex[term]?.idf;
    if (rarity !== undefined) boosts.push({ term, boost: weight / rarity });
  }
  if (boosts.length === 0) return [];
  const length = Math.hypot(...boosts.map(({ boost }) => boost));
  return index
    .query((query) => {
      for (const { term, boost } of boosts) query.term(term, { boost, usePipeline: false });
    })
    .map(({ ref, score }) => ({ ref, score: score * length }));
}
