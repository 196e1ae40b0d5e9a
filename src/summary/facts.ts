import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import { datesNamed } from '../article/dates.js';
import { type Span, slice, without } from '../language/span.js';
import type { Token } from '../language/tokens.js';

/** The facts named in some paragraphs, each by its first mention, in text order. */
export interface Facts {
  readonly dates: readonly Span[];
  readonly numbers: readonly Span[];
}

/** The facts named in an article, and in each of its sections in order. */
export interface ArticleFacts {
  readonly whole: Facts;
  readonly sections: readonly Facts[];
}

/** The dates and numbers that an article and its sections name. */
export function factsOf(article: Article): ArticleFacts {
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
