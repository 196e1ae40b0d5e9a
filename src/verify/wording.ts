import lunr from 'lunr';
import type { Span } from '../language/span.js';

/** A word as quotations are compared by it; each letter of "U.S." is one. */
export interface Word extends Span {
  /** Without case, accents, marks and separators of thousands: what must be the same. */
  readonly key: string;
}

/** A word of a claimed quotation. */
export interface ClaimedWord extends Word {
  /** In square brackets, all of it or a part: whoever quotes says so of a word that was not said like that. */
  readonly bracketed: boolean;
  /** Whether "…" follows it, for words left out. */
  readonly elided: boolean;
}

const LETTER = String.raw`[\p{L}\p{M}\p{Cf}]`;
/** "1,200.5", "38th", "1980s" */
const NUMBER = String.raw`\p{N}+(?:[.,]\p{N}+)*${LETTER}*`;
/** "[H]e", "want[ed]" */
const PARTLY = String.raw`${LETTER}*\[${LETTER}+\]${LETTER}+|${LETTER}+\[${LETTER}+\]`;
const LETTERS = `${LETTER}+(?:['’ʼ]${LETTER}+)*`;
/** What money and shares are counted in: no mark, but a word. */
const SIGN = String.raw`[\p{Sc}%‰]`;
/** "…", "...", ". . ." */
const ELLIPSIS = String.raw`…|\.(?:\s?\.){2,}`;
const SOME_ELLIPSIS = new RegExp(ELLIPSIS, 'u');

const WORD = new RegExp(`${NUMBER}|${LETTERS}|${SIGN}`, 'gu');
const CLAIMED = new RegExp(
  `(?<ellipsis>${ELLIPSIS})|(?<word>${PARTLY}|${NUMBER}|${LETTERS}|${SIGN})|(?<open>\\[)|(?<close>\\])`,
  'gu',
);

/** The words of a stretch of an article in order. */
export function wordsIn(text: string, { start, end }: Span): Word[] {
  return Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    key: keyOf(word),
  }));
}

/**
 * The words of a claimed quotation in order, the first of them.
 *
 * @param most words at the most
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
      // Many type "dont", which is no other word.
      .replace(/n't$/u, 'nt')
  );
}

/** Whether a word says nothing of what a text is about ("the", "did"). */
export function isFunctionWord(key: string): boolean {
  return lunr.stopWordFilter(new lunr.Token(key, {})) === undefined;
}

/** Whether something is left out in a text. */
export function hasEllipsis(text: string): boolean {
  return SOME_ELLIPSIS.test(text);
}
