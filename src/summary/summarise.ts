import type { Article, Section } from '../article/article.js';
import { slice } from '../language/span.js';
import { isBoilerplate } from './boilerplate.js';
import { bagOf, type Candidate, candidatesOf } from './candidates.js';
import { styleOf } from './genre.js';
import { centrality, cosine, excess, length, position, type Style, weigh } from './scores.js';
import { type Budget, highest, select, wordsOf } from './select.js';
import type { SummaryLength, SummarySentence } from './summary.js';
import { type Unit, unitsOf } from './units.js';

/** Words per length; a tenth more is allowed so that a summary ends where a sentence does. */
const WORDS: Record<SummaryLength, number> = { short: 40, medium: 85, long: 160 };
const TOLERANCE = 1.1;

/**
 * A summary in the article's own sentences, in order of the text. What is no longer than the summary would be is
 * quoted whole.
 *
 * @param options.section one of the article's own; the whole article where it is left out
 * @example summarise(article, { length: 'short' }).map(({ span }) => slice(article.text, span))
 */
export function summarise(
  article: Article,
  { section, length }: { readonly section?: Section; readonly length: SummaryLength },
): SummarySentence[] {
  return condense(article, section ?? null, budgetOf(length)).map(({ span, paragraph }) => ({
    span,
    paragraph,
  }));
}

/** How much a summary of a length may show. */
export function budgetOf(length: SummaryLength): Budget {
  return { words: WORDS[length] * TOLERANCE, sentences: Number.POSITIVE_INFINITY };
}

/**
 * The sentences of a section, or of the whole article, that say most within a budget. A single sentence may
 * be longer than the budget where no shorter one can be shown.
 */
export function condense(article: Article, section: Section | null, budget: Budget): Candidate[] {
  const all = candidatesOf(article);
  const inScope = (candidate: Candidate) => !section || candidate.section === section.number;
  const body = all.filter((candidate) => inScope(candidate) && !isBoilerplate(candidate.text));
  if (body.length <= budget.sentences && wordsOf(body) <= budget.words) return body;
  const style = styleOf(article);
  const worth = worthOf(article, section, body, style);
  const units = unitsOf(article, all).filter(({ runs }) => runs.every((run) => run.every(inScope)));
  const chosen = select(units, worth, budget, section ? { ...style, spread: 0 } : style);
  return chosen.length > 0 ? chosen : one(units, body, worth);
}

/** Where nothing fits: the best sentence that stands alone, or else the first. */
function one(units: readonly Unit[], body: readonly Candidate[], worth: (head: Candidate) => number) {
  const alone = units.filter(({ runs }) => runs.some((run) => run.length === 1)).map(({ head }) => head);
  const best = highest(alone, worth) ?? body[0];
  return best ? [best] : [];
}

/** What a sentence of the body is worth. */
function worthOf(
  article: Article,
  section: Section | null,
  body: readonly Candidate[],
  { weights, bySection }: Style,
): (head: Candidate) => number {
  const titles = [section?.heading, article.title].flatMap((span) =>
    span ? bagOf(slice(article.text, span)) : [],
  );
  const central = centrality(body.map(({ bag }) => bag));
  const places = placesOf(body, bySection);
  const worths = new Map(
    body.map(({ order, bag, words, personal }, at) => {
      const signals = {
        position: position(places[at] ?? 0),
        centrality: central[at] ?? 0,
        title: Math.max(0, ...titles.map((title) => cosine(title, bag))),
        length: length(words),
        excess: excess(words),
        personal,
        opening: places[at] === 0 ? 1 : 0,
      };
      return [order, weigh(signals, weights)];
    }),
  );
  return ({ order }: Candidate) => worths.get(order) ?? 0;
}

/** The place of each sentence, from 0, in its section or in the whole; fragments ahead of the first do not count. */
function placesOf(body: readonly Candidate[], bySection: boolean): number[] {
  let [place, section] = [0, 0];
  return body.map((candidate) => {
    if (bySection && candidate.section !== section) place = 0;
    section = candidate.section;
    const here = place;
    if (here > 0 || !candidate.fragment) place += 1;
    return here;
  });
}
