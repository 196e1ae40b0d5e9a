import type { Article, Paragraph } from '../article/article.js';
import { slice } from '../language/span.js';
import { type Bag, personalShare, wordsIn } from './candidates.js';

/** What tells for or against a sentence, each 0 to 1 but for `excess`. */
interface SentenceFeatures {
  /** How early it stands. */
  readonly position: number;
  /** How much it shares with the other sentences, the most central one having 1. */
  readonly centrality: number;
  /** Its likeness to the title, or to the heading above it. */
  readonly title: number;
  /** How much it tells: its length, up to 30 words. */
  readonly length: number;
  /** By how much it is longer than readers like: 1 for each 30 words over 45. */
  readonly excess: number;
  /** How much it speaks of writer and reader ("I", "you"), which a summary does not. */
  readonly personal: number;
  /** 1 for the first statement of all, 0 for the others. */
  readonly opening: number;
}

type Weights = Readonly<Record<keyof SentenceFeatures, number>>;

/** How the sentences of one kind of text are chosen. */
export interface Style {
  readonly weights: Weights;
  /**
   * The share of the words at which the summary ends rather than leave out a better sentence for one that fits;
   * 1 fills it up.
   */
  readonly enough: number;
  /** Whether every section is told most important first, rather than the whole. */
  readonly bySection: boolean;
  /** What a sentence loses for each one chosen from its section. */
  readonly spread: number;
}

/**
 * News is told most important first, and no mix of features tells more than its opening does
 * (Nenkova 2005, "Automatic text summarization of newswire").
 */
export const NEWS: Style = {
  weights: { position: 1, centrality: 0, title: 0, length: 0, excess: 0, personal: 0, opening: 0 },
  enough: 0.5,
  bySection: false,
  spread: 0,
};

/**
 * Elsewhere centrality and title tell more, and position little. Chosen in coarse steps over documents of 23 genres;
 * finer weights, found by search, did worse on documents held out (four-fold cross-validation).
 */
export const OTHER: Style = {
  weights: { position: 0.5, centrality: 1, title: 2, length: 0.6, excess: -0.2, personal: -3, opening: 0 },
  enough: 1,
  bySection: false,
  spread: 0,
};

/** An interview names who is asked, and about what, where it opens; the answers seldom do. */
export const INTERVIEW: Style = { ...OTHER, weights: { ...OTHER.weights, opening: 0.6 } };

/** A report under several headings opens with its news and goes on by topic, each told most important first. */
export const SECTIONED_NEWS: Style = {
  weights: { ...OTHER.weights, position: 1.5 },
  enough: 1,
  bySection: true,
  spread: 0.5,
};

/** The weighted sum of what speaks for a sentence. */
export function weigh(features: SentenceFeatures, weights: Weights): number {
  return (
    weights.position * features.position +
    weights.centrality * features.centrality +
    weights.title * features.title +
    weights.length * features.length +
    weights.excess * features.excess +
    weights.personal * features.personal +
    weights.opening * features.opening
  );
}

/** 1 for the first sentence, falling off with its place (from 0). */
export function position(place: number): number {
  return 1 / (1 + 0.3 * place);
}

/** Nothing up to 45 words, then 1 for each 30 more. */
export function excess(words: number): number {
  return Math.max(0, words - 45) / 30;
}

/** Full marks from 30 words on. */
export function length(words: number): number {
  return Math.min(words, 30) / 30;
}

/**
 * Degree centrality of each sentence: its summed likeness to all others, the highest being 1
 * (Erkan and Radev 2004, LexRank, without the walk, which changes little on single documents).
 *
 * The cosines with all others sum to the product with the sum of all unit vectors, but for its own part, so that no
 * pairs have to be compared.
 */
export function centrality(bags: readonly Bag[]): number[] {
  const sums = new Map<string, number>();
  for (const bag of bags)
    for (const [stem, count] of bag) sums.set(stem, (sums.get(stem) ?? 0) + count / norm(bag));
  const degrees = bags.map((bag) => {
    let degree = 0;
    for (const [stem, count] of bag) {
      const part = count / norm(bag);
      degree += part * ((sums.get(stem) as number) - part);
    }
    return degree;
  });
  const most = degrees.reduce((a, b) => Math.max(a, b), Number.EPSILON);
  return degrees.map((degree) => degree / most);
}

/** The cosine of the angle between two bags of words, 0 to 1. */
export function cosine(a: Bag, b: Bag): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [stem, count] of few) product += count * (many.get(stem) ?? 0);
  return product === 0 ? 0 : product / (norm(a) * norm(b));
}

const norms = new WeakMap<Bag, number>();

/** Asked of a sentence each time that another one is chosen. */
function norm(bag: Bag): number {
  const known = norms.get(bag);
  if (known !== undefined) return known;
  let sum = 0;
  for (const count of bag.values()) sum += count * count;
  norms.set(bag, Math.sqrt(sum));
  return Math.sqrt(sum);
}

/** Words of reporting, and the near times that news is about. */
const REPORTING =
  /\b(?:said|says|told|announced|according to|reported|spokes\w+|reporters|statement|confirmed)\b/giu;
const TIMES =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:week|night|month)|this (?:week|morning))\b/giu;

/** Such words in a hundred, in most news and in next to nothing else. */
const REPORTED = 0.8;
/** The share of words that speak of writer and reader: more is talk or advice. */
const PERSONAL = 0.03;
/** The share of paragraphs that end in a question: more is an interview, questions and answers in turn. */
const ASKED = 0.2;

/**
 * How to choose sentences from an article. A report in one piece is told most important first. Without a title
 * nothing tells what a text is about as well as its opening, whatever it is.
 */
export function styleOf(article: Article): Style {
  const divided = article.sections.filter(({ heading }) => heading).length > 1;
  if (isReport(article)) return divided ? SECTIONED_NEWS : NEWS;
  if (!article.title && !divided) return NEWS;
  return isInterview(article) ? INTERVIEW : OTHER;
}

function isInterview({ text, paragraphs }: Article): boolean {
  const asks = (paragraph: Paragraph) => /\?["”’']?\s*$/u.test(slice(text, paragraph));
  return paragraphs.filter(asks).length > ASKED * paragraphs.length;
}

function isReport({ text, paragraphs }: Article): boolean {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const body = first && last ? text.slice(first.start, last.end) : '';
  const reported = (body.match(REPORTING)?.length ?? 0) + (body.match(TIMES)?.length ?? 0);
  return (100 * reported) / Math.max(1, wordsIn(body)) >= REPORTED && personalShare(body) < PERSONAL;
}
