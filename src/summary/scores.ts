import type { Article, Paragraph } from '../article/article.js';
import { slice } from '../language/span.js';
import { type Bag, personalShare, wordCount } from './sentence-candidates.js';

/** Evidence for or against a sentence, each from 0 to 1 except `excess`. */
interface SentenceFeatures {
  /** How early in the text it is. */
  readonly position: number;
  /** How much it shares with the other sentences, relative to the most central one. */
  readonly centrality: number;
  /** Its similarity to the title, or to the heading above it. */
  readonly title: number;
  /** Its length as a measure of content, up to 30 words. */
  readonly length: number;
  /** How much longer it is than readers like: 1 for each 30 words over 45. */
  readonly excess: number;
  /** How much it refers to the writer and reader ("I", "you"), which a summary does not. */
  readonly personal: number;
  /** 1 for the first statement of the article, 0 for all others. */
  readonly opening: number;
}

type Weights = Readonly<Record<keyof SentenceFeatures, number>>;

/** How to choose sentences from one kind of text. */
export interface Style {
  readonly weights: Weights;
  /**
   * The share of the words at which the summary may end rather than skip a better sentence for one that fits; 1 fills
   * it up.
   */
  readonly enough: number;
  /** Whether each section begins with its most important sentences, rather than only the article as a whole. */
  readonly bySection: boolean;
  /** The penalty on a sentence for each one already chosen from its section. */
  readonly spread: number;
}

/**
 * News begins with the most important facts, and no mix of features is a better summary than its opening (Nenkova 2005,
 * "Automatic text summarization of newswire").
 */
export const NEWS: Style = {
  weights: { position: 1, centrality: 0, title: 0, length: 0, excess: 0, personal: 0, opening: 0 },
  enough: 0.5,
  bySection: false,
  spread: 0,
};

/**
 * In other texts, centrality and title matter more, and position less. Chosen in coarse steps on documents of 23
 * genres; finer weights from a search did worse on held-out documents (four-fold cross-validation).
 */
export const OTHER: Style = {
  weights: { position: 0.5, centrality: 1, title: 2, length: 0.6, excess: -0.2, personal: -3, opening: 0 },
  enough: 1,
  bySection: false,
  spread: 0,
};

/** An interview names the interviewee and the topic at its opening; the answers rarely do. */
export const INTERVIEW: Style = { ...OTHER, weights: { ...OTHER.weights, opening: 0.6 } };

/** A report with several headings opens with its news and continues by topic, most important first in each section. */
export const SECTIONED_NEWS: Style = {
  weights: { ...OTHER.weights, position: 1.5 },
  enough: 1,
  bySection: true,
  spread: 0.5,
};

/** The weighted sum of a sentence's features. */
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

/** 1 for the first sentence, decreasing with its place (from 0). */
export function position(place: number): number {
  return 1 / (1 + 0.3 * place);
}

/** 0 up to 45 words, then 1 for each 30 more. */
export function excess(words: number): number {
  return Math.max(0, words - 45) / 30;
}

/** Proportional to the length, reaching 1 at 30 words. */
export function length(words: number): number {
  return Math.min(words, 30) / 30;
}

/**
 * Degree centrality of each sentence: its summed similarity to all others, scaled so that the maximum is 1 (Erkan and
 * Radev 2004, LexRank, without the random walk, which changes little for single documents).
 *
 * The sum of the cosines with all others is the product with the sum of all unit vectors, minus the sentence's own
 * part, so no pairs have to be compared.
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

/** Cached, because it is needed again for each sentence that is chosen. */
function norm(bag: Bag): number {
  const known = norms.get(bag);
  if (known !== undefined) return known;
  let sum = 0;
  for (const count of bag.values()) sum += count * count;
  norms.set(bag, Math.sqrt(sum));
  return Math.sqrt(sum);
}

/** Words of reporting, and the recent times that news is about. */
const REPORTING =
  /\b(?:said|says|told|announced|according to|reported|spokes\w+|reporters|statement|confirmed)\b/giu;
const TIMES =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:week|night|month)|this (?:week|morning))\b/giu;

/** The number of such words per hundred in most news; other texts contain hardly any. */
const REPORTED = 0.8;
/** The share of words that refer to the writer and reader; a text with more is talk or advice. */
const PERSONAL = 0.03;
/** The share of paragraphs that end in a question; a text with more is an interview. */
const ASKED = 0.2;

/**
 * How to choose sentences from an article. A report without sections begins with the most important facts. Without a
 * title, the opening is the best indication of the topic, whatever the text is.
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
  return (100 * reported) / Math.max(1, wordCount(body)) >= REPORTED && personalShare(body) < PERSONAL;
}
