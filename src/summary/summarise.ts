import type { Article, Paragraph, Section } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import { datesNamed } from '../article/dates.js';
import { type Span, slice, without } from '../language/span.js';
import type { Token } from '../language/tokens.js';
import { centrality, cosine, excess, length, position, type Style, styleOf, weigh } from './scores.js';
import { type Budget, highest, select, totalWords } from './select.js';
import { bagOf, candidatesOf, type SentenceCandidate } from './sentence-candidates.js';
import { type Unit, unitsOf } from './units.js';

/** About 40, 85 and 160 words, ending at a sentence end. */
export const LENGTHS = ['short', 'medium', 'long'] as const;
export type SummaryLength = (typeof LENGTHS)[number];

/** A sentence of a summary. */
interface SummarySentence {
  readonly span: Span;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
}

/** Words per length; 10% more is allowed, so that a summary can end at a sentence end. */
const WORDS: Record<SummaryLength, number> = { short: 40, medium: 85, long: 160 };
const TOLERANCE = 1.1;

/**
 * Summarises an article in its own sentences, in text order. A text that is no longer than its summary would be is
 * quoted in full.
 *
 * @param options.section a section of this article; the whole article if left out
 * @example summarise(article, { length: 'short' }).map(({ span }) => slice(article.text, span))
 */
export function summarise(
  article: Article,
  { section, length }: { readonly section?: Section; readonly length: SummaryLength },
): SummarySentence[] {
  return condense(article, section ?? null, budgetOf(length)).map(shown);
}

/** A summary of each length. */
type Summaries = Readonly<Record<SummaryLength, readonly SummarySentence[]>>;

/** The summaries of an article as a whole and of each section in order. */
interface ArticleSummaries {
  readonly whole: Summaries;
  readonly sections: readonly Summaries[];
}

/** All summaries of an article; what they have in common is computed once. */
function allSummaries(article: Article): ArticleSummaries {
  const reading = readFor(article);
  const ofScope = (section: Section | null): Summaries => {
    const scope = scopeOf(reading, section);
    const [short = [], medium = [], long = []] = LENGTHS.map((length) =>
      condenseScope(scope, budgetOf(length)).map(shown),
    );
    return { short, medium, long };
  };
  return { whole: ofScope(null), sections: article.sections.map(ofScope) };
}

function shown({ span, paragraph }: SentenceCandidate): SummarySentence {
  return { span, paragraph };
}

/** The limits of a summary of this length. */
export function budgetOf(length: SummaryLength): Budget {
  return { words: WORDS[length] * TOLERANCE, sentences: Number.POSITIVE_INFINITY };
}

/**
 * The most important sentences of a section, or of the whole article, within a budget. A single sentence may exceed the
 * budget if no shorter one can be shown.
 */
export function condense(article: Article, section: Section | null, budget: Budget): SentenceCandidate[] {
  return condenseScope(scopeOf(readFor(article), section), budget);
}

/** The material for all summaries of an article. */
interface Reading {
  readonly article: Article;
  readonly style: Style;
  readonly candidates: readonly SentenceCandidate[];
  readonly units: readonly Unit[];
  /** The candidates of each section, keyed by its number. */
  readonly candidatesIn: ReadonlyMap<number, readonly SentenceCandidate[]>;
  readonly unitsIn: ReadonlyMap<number, readonly Unit[]>;
}

function readFor(article: Article): Reading {
  const candidates = candidatesOf(article);
  const units = unitsOf(article, candidates);
  const within = units.filter(({ head, runs }) =>
    runs.every((run) => run.every(({ section }) => section === head.section)),
  );
  return {
    article,
    style: styleOf(article),
    candidates,
    units,
    candidatesIn: bySection(candidates, ({ section }) => section),
    unitsIn: bySection(within, ({ head }) => head.section),
  };
}

function bySection<T>(items: readonly T[], sectionOf: (item: T) => number): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(sectionOf(item));
    if (group) group.push(item);
    else groups.set(sectionOf(item), [item]);
  }
  return groups;
}

/** The material for a summary of a section or of the whole article, and its style. */
interface Scope {
  /** The sentences without page furniture. */
  readonly body: readonly SentenceCandidate[];
  readonly words: number;
  readonly units: readonly Unit[];
  readonly style: Style;
  readonly worth: (head: SentenceCandidate) => number;
}

function scopeOf(reading: Reading, section: Section | null): Scope {
  const { article } = reading;
  const style = section ? { ...reading.style, spread: 0 } : reading.style;
  const own = section ? (reading.candidatesIn.get(section.number) ?? []) : reading.candidates;
  const body = own.filter(({ boilerplate }) => !boilerplate);
  const units = section ? (reading.unitsIn.get(section.number) ?? []) : reading.units;
  return { body, words: totalWords(body), units, style, worth: worthOf(article, section, body, style) };
}

function condenseScope({ body, words, units, style, worth }: Scope, budget: Budget): SentenceCandidate[] {
  if (body.length <= budget.sentences && words <= budget.words) return [...body];
  const chosen = select(units, worth, budget, style);
  return chosen.length > 0 ? chosen : one(units, body, worth);
}

/** If nothing fits: the best sentence that can be shown by itself, or else the first. */
function one(
  units: readonly Unit[],
  body: readonly SentenceCandidate[],
  worth: (head: SentenceCandidate) => number,
) {
  const alone = units.filter(({ runs }) => runs.some((run) => run.length === 1)).map(({ head }) => head);
  const best = highest(alone, worth) ?? body[0];
  return best ? [best] : [];
}

/** The worth of a sentence of the body. */
function worthOf(
  article: Article,
  section: Section | null,
  body: readonly SentenceCandidate[],
  { weights, bySection }: Style,
): (head: SentenceCandidate) => number {
  const titles = [section?.heading, article.title].flatMap((span) =>
    span ? bagOf(slice(article.text, span)) : [],
  );
  const central = centrality(body.map(({ bag }) => bag));
  const places = placesOf(body, bySection);
  const worths = new Map(
    body.map(({ order, bag, words, personal }, at) => {
      const features = {
        position: position(places[at] ?? 0),
        centrality: central[at] ?? 0,
        title: Math.max(0, ...titles.map((title) => cosine(title, bag))),
        length: length(words),
        excess: excess(words),
        personal,
        opening: places[at] === 0 ? 1 : 0,
      };
      return [order, weigh(features, weights)];
    }),
  );
  return ({ order }: SentenceCandidate) => worths.get(order) ?? 0;
}

/**
 * The place of each sentence, from 0, in its section or in the whole; fragments before the first statement do not
 * count.
 */
function placesOf(body: readonly SentenceCandidate[], bySection: boolean): number[] {
  let [place, section] = [0, 0];
  return body.map((candidate) => {
    if (bySection && candidate.section !== section) place = 0;
    section = candidate.section;
    const here = place;
    if (here > 0 || !candidate.fragment) place += 1;
    return here;
  });
}

/** The summaries and facts of an article and of each of its sections. */
export interface Condensed {
  readonly summaries: ArticleSummaries;
  readonly facts: ArticleFacts;
}

/** Cached by the array of paragraphs, which an article under another id shares. */
const known = new WeakMap<Article['paragraphs'], Condensed>();

/**
 * The summaries of an article and the facts shown with them. Tagging and weighting a book takes seconds, so this
 * happens when the article is compiled; otherwise, on first use.
 */
export function condensedOf(article: Article): Condensed {
  const condensed = known.get(article.paragraphs) ?? {
    summaries: allSummaries(article),
    facts: factsOf(article),
  };
  known.set(article.paragraphs, condensed);
  return condensed;
}

/** Adopts what was computed for an article elsewhere. */
export function adoptCondensed(article: Article, condensed: Condensed): void {
  known.set(article.paragraphs, condensed);
}

/** The facts named in some paragraphs, each by its first mention, in text order. */
interface Facts {
  readonly dates: readonly Span[];
  readonly numbers: readonly Span[];
}

/** The facts named in an article, and in each of its sections in order. */
interface ArticleFacts {
  readonly whole: Facts;
  readonly sections: readonly Facts[];
}

/** The dates and numbers that an article and its sections name. */
function factsOf(article: Article): ArticleFacts {
  const named = article.sections.map(({ paragraphs }) => namedIn(article, paragraphs));
  const firstOf = ({ dates, numbers }: Facts): Facts => ({
    dates: firsts(article, dates),
    numbers: firsts(article, numbers),
  });
  return { whole: firstOf(together(named)), sections: named.map(firstOf) };
}

/** All mentions of dates in some paragraphs, and of numbers that are not part of a date. */
function namedIn(article: Article, paragraphs: readonly Paragraph[]): Facts {
  return together(
    paragraphs.map((paragraph) => {
      const dates = datesNamed(article.text, paragraph);
      return { dates, numbers: without(dates, numbersIn(tokensOf(article, paragraph))) };
    }),
  );
}

function together(facts: readonly Facts[]): Facts {
  return {
    dates: facts.flatMap(({ dates }) => dates),
    numbers: facts.flatMap(({ numbers }) => numbers),
  };
}

/** The first mention of each wording. */
function firsts({ text }: Article, spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans.filter((span) => {
    const words = slice(text, span).toLowerCase();
    return !seen.has(words) && seen.add(words);
  });
}

const CURRENCY = /^(?:US)?[$€£¥]$/u;
const SCALE = /^(?:hundred|thousand|[mbt]r?illion|%|percent|per|cent|bn|m)$/u;
/** The maximum number of words after a number that say what it counts. */
const MOST_WORDS = 3;

/** Numbers in digits, with the sign before them and what they count: "$14.6 million", "8,400 vehicles". */
function numbersIn(tokens: readonly Token[]): Span[] {
  const numbers: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (!/^\d/u.test(token.text) || isLabel(tokens[at - 1])) continue;
    const before = tokens[at - 1];
    const start = before && CURRENCY.test(before.text) ? before.start : token.start;
    at = endOf(tokens, at);
    numbers.push({ start, end: (tokens[at] as Token).end });
  }
  return numbers;
}

/** "S. 1605", "Boeing 747": the number is part of a name. */
function isLabel(before: Token | undefined): boolean {
  return before !== undefined && (before.pos === 'PROPN' || /^[\p{Lu}#]\.?$/u.test(before.text));
}

function endOf(tokens: readonly Token[], from: number): number {
  let end = from;
  for (let at = from + 1; at < tokens.length && at <= from + MOST_WORDS; at++) {
    const { lower, pos } = tokens[at] as Token;
    if (SCALE.test(lower)) end = at;
    else if (pos === 'NOUN') return at;
    else if (pos !== 'ADJ' && pos !== 'NUM') break;
  }
  return end;
}
