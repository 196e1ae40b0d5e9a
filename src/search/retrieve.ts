import type { Article, Paragraph } from '../article/article.js';
import type { Collection } from './collection.js';
import { countIn, FIELDS, type Field, type Segment } from './postings.js';

/** A paragraph that shares words with a query. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** Its BM25 score, divided by the length of the query as a vector. */
  readonly score: number;
  /** How much its article as a whole shares with the query: the length of the vector of its paragraphs' scores. */
  readonly articleScore: number;
}

/** Tuned on news: length matters little for paragraphs (Robertson and Zaragoza 2009 give the range). */
const K1 = 1.2;
const B = 0.3;
/** What a word counts in each field. */
const BOOSTS = [1, 0.5, 0.3];

/** What the article's own score weighs beside the paragraph's. */
const ARTICLE = 0.5;

/** Inverse document frequency, as lunr has it, of a stem that stands in so many of the passages' fields. */
function rarity(passages: number, occurrences: number): number {
  return Math.log(1 + Math.abs((passages - occurrences + 0.5) / (occurrences + 0.5)));
}

/** Room to add up scores in, which are all 0 between two queries: indices that are asked in turn may share it. */
export interface Room {
  scores: Float32Array;
  touched: Int32Array;
  squares: Float64Array;
  asked: Uint8Array;
}

export function makeRoom(): Room {
  return {
    scores: new Float32Array(),
    touched: new Int32Array(),
    squares: new Float64Array(),
    asked: new Uint8Array(),
  };
}

function widen(room: Room, passages: number, articles: number): void {
  if (room.scores.length < passages) {
    room.scores = new Float32Array(passages);
    room.touched = new Int32Array(passages);
  }
  if (room.asked.length >= articles) return;
  room.squares = new Float64Array(articles);
  room.asked = new Uint8Array(articles);
}

/** The articles and passages of all segments, numbered through. */
interface Numbering {
  readonly articles: readonly Article[];
  /** The place of each article in the library; `GONE` where it has left. */
  readonly places: Int32Array;
  /** The first passage of each article, and the article of each passage. */
  readonly firsts: Int32Array;
  readonly articleOf: Int32Array;
  /** The first passage of each segment. */
  readonly offsets: readonly number[];
}

const GONE = -1;

function numberThrough({ segments, profiles }: Collection): Numbering {
  const place = new Map([...profiles.keys()].map((article, at) => [article, at]));
  const articles = segments.flatMap((segment) => segment.articles);
  const firsts = new Int32Array(articles.length + 1);
  for (const [at, { paragraphs }] of articles.entries())
    firsts[at + 1] = (firsts[at] as number) + paragraphs.length;
  const articleOf = new Int32Array(firsts[articles.length] as number);
  for (let at = 0; at < articles.length; at++) articleOf.fill(at, firsts[at], firsts[at + 1]);
  let from = 0;
  const offsets = segments.map((segment) => {
    const offset = firsts[from] as number;
    from += segment.articles.length;
    return offset;
  });
  const places = Int32Array.from(articles, (article) => place.get(article) ?? GONE);
  return { articles, places, firsts, articleOf, offsets };
}

/**
 * Makes the function that looks passages up. It adds up scores a stem at a time in arrays that are kept, so that a
 * word which stands nearly everywhere costs a few additions for each passage and no objects. What BM25 weighs a word by
 * is computed when it is asked for: it depends on how long passages usually are, and so on every article.
 */
export function makeRetrieval(collection: Collection, room: Room) {
  const { segments, statistics } = collection;
  const { articles, places, firsts, articleOf, offsets } = numberThrough(collection);
  const usual = statistics.lengths.map((length) => length / statistics.passages);
  widen(room, articleOf.length, articles.length);

  /** Adds up the scores of passages that hold the stems, and gives how many there are. */
  function score({ scores, touched }: Room, stems: readonly number[]): number {
    let count = 0;
    for (const stem of stems) {
      const occurrences = statistics.occurrences[stem] as number;
      const weight = rarity(statistics.passages, occurrences) / Math.sqrt(stems.length);
      for (const [number, segment] of segments.entries()) {
        const held = placeOf(stem, segment.stems);
        if (held < 0) continue;
        const offset = offsets[number] as number;
        const end = segment.starts[held + 1] as number;
        for (let at = segment.starts[held] as number; at < end; at++) {
          const passage = offset + (segment.passages[at] as number);
          if (scores[passage] === 0) touched[count++] = passage;
          scores[passage] = (scores[passage] as number) + weight * weigh(segment, at);
        }
      }
    }
    return count;
  }

  /** What a posting weighs but for the stem's rarity: BM25, field by field and summed. */
  function weigh({ passages, counts, lengths }: Segment, at: number): number {
    const passage = passages[at] as number;
    const packed = counts[at] as number;
    let weight = 0;
    for (let field = 0; field < BOOSTS.length; field++) {
      const count = countIn(FIELDS[field] as Field, packed);
      if (count === 0) continue;
      const length = (lengths[field] as Int32Array)[passage] as number;
      const damp = K1 * (1 - B + (B * length) / (usual[field] as number));
      weight = Math.fround(weight + ((BOOSTS[field] as number) * (K1 + 1) * count) / (count + damp));
    }
    return weight;
  }

  /** Keeps the passages of articles that are asked, and gives how many those are. */
  function keepAsked({ scores, touched, asked }: Room, count: number): number {
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const passage = touched[at] as number;
      if (asked[articleOf[passage] as number]) touched[kept++] = passage;
      else scores[passage] = 0;
    }
    return kept;
  }

  /** Of two passages, which stands first in the library. */
  function inOrder(a: number, b: number): number {
    return (places[articleOf[a] as number] as number) - (places[articleOf[b] as number] as number) || a - b;
  }

  function top({ scores, touched, squares }: Room, count: number, limit: number): Hit[] {
    let [best, bestArticle] = [0, 0];
    for (let at = 0; at < count; at++) {
      const passage = touched[at] as number;
      const article = articleOf[passage] as number;
      const own = scores[passage] as number;
      const square = (squares[article] as number) + own ** 2;
      squares[article] = square;
      if (own > best) best = own;
      if (square > bestArticle) bestArticle = square;
    }
    const articleScore = (passage: number) => Math.sqrt(squares[articleOf[passage] as number] as number);
    const longest = Math.sqrt(bestArticle);
    const worth = (passage: number) =>
      (scores[passage] as number) / best + (ARTICLE * articleScore(passage)) / longest;
    return highest(touched.subarray(0, count), limit, worth, inOrder).map((passage) => {
      const at = articleOf[passage] as number;
      const article = articles[at] as Article;
      const paragraph = article.paragraphs[passage - (firsts[at] as number)] as Paragraph;
      return { article, paragraph, score: scores[passage] as number, articleScore: articleScore(passage) };
    });
  }

  function forget({ scores, touched, squares }: Room, count: number): void {
    for (let at = 0; at < count; at++) {
      const passage = touched[at] as number;
      scores[passage] = 0;
      squares[articleOf[passage] as number] = 0;
    }
  }

  return (stems: readonly number[], limit: number, among: (article: Article) => boolean): Hit[] => {
    for (const [at, article] of articles.entries())
      room.asked[at] = places[at] !== GONE && among(article) ? 1 : 0;
    const count = keepAsked(room, score(room, stems));
    const hits = top(room, count, limit);
    forget(room, count);
    return hits;
  };
}

/** Where a number stands among growing ones; negative where it does not. */
function placeOf(number: number, among: Int32Array): number {
  let [low, high] = [0, among.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = among[middle] as number;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The numbers of highest worth, best first; no others are sorted. `inOrder` sorts those of equal worth. */
function highest(
  numbers: Iterable<number>,
  limit: number,
  worthOf: (number: number) => number,
  inOrder: (a: number, b: number) => number,
): number[] {
  const kept: { number: number; worth: number }[] = [];
  for (const number of numbers) {
    const worth = worthOf(number);
    const isBetter = (than: { number: number; worth: number } | undefined) =>
      than !== undefined &&
      (worth > than.worth || (worth === than.worth && inOrder(number, than.number) < 0));
    if (kept.length === limit && !isBetter(kept.at(-1))) continue;
    let at = kept.length;
    while (isBetter(kept[at - 1])) at--;
    kept.splice(at, 0, { number, worth });
    if (kept.length > limit) kept.pop();
  }
  return kept.map(({ number }) => number);
}
