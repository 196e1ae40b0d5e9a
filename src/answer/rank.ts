import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { showsKind } from './kinds.js';
import { profileOf } from './profile.js';
import type { Question } from './question.js';
import type { Reason } from './result.js';
import type { WeightedTerm } from './weigh.js';

/** A sentence that may answer, with its score. */
export interface Candidate {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly sentence: Span;
  readonly score: number;
  /** The share of the question's words, weighted by rarity, that the sentence and its surroundings hold; 0 to 1. */
  readonly coverage: number;
  /** Whether every name in the question stands in the sentence or its surroundings. */
  readonly holdsNames: boolean;
  readonly reasons: readonly Reason[];
}

/** What a question word is worth where it stands, beside one in the sentence itself. */
const NEAR = { sentence: 1, paragraph: 0.75, heading: 0.6, previous: 0.5, title: 0.4 };

/** Whether a sentence quotes the speaker whose words a question asks for. */
export type QuotesAsked = (article: Article, sentence: Span) => boolean;

/**
 * The share of a question's words, weighted by rarity, that a sentence and its surroundings hold; 0 to 1.
 *
 * @param at the index of the sentence in its paragraph
 */
export function coverageOf(
  terms: readonly WeightedTerm[],
  article: Article,
  paragraph: Paragraph,
  at: number,
): number {
  return share(
    terms,
    terms.map((term) => worthOf(term, article, paragraph, at)),
  );
}

/** Ranks the best sentence of each paragraph, best first. */
export function rank(
  question: Question,
  terms: readonly WeightedTerm[],
  passages: readonly { readonly article: Article; readonly paragraph: Paragraph }[],
  quotesAsked: QuotesAsked,
): Candidate[] {
  return passages
    .flatMap(({ article, paragraph }) => bestSentence(question, terms, article, paragraph, quotesAsked) ?? [])
    .sort((a, b) => b.score - a.score);
}

function bestSentence(
  question: Question,
  terms: readonly WeightedTerm[],
  article: Article,
  paragraph: Paragraph,
  quotesAsked: QuotesAsked,
): Candidate | null {
  let best: Candidate | null = null;
  paragraph.sentences.forEach((sentence, at) => {
    const worths = terms.map((term) => worthOf(term, article, paragraph, at));
    const coverage = share(terms, worths);
    const holdsNames = terms.every(({ name }, index) => !name || worths[index] !== 0);
    const shown = showsKind(question.kind, slice(article.text, sentence));
    const reasons = [
      { signal: 'shares words with the question', weight: coverage },
      { signal: 'holds what the question asks for', weight: shown ? 0.15 : 0 },
      { signal: 'quotes the speaker asked about', weight: quotesAsked(article, sentence) ? 0.3 : 0 },
      { signal: 'stands early in the article', weight: 0.05 / paragraph.number },
    ].filter(({ weight }) => weight > 0);
    const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
    if (!best || score > best.score)
      best = { article, paragraph, sentence, score, coverage, holdsNames, reasons };
  });
  return best;
}

/** What a question word is worth for a sentence, by the nearest place that holds it; 0 where none does. */
function worthOf({ stems }: WeightedTerm, article: Article, paragraph: Paragraph, at: number): number {
  const { title, sections, paragraphs } = profileOf(article);
  const own = paragraphs[paragraph.number - 1];
  const places: [ReadonlySet<string> | undefined, number][] = [
    [own?.sentences[at], NEAR.sentence],
    [own?.stems, NEAR.paragraph],
    [sections[paragraph.section - 1], NEAR.heading],
    [paragraphs[paragraph.number - 2]?.stems, NEAR.previous],
    [title, NEAR.title],
  ];
  return places.find(([words]) => stems.some((stem) => words?.has(stem)))?.[1] ?? 0;
}

function share(terms: readonly WeightedTerm[], worths: readonly number[]): number {
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const found = terms.reduce((sum, { weight }, index) => sum + weight * (worths[index] ?? 0), 0);
  return whole === 0 ? 0 : found / whole;
}
