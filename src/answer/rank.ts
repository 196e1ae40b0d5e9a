import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import type { Term } from '../language/terms.js';
import type { PassageIndex } from '../search/passage-index.js';
import { showsKind } from './kinds.js';
import { profileOf } from './profile.js';
import type { Question } from './question.js';
import type { Reason } from './result.js';

/** A sentence that may answer, with its score. */
export interface Candidate {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly sentence: Span;
  readonly score: number;
  /** The share of the question's words, weighted by rarity, that the sentence and its surroundings hold; 0 to 1. */
  readonly coverage: number;
  readonly reasons: readonly Reason[];
}

/** A question word with all it may stand for, and how much it counts. */
interface WeightedTerm {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** What a question word is worth where it stands, beside one in the sentence itself. */
const NEAR = { sentence: 1, paragraph: 0.75, heading: 0.6, previous: 0.5, title: 0.4 };

/** Whether a sentence quotes the speaker whose words a question asks for. */
export type QuotesAsked = (article: Article, sentence: Span) => boolean;

/** Ranks the best sentence of each paragraph, best first. */
export function rank(
  question: Question,
  passages: readonly { readonly article: Article; readonly paragraph: Paragraph }[],
  index: PassageIndex,
  quotesAsked: QuotesAsked,
): Candidate[] {
  const terms = question.terms.map((term) => weigh(term, index));
  return passages
    .flatMap(({ article, paragraph }) => bestSentence(question, terms, article, paragraph, quotesAsked) ?? [])
    .sort((a, b) => b.score - a.score);
}

function weigh({ stem }: Term, index: PassageIndex): WeightedTerm {
  const stems = index.frequency(stem) > 0 ? [stem] : [stem, ...index.similar(stem)];
  return { stems, weight: index.rarity(stems[1] ?? stem) };
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
    const coverage = cover(terms, article, paragraph, at);
    const shown = showsKind(question.kind, slice(article.text, sentence));
    const reasons = [
      { signal: 'shares words with the question', weight: coverage },
      { signal: 'holds what the question asks for', weight: shown ? 0.15 : 0 },
      { signal: 'quotes the speaker asked about', weight: quotesAsked(article, sentence) ? 0.3 : 0 },
      { signal: 'stands early in the article', weight: 0.05 / paragraph.number },
    ].filter(({ weight }) => weight > 0);
    const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
    if (!best || score > best.score) best = { article, paragraph, sentence, score, coverage, reasons };
  });
  return best;
}

function cover(terms: readonly WeightedTerm[], article: Article, paragraph: Paragraph, at: number): number {
  const { title, sections, paragraphs } = profileOf(article);
  const own = paragraphs[paragraph.number - 1];
  const places: [ReadonlySet<string> | undefined, number][] = [
    [own?.sentences[at], NEAR.sentence],
    [own?.stems, NEAR.paragraph],
    [sections[paragraph.section - 1], NEAR.heading],
    [paragraphs[paragraph.number - 2]?.stems, NEAR.previous],
    [title, NEAR.title],
  ];
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const found = terms.reduce((sum, { stems, weight }) => {
    const place = places.find(([words]) => stems.some((stem) => words?.has(stem)));
    return sum + weight * (place?.[1] ?? 0);
  }, 0);
  return whole === 0 ? 0 : found / whole;
}
