import { fold, isCompound, termsOf } from './terms.js';

/** An acronym with its expansion in a text. */
export interface Acronym {
  /** Folded, without a plural s. */
  readonly short: string;
  /** The words of the expansion, folded, in order; at least two. */
  readonly long: readonly string[];
}

/** Two to ten letters, digits and signs that begin with a capital and contain another: "NATO", "R&D", "CoE", "MPs". */
const SHORT = /^\p{Lu}(?=[^\s]*\p{Lu})[\p{L}\p{N}&./-]{1,9}$/u;
const PLURAL = /(?<=\p{Lu}{2})s$/u;
const BRACKET = /\(([^\n()]{2,120})\)/gu;
/**
 * The maximum distance, in characters, from the start of an expansion to the bracket; and the marks that it cannot
 * cross.
 */
const REACH = 200;
const ENDS = /[^\n()[\];:!?]*$/u;
const WORD = /[\p{L}\p{N}][^\s]*/gu;
const ALL_CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{3,8}(?=s?(?![\p{L}\p{N}]))/gu;
/**
 * Capitalised words with small words between them. The limit on length keeps a row of apostrophes from taking quadratic
 * time.
 */
const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}’']{0,60}(?:[ -](?:(?:of|the|and|for|on|in|to) ){0,2}\p{Lu}\p{Ll}[\p{L}’']*)+/gu;
const SMALL_WORD = /^(?:of|the|and|for|on|in|to|at|by|an?)(?![\p{L}\p{N}])/u;
const SPELT = { least: 3, most: 8 };

/**
 * The acronyms that a text explains: with one of the two forms in brackets (Schwartz and Hearst 2003), or by a name
 * whose initials spell an all-capitals word of at least three letters elsewhere in the text. Each is given once, with
 * its first expansion.
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

/**
 * The last words of a text, up to the maximum length of an expansion: the acronym's letters plus five, but no more than
 * twice its letters.
 */
function lastWords(text: string, short: string): string {
  const words = [...text.matchAll(WORD)];
  const most = Math.min(short.length + 5, 2 * short.length);
  return text.slice(words.at(-most)?.index ?? words[0]?.index ?? 0).trim();
}

/**
 * The end of a text that expands a short form: it contains all its letters and digits in order, and the first one
 * begins a word that is not a small word. Null if there is none.
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

/** Adds the parts of a name that spell one of the all-capitals words, with or without the small words between them. */
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
