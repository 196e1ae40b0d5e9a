import { fold, isCompound, termsOf } from './terms.js';

/** An acronym of a text and what it stands for there. */
export interface Acronym {
  /** Folded, without the s of a plural. */
  readonly short: string;
  /** The words that it stands for, folded, in order; two at the least. */
  readonly long: readonly string[];
}

/** Two to ten letters, digits and signs that begin with a capital and hold another: "NATO", "R&D", "CoE", "MPs". */
const SHORT = /^\p{Lu}(?=[^\s]*\p{Lu})[\p{L}\p{N}&./-]{1,9}$/u;
const PLURAL = /(?<=\p{Lu}{2})s$/u;
const BRACKET = /\(([^\n()]{2,120})\)/gu;
/** How far before a bracket its long form may begin, in characters; and where it surely begins no sooner. */
const REACH = 200;
const ENDS = /[^\n()[\];:!?]*$/u;
const WORD = /[\p{L}\p{N}][^\s]*/gu;
const ALL_CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{3,8}(?=s?(?![\p{L}\p{N}]))/gu;
/** Capitalised words, and small ones between them; without a longest word, a row of apostrophes takes quadratic time. */
const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}’']{0,60}(?:[ -](?:(?:of|the|and|for|on|in|to) ){0,2}\p{Lu}\p{Ll}[\p{L}’']*)+/gu;
const SMALL_WORD = /^(?:of|the|and|for|on|in|to|at|by|an?)(?![\p{L}\p{N}])/u;
const SPELT = { least: 3, most: 8 };

/**
 * The acronyms that a text explains: in brackets, either way round (Schwartz and Hearst 2003), or by a name somewhere
 * whose capitals spell a word of capitals, of three letters or more, that stands somewhere else. Each is given once,
 * with what it first stands for.
 *
 * @example acronymsIn('The Joint Comprehensive Plan of Action (JCPOA) was signed in Vienna.')
 * // [{ short: 'jcpoa', long: ['joint', 'comprehensive', 'plan', 'of', 'action'] }]
 */
export function acronymsIn(text: string): Acronym[] {
  const found = new Map<string, Acronym>();
  const add = (short: string, long: string | null) => {
    const folded = fold(short);
    if (long === null || found.has(folded)) return;
    const words = termsOf(long).flatMap((term) => (isCompound(term) ? [] : [term.word]));
    if (words.length > 1) found.set(folded, { short: folded, long: words });
  };
  for (const { 1: within = '', index } of text.matchAll(BRACKET)) {
    const before = ENDS.exec(text.slice(Math.max(0, index - REACH), index))?.[0] ?? '';
    const short = within.trim().replace(PLURAL, '');
    const last = before.trim().split(/\s+/u).at(-1)?.replace(PLURAL, '') ?? '';
    if (SHORT.test(short)) add(short, explained(short, lastWords(before, short)));
    else if (SHORT.test(last)) add(last, explained(last, within));
  }
  const unexplained = new Set(Array.from(text.matchAll(ALL_CAPITALS), ([word]) => word));
  if (unexplained.size > 0) for (const [name] of text.matchAll(NAME)) addSpelt(name, unexplained, add);
  return [...found.values()];
}

/** As many words as an acronym may stand for: its letters and five more, but no more than twice its letters. */
function lastWords(text: string, short: string): string {
  const words = [...text.matchAll(WORD)];
  const most = Math.min(short.length + 5, 2 * short.length);
  return text.slice(words.at(-most)?.index ?? words[0]?.index ?? 0).trim();
}

/**
 * The end of a text that a short form stands for: each of its letters and digits stands in it, in order, and the first
 * one begins a word that is not a small one. Null where there is no such end.
 */
function explained(short: string, text: string): string | null {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const lower = text.toLowerCase();
  let at = lower.length;
  for (let letter = letters.length - 1; letter >= 0; letter--)
    do at = at > 0 ? lower.lastIndexOf(letters[letter] as string, at - 1) : -1;
    while (letter === 0 && at >= 0 && !beginsWord(lower, at));
  return at < 0 ? null : text.slice(at);
}

function beginsWord(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !SMALL_WORD.test(text.slice(at, at + 4));
}

/** The parts of a name that spell one of the words of capitals, with or without the small words between them. */
function addSpelt(
  name: string,
  capitals: ReadonlySet<string>,
  add: (short: string, long: string) => void,
): void {
  const words = [...name.matchAll(/[\p{L}’']+/gu)];
  for (const taken of [words.filter(({ 0: word }) => /^\p{Lu}/u.test(word)), words]) {
    const letters = taken
      .map(({ 0: word }) => word.charAt(0))
      .join('')
      .toUpperCase();
    for (let from = 0; from < taken.length; from++)
      for (let to = from + SPELT.least; to <= Math.min(taken.length, from + SPELT.most); to++) {
        if (!capitals.has(letters.slice(from, to))) continue;
        const last = taken[to - 1] as RegExpExecArray;
        add(letters.slice(from, to), name.slice(taken[from]?.index, last.index + last[0].length));
      }
  }
}
