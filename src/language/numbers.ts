import { isCompound, type Term } from './terms.js';

/** A number that stands in the terms of a text, in digits or in words. */
export interface NumberFound {
  /** The first of its terms, and the one behind its last. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const SMALL = new Map([
  ['zero', 0],
  ...UNITS.split(' ').map((word, index): [string, number] => [word, index + 1]),
  ...TENS.split(' ').map((word, index): [string, number] => [word, 20 + 10 * index]),
]);
/** What multiplies the number before it, or one. */
const SCALES = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
const DIGITS = /^\d+(?:\.\d+)?$/u;

/**
 * The numbers in the terms of a text, in order: "12", "twelve" and "a dozen" have one value, and so have "1.2 million"
 * and "1,200,000". Ordinals, and plurals such as "dozens", are none.
 */
export function numbersIn(terms: readonly Term[]): NumberFound[] {
  const parts = terms.flatMap((term, index) => (isCompound(term) ? [] : [{ word: term.word, index }]));
  const found: NumberFound[] = [];
  for (let at = 0; at < parts.length; ) {
    const read = readNumber(parts.slice(at, at + MOST_WORDS).map(({ word }) => word));
    const length = read?.length ?? 1;
    if (read)
      found.push({
        start: parts[at]?.index ?? 0,
        end: (parts[at + length - 1]?.index ?? 0) + 1,
        value: read.value,
      });
    at += length;
  }
  return found;
}

const MOST_WORDS = 16;

/** The number that words begin with, and how many of them it takes; null where they begin with none. */
function readNumber(words: readonly string[]): { value: number; length: number } | null {
  let [whole, group, length] = [0, 0, 0];
  /** What may still be added to the group: less than that. */
  let room = Number.POSITIVE_INFINITY;
  const take = (next: number, left: number) => {
    group = next;
    room = left;
    return true;
  };
  const takes = (word: string, next: string | undefined): boolean => {
    const small = SMALL.get(word);
    const scale = SCALES.get(word);
    if (small !== undefined) return small < room && take(group + small, small >= 20 ? 10 : 0);
    if (DIGITS.test(word)) return length === 0 && take(Number(word), 0);
    if (word === 'half') return length === 0 && take(0.5, 0);
    if (word === 'a') return length === 1 && words[0] === 'half' && SCALES.has(next ?? '');
    if (word === 'and') return length > 0 && room > 10 && (SMALL.get(next ?? '') ?? room) < room;
    if (scale === undefined) return false;
    if (scale <= 100) return take((group || 1) * scale, 100);
    whole += (group || 1) * scale;
    return take(0, 1000);
  };
  while (length < words.length && takes(words[length] as string, words[length + 1])) length++;
  return length === 0 ? null : { value: whole + group, length };
}
