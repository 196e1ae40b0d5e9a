import lunr from 'lunr';
import type { Span } from './span.js';
import { stem } from './stem.js';

/** A word as the index knows it. */
export interface Term extends Span {
  /** The word in lower case, unstemmed, as `fold` has it. */
  readonly word: string;
  readonly stem: string;
  /** Whether it says what the text is about; function words ("the", "did") do not. */
  readonly content: boolean;
}

/** Acronyms with full stops, numbers with separators, words with inner apostrophes. Hyphens and slashes separate. */
const WORD = /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const POSSESSIVE = /['’]s?$/u;

/**
 * The terms of a text in order. "U.S." and "US" share a term, and so do "Putin’s" and "Putin".
 *
 * lunr's own tokeniser splits at spaces and hyphens only and would keep "Putin," and “Putin apart.
 *
 * @param offset added to every span (for a paragraph: where it starts in its article)
 */
export function termsOf(text: string, offset = 0): Term[] {
  const terms: Term[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = fold(word);
    if (plain === '') continue;
    const start = index + offset;
    terms.push({
      start,
      end: start + word.length,
      word: plain,
      stem: stem(plain),
      content: isContent(plain, word),
    });
  }
  return terms;
}

/** Lower case, without accents, full stops of acronyms and possessive endings. */
export function fold(word: string): string {
  const acronym = /^(?:\p{L}\.){2,}$/u.test(word) ? word.replaceAll('.', '') : word;
  return acronym
    .replace(POSSESSIVE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
}

/** The one month that is written like a function word, but for its capital. */
const MONTH = 'May';
const CONTRACTED =
  /^(?:\p{L}+n't|(?:i|you|he|she|it|we|they|that|there|what|who|where|how|why|when)'(?:s|re|ve|ll|d|m))$/u;

function isContent(plain: string, word: string): boolean {
  const acronym = word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word);
  if (acronym || word === MONTH) return true;
  return !CONTRACTED.test(plain) && lunr.stopWordFilter(new lunr.Token(plain, {})) !== undefined;
}
