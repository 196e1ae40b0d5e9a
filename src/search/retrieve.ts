import type { Article, Paragraph } from '../article/article.js';
import type { Passage, Postings } from './postings.js';

/** A paragraph that shares words with a query. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** Its BM25 score, divided by the length of the query as a vector. */
  readonly score: number;
  /** How much its article as a whole shares with the query: the length of the vector of its paragraphs' scores. */
  readonly articleScore: number;
}

/** What the article's own score weighs beside the paragraph's. */
const ARTICLE = 0.5;

/** Inverse document frequency, as lunr has it, of a stem that stands in so many of the passages' fields. */
function rarity(passages: number, occurrences: number): number {
  return Math.log(1 + Math.abs((passages - occurrences + 0.5) / (occurrences + 0.5)));
}

/**
 * Makes the function that looks passages up. It adds up scores a stem at a time in arrays that it keeps, so that a
 * word which stands nearly everywhere costs a few additions for each passage and no objects.
 */
export function makeRetrieval(passages: readonly Passage[], postings: Postings) {
  const { starts, passages: numbers, weights, occurrences } = postings;
  const articleOf = Int32Array.from(passages, ({ of }) => of);
  /** The first passage of each article stands for it. */
  const firsts = passages.filter(({ of }, number) => of !== articleOf[number - 1]);
  const scores = new Float32Array(passages.length);
  const squares = new Float64Array(firsts.length);
  const touched = new Int32Array(passages.length);
  /** By article: whether it is asked. */
  const asked = new Uint8Array(firsts.length);

  /** Adds up the scores of passages that hold the stems, and gives how many there are. */
  function score(stems: readonly number[]): number {
    let count = 0;
    for (const stem of stems) {
      const weight = rarity(passages.length, occurrences[stem] as number) / Math.sqrt(stems.length);
      const end = starts[stem + 1] as number;
      for (let at = starts[stem] as number; at < end; at++) {
        const passage = numbers[at] as number;
        if (scores[passage] === 0) touched[count++] = passage;
        scores[passage] = (scores[passage] as number) + weight * (weights[at] as number);
      }
    }
    return count;
  }

  /** Keeps the passages of articles that are asked, and gives how many those are. */
  function keepAsked(count: number): number {
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const passage = touched[at] as number;
      if (asked[articleOf[passage] as number]) touched[kept++] = passage;
      else scores[passage] = 0;
    }
    return kept;
  }

  function top(count: number, limit: number): Hit[] {
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
    return highest(touched.subarray(0, count), limit, worth).map((number) => {
      const { article, paragraph } = passages[number] as Passage;
      return { article, paragraph, score: scores[number] as number, articleScore: articleScore(number) };
    });
  }

  function forget(count: number): void {
    for (let at = 0; at < count; at++) {
      const passage = touched[at] as number;
      scores[passage] = 0;
      squares[articleOf[passage] as number] = 0;
    }
  }

  return (stems: readonly number[], limit: number, among: (article: Article) => boolean): Hit[] => {
    for (const { article, of } of firsts) asked[of] = among(article) ? 1 : 0;
    const count = keepAsked(score(stems));
    const hits = top(count, limit);
    forget(count);
    return hits;
  };
}

/** The numbers of highest worth, best first, of those of equal worth the earlier one; no others are sorted. */
function highest(numbers: Iterable<number>, limit: number, worthOf: (number: number) => number): number[] {
  const kept: { number: number; worth: number }[] = [];
  for (const number of numbers) {
    const worth = worthOf(number);
    if (kept.length === limit && worth <= (kept.at(-1)?.worth ?? 0)) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.worth ?? 0) < worth) at--;
    kept.splice(at, 0, { number, worth });
    if (kept.length > limit) kept.pop();
  }
  return kept.map(({ number }) => number);
}
