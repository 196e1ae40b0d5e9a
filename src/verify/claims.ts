import lunr from 'lunr';
import { buildArticle, forgetTokens } from '../article/build.js';
import { overlaps, type Span, slice, trim } from '../language/span.js';
import { findQuotations } from '../quotation/find.js';
import { quotedSpans } from '../quotation/marks.js';

/** A quotation that a text claims somebody said. */
export interface Claim {
  /** The words without quotation marks. */
  readonly span: Span;
  /** The speaker named in the text; null if there is none. */
  readonly by: Span | null;
}

/** A line that Discord shows as quoted, without the `>`. */
const QUOTED_LINE = /^[ \t]*>[ \t]+(?<words>\S.*)$/gmu;
/** Words that refer to somebody named before. */
const PRONOUN = /^(?:i|you|he|she|it|we|they|who|one|this|that)$/iu;
const SOME_WORD = /[\p{L}\p{N}]/u;

/**
 * The quotations of a text that is not an article: stretches in quotation marks of any kind, and quoted lines without
 * quotation marks.
 */
export function claimsIn(text: string): Claim[] {
  const paragraphs = Array.from(text.matchAll(/\S.*/gu), ({ 0: line, index }) =>
    trim(text, { start: index, end: index + line.length }),
  );
  const facts = { title: null, author: null, published: null, year: null, url: null };
  const article = buildArticle('claim', { text, ...facts, sections: [{ heading: null, paragraphs }] });
  const { quotations, speakers } = findQuotations(article);
  forgetTokens(article);
  const marked = quotedSpans(article).map(({ inner }): Claim => {
    const quotation = quotations.find(({ pieces }) => pieces.some((piece) => overlaps(piece, inner)));
    const named = speakers[quotation?.speaker ?? -1]?.name ?? quotation?.mention ?? null;
    const isName = named && /\p{Lu}/u.test(slice(text, named)) && !PRONOUN.test(slice(text, named));
    return { span: trim(text, inner), by: isName ? named : null };
  });
  const lines = Array.from(text.matchAll(QUOTED_LINE), ({ 0: line, index, groups }): Span => {
    const end = index + line.length;
    return trim(text, { start: end - (groups?.words?.length ?? 0), end });
  }).filter((line) => !marked.some(({ span }) => overlaps(span, line)));
  return [...marked, ...joinedLines(text, lines).map((span) => ({ span, by: signatureBehind(text, span) }))]
    .filter(({ span }) => SOME_WORD.test(slice(text, span)))
    .sort((a, b) => a.span.start - b.span.start);
}

/** A label of up to five words: "Jens Stoltenberg: Georgia and Ukraine are partners." */
const LABELLED =
  /^\s*(?<by>\p{Lu}[\p{L}\p{M}.’'-]*(?:[ \t]+[\p{L}\p{M}.’'-]+){0,4}):[ \t]+(?<words>\S[\s\S]*)$/u;
/** "Georgia and Ukraine are partners. — Jens Stoltenberg" */
const SIGNED =
  /^(?<words>[\s\S]*?\S)\s*(?:\s[-–—―]{1,2}|[–—―])[ \t]*(?<by>\p{Lu}[\p{L}\p{M}.’'-]*(?:[ \t]+[\p{L}\p{M}.’'-]+){0,4})\.?\s*$/u;
/** A signature after a dash on the line below, for quoted lines. */
const SIGNATURE =
  /^\s*[-–—―]{1,2}[ \t]*(?<by>\p{Lu}[\p{L}\p{M}.’'-]*(?:[ \t]+[\p{L}\p{M}.’'-]+){0,4})\.?[ \t]*$/mu;
const LONGEST_SIGNATURE = 80;

/** A whole text as one quotation, with a name before or after it. */
export function wholeClaim(text: string): Claim {
  const { by, words } = (LABELLED.exec(text) ?? SIGNED.exec(text))?.groups ?? {};
  if (by === undefined || words === undefined)
    return { span: trim(text, { start: 0, end: text.length }), by: null };
  const label = LABELLED.test(text);
  const from = label ? text.length - words.length : 0;
  const at = label ? text.indexOf(by) : text.lastIndexOf(by);
  return {
    span: trim(text, { start: from, end: from + words.length }),
    by: { start: at, end: at + by.length },
  };
}

function signatureBehind(text: string, { end }: Span): Span | null {
  const found = SIGNATURE.exec(text.slice(end, end + LONGEST_SIGNATURE).replace(/>/gu, ' '));
  const by = found?.groups?.by;
  if (!found || by === undefined || text.slice(end, end + found.index).trim() !== '') return null;
  const at = end + found.index + found[0].indexOf(by);
  return { start: at, end: at + by.length };
}

/**
 * Quoted lines with only their marks in between are one quotation; a line that begins with a dash is not part of it.
 */
function joinedLines(text: string, lines: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const line of lines) {
    if (/^[-–—―]/u.test(slice(text, line))) continue;
    const before = joined.at(-1);
    if (before && /^\s*>\s*$/u.test(text.slice(before.end, line.start)))
      joined[joined.length - 1] = { start: before.start, end: line.end };
    else joined.push(line);
  }
  return joined;
}

/** A word in the form in which quotations are compared; each letter of "U.S." is one word. */
export interface ComparedWord extends Span {
  /** The word without case, accents, marks and thousands separators. Words with the same key are the same. */
  readonly key: string;
}

/** A word of a claimed quotation. */
export interface ClaimedWord extends ComparedWord {
  /** Whether the word is in square brackets, wholly or in part: the writer marks it as not said like that. */
  readonly bracketed: boolean;
  /** Whether "…" follows it, for omitted words. */
  readonly elided: boolean;
}

const LETTER = String.raw`[\p{L}\p{M}\p{Cf}]`;
/** "1,200.5", "38th", "1980s". */
const NUMBER = String.raw`\p{N}+(?:[.,]\p{N}+)*${LETTER}*`;
/** "[H]e", "want[ed]". */
const PARTLY = String.raw`${LETTER}*\[${LETTER}+\]${LETTER}+|${LETTER}+\[${LETTER}+\]`;
const LETTERS = `${LETTER}+(?:['’ʼ]${LETTER}+)*`;
/** Signs for currencies and shares, which count as words. */
const SIGN = String.raw`[\p{Sc}%‰]`;
/** "…", "...", ". . .". */
const ELLIPSIS = String.raw`…|\.(?:\s?\.){2,}`;
const SOME_ELLIPSIS = new RegExp(ELLIPSIS, 'u');

const WORD = new RegExp(`${NUMBER}|${LETTERS}|${SIGN}`, 'gu');
const CLAIMED = new RegExp(
  `(?<ellipsis>${ELLIPSIS})|(?<word>${PARTLY}|${NUMBER}|${LETTERS}|${SIGN})|(?<open>\\[)|(?<close>\\])`,
  'gu',
);

/** The words of a stretch of an article, in order. */
export function wordsIn(text: string, { start, end }: Span): ComparedWord[] {
  return Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    key: keyOf(word),
  }));
}

/**
 * The words of a claimed quotation, in order.
 *
 * @param most the maximum number of words, counted from the first
 */
export function claimedWordsIn(text: string, { start, end }: Span, most: number): ClaimedWord[] {
  const words: ClaimedWord[] = [];
  let within = false;
  for (const { 0: found, index, groups } of text.slice(start, end).matchAll(CLAIMED)) {
    if (groups?.open) within = true;
    else if (groups?.close) within = false;
    else if (groups?.word !== undefined) {
      if (words.length === most) break;
      const bracketed = within || found.includes('[');
      const at = start + index;
      words.push({
        start: at,
        end: at + found.length,
        key: keyOf(found.replace(/[[\]]/gu, '')),
        bracketed,
        elided: false,
      });
    } else {
      const before = words.at(-1);
      if (before) words[words.length - 1] = { ...before, elided: true };
    }
  }
  return words;
}

const PLAIN = /^[a-z]+$/u;
const THOUSANDS = /(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu;

function keyOf(word: string): string {
  if (PLAIN.test(word)) return word;
  if (word === '%') return 'percent';
  return (
    word
      .replace(THOUSANDS, '')
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replace(/[’ʼ]/gu, "'")
      // Many people type "dont", which is the same word.
      .replace(/n't$/u, 'nt')
  );
}

/** Whether a word is a function word ("the", "did"). */
export function isFunctionWord(key: string): boolean {
  return lunr.stopWordFilter(new lunr.Token(key, {})) === undefined;
}

/** Whether a text contains an ellipsis. */
export function hasEllipsis(text: string): boolean {
  return SOME_ELLIPSIS.test(text);
}
