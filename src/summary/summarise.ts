import type { Article, Section } from '../article/article.js';
import { slice } from '../language/span.js';
import { isBoilerplate } from './boilerplate.js';
import { bagOf, type Candidate, candidatesOf } from './candidates.js';
import { centroid, cosine, position } from './scores.js';
import { type Budget, highest, select } from './select.js';
import type { SummaryLength, SummarySentence } from './summary.js';
import { type Unit, unitsOf } from './units.js';

/** Words per length; a tenth more is allowed so that a summary ends where a sentence does. */
const WORDS: Record<SummaryLength, number> = { short: 40, medium: 85, long: 160 };
const TOLERANCE = 1.1;

/**
 * A summary in the article's own sentences, in order of the text.
 *
 * What is no longer than the summary would be is quoted whole.
 *
 * @example summarise(article, { length: 'short' }).map(({ span }) => slice(article.text, span))
 */
export function summarise(
  article: Article,
  { section, length }: { readonly section?: Section; readonly length: SummaryLength },
): SummarySentence[] {
  const words = WORDS[length] * TOLERANCE;
  return shown(condense(article, section ?? null, { words, sentences: Number.POSITIVE_INFINITY }));
}

/** The sentences of a section, or of the whole article, that fit a budget and say most. */
export function condense(article: Article, section: Section | null, budget: Budget): Candidate[] {
  const all = candidatesOf(article);
  const scope = section ? all.filter((candidate) => candidate.section === section.number) : all;
  const body = scope.filter(({ text }) => !isBoilerplate(text));
  if (body.length <= budget.sentences && wordsOf(body) <= budget.words) return body;
  const worth = worthOf(article, section, scope);
  const inScope = new Set(scope.map(({ order }) => order));
  const units = unitsOf(article, all).filter(({ members }) =>
    members.every(({ order }) => inScope.has(order)),
  );
  const chosen = select(units, worth, budget);
  return chosen.length > 0 ? chosen : one(units, body, worth);
}

/** Where nothing fits: the best sentence that stands alone, or else the first. */
function one(units: readonly Unit[], body: readonly Candidate[], worth: (unit: Unit) => number): Candidate[] {
  const alone = highest(
    units.filter(({ members }) => members.length === 1),
    worth,
  );
  return alone ? [alone.head] : body.slice(0, 1);
}

/** What a sentence is worth: how central it is, how early it stands, how much it shares with title and heading. */
function worthOf(
  article: Article,
  section: Section | null,
  scope: readonly Candidate[],
): (unit: Unit) => number {
  const centre = centroid(scope.map(({ bag }) => bag));
  const titles = [section ? section.heading : null, article.title].flatMap((span) =>
    span ? [bagOf(slice(article.text, span))] : [],
  );
  const first = scope[0]?.order ?? 0;
  return ({ head }) => {
    const title = Math.max(0, ...titles.map((bag) => cosine(bag, head.bag)));
    return cosine(centre, head.bag) + position(head.order - first) + 0.5 * title;
  };
}

const wordsOf = (candidates: readonly Candidate[]) => candidates.reduce((sum, { words }) => sum + words, 0);

const shown = (candidates: readonly Candidate[]): SummarySentence[] =>
  candidates.map(({ span, paragraph }) => ({ span, paragraph }));
