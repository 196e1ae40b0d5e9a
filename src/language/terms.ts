import lunr from 'lunr';
import type { Span } from './span.js';
import { NO_ROW, rowOf } from './word-vectors.js';

const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/**
 * The stem of a lower-case word (Porter 1980), from lunr's stemmer: "agreements" and "agreement" share one.
 *
 * @example stem('sanctions') // 'sanction'
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = lunr.stemmer(new lunr.Token(word, {})).toString();
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}

/** A word as the index stores it. */
export interface Term extends Span {
  /** The word in lower case, unstemmed, as returned by `fold`. */
  readonly word: string;
  readonly stem: string;
  /** Whether it is a content word; function words ("the", "did") are not. */
  readonly content: boolean;
  /**
   * For a part of a compound that is also written as one word, the compound's stem: "ceasefir" for "cease" in
   * "cease-fire". The compound is a term of its own before its parts, with their joint span, and has its own stem here.
   */
  readonly compound: string | null;
}

/** Word boundaries. */
const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** Letters with signs: "C#", "C++", ".NET", "R&D", and their possessives. */
const WITH_SIGNS = String.raw`${START}(?:\p{L}(?:#|\+\+)|\.(?:NET|net)|\p{L}{1,3}(?:&\p{L}{1,3})+)(?:['’]s)?${END}`;
/** "U.S.", "U.S", and their possessives. */
const ACRONYM = String.raw`(?:\p{L}\.){2,}(?:['’]s${END})?|${START}(?:\p{Lu}\.)+\p{Lu}${END}`;
/** "120 000", "1,200.5", "1980s". */
const NUMBER = String.raw`(?<!\p{N}[.,]?)\p{N}{1,3}(?:[ \u00a0\u2009\u202f]\p{N}{3})+(?![.,]?\p{N}|\p{L})|\p{N}+(?:[.,]\p{N}+)*\p{L}*`;
/** With inner apostrophes and invisible characters such as soft hyphens. */
const LETTERS = String.raw`[\p{L}\p{M}\p{N}]+(?:\p{Cf}+[\p{L}\p{M}\p{N}]+)*(?:['’][\p{L}\p{M}]+)*`;
/** Hyphens and slashes separate. */
const WORD = new RegExp(`${WITH_SIGNS}|${ACRONYM}|${NUMBER}|${LETTERS}`, 'gu');

/** "5m", "1.5bn": a number with an abbreviated numeral. */
const COUNTED = /^(\p{N}+(?:[.,]\p{N}+)*)(m|mn|mln|bn|tn|trn)$/u;
const COUNTED_IN: Readonly<Record<string, string>> = {
  m: 'million',
  mn: 'million',
  mln: 'million',
  bn: 'billion',
  tn: 'trillion',
  trn: 'trillion',
};

/**
 * The terms of a text in order. "U.S." and "US" share a term, and so do "Putin’s" and "Putin".
 *
 * lunr's own tokeniser splits only at spaces and hyphens, and would treat "Putin," and “Putin as different terms.
 *
 * @param offset added to every span (for a paragraph: its start in the article)
 */
export function termsOf(text: string, offset = 0): Term[] {
  const terms: Term[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const counted = isDigit(word.charCodeAt(0)) ? COUNTED.exec(word) : null;
    if (counted) {
      const [, number = '', unit = ''] = counted;
      const middle = index + number.length;
      terms.push(termAt(index, middle, fold(number)));
      terms.push(termAt(middle, middle + unit.length, COUNTED_IN[unit] as string));
      continue;
    }
    const { word: plain, stem: stemmed, content } = readWord(word);
    if (plain === '') continue;
    const end = index + word.length;
    const term: Term = { start: index, end, word: plain, stem: stemmed, content, compound: null };
    const before = terms.at(-1);
    const joined = before ? joinedOf(text, before, term) : null;
    if (!before || joined === null) terms.push(term);
    else {
      const compound = stem(joined);
      terms[terms.length - 1] = { ...termAt(before.start, term.end, joined), compound };
      terms.push({ ...before, compound: before.compound ?? compound }, { ...term, compound });
    }
  }
  return offset === 0
    ? terms
    : terms.map((term) => ({ ...term, start: term.start + offset, end: term.end + offset }));
}

/** Whether a term is a compound, followed by its parts. */
export function isCompound({ stem, compound }: Pick<Term, 'stem' | 'compound'>): boolean {
  return compound === stem;
}

/** A content word that is written differently in the text. */
function termAt(start: number, end: number, word: string): Term {
  return { start, end, word, stem: stem(word), content: true, compound: null };
}

const read = new Map<string, Pick<Term, 'word' | 'stem' | 'content'>>();
const MOST_READ = 50_000;

/** Cached, because texts repeat most words. */
function readWord(word: string): Pick<Term, 'word' | 'stem' | 'content'> {
  const known = read.get(word);
  if (known) return known;
  const plain = fold(word);
  const term = { word: plain, stem: stem(plain), content: isContent(plain, word) };
  if (read.size >= MOST_READ) read.clear();
  read.set(word, term);
  return term;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const HYPHEN = /^[-\u2010\u2011]$/u;
const LEAST_PART = 2;
/**
 * Two words with a space between them count as one only if the joined form is among this many most common words:
 * "health care", not "a while".
 */
const COMMON = 20_000;

/** Two adjacent words as one, if that is a word; otherwise null. */
function joinedOf(text: string, a: Term, b: Term): string | null {
  if (b.start !== a.end + 1 || a.word.length < LEAST_PART || b.word.length < LEAST_PART) return null;
  const spaced = text[a.end] === ' ';
  if (spaced ? !a.content || !b.content : !HYPHEN.test(text[a.end] as string)) return null;
  const row = rowOf(a.word + b.word);
  return row === NO_ROW || (spaced && row >= COMMON) ? null : a.word + b.word;
}

const PLAIN = /^[A-Za-z0-9]+$/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}?(?:['’]s)?$/u;
const POSSESSIVE = /['’]s?$/u;
const GROUPED = /^\p{N}{1,3}(?:[,\s]\p{N}{3})+(?:\.\p{N}+)?\p{L}*$/u;
/** Letters that keep their form without accents, and how people type them. */
const LETTERS_TYPED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};

/**
 * Lower case, without accents, full stops of acronyms, possessive endings, thousands separators and invisible
 * characters. Letters that few keyboards have are written as people type them ("ø" as "o").
 */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const acronym = DOTTED.test(word) ? word.replaceAll('.', '') : word;
  const number = GROUPED.test(acronym) ? acronym.replace(/[,\s]/gu, '') : acronym;
  return number
    .replace(POSSESSIVE, '')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/[øłđðþßæœıħŧ]/gu, (letter) => LETTERS_TYPED[letter] as string);
}

/** The only month that differs from a function word just by its capital. */
const MONTH = 'May';
const CONTRACTED =
  /^(?:\p{L}+n't|(?:i|you|he|she|it|we|they|that|there|what|who|where|how|why|when)'(?:s|re|ve|ll|d|m))$/u;

function isContent(plain: string, word: string): boolean {
  const bare = word.replace(POSSESSIVE, '');
  const acronym = bare.length > 1 && bare === bare.toUpperCase() && /\p{Lu}/u.test(bare);
  if (acronym || word === MONTH) return true;
  return !CONTRACTED.test(plain) && lunr.stopWordFilter(new lunr.Token(plain, {})) !== undefined;
}
