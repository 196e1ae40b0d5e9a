import type { Span } from '../language/span.js';
import type { PartOfSpeech } from '../language/tokens.js';
import type { QuotedSpan } from './marks.js';
import { isTitleWord } from './people.js';

/** A word of the narration, or a whole stretch in quotation marks, which counts as one item. */
export interface Item extends Span {
  readonly text: string;
  /** In lower case; empty for a quoted stretch. */
  readonly lower: string;
  readonly pos: PartOfSpeech;
  /** Whether it is a time and not a name: "Monday", and "March" except in Jo March. */
  readonly time: boolean;
  readonly quoted: QuotedSpan | null;
}

/** Items of a statement from index `from` to index `to`, both inclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A dash as a separator, however it is typed. */
export const DASH = /^(?:[–—―]|--?)$/u;

const INSIDE = new Set<PartOfSpeech>([
  'PROPN',
  'NOUN',
  'ADJ',
  'DET',
  'NUM',
  'PRON',
  'PART',
  'ADP',
  'CCONJ',
  'SYM',
]);
const HEADS = new Set<PartOfSpeech>(['PROPN', 'NOUN', 'PRON', 'NUM', 'SYM', 'ADJ', 'PART', 'DET']);
const SUBJECTS = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'you', 'who']);
const CLAUSE_OPENERS = new Set([
  'that',
  'who',
  'which',
  'whom',
  'whose',
  'to',
  'because',
  'if',
  'when',
  'while',
  'as',
  'after',
  'before',
  'whether',
  'unless',
  'though',
  'although',
  'until',
  'why',
  'how',
  'what',
  'where',
]);
/** Words that never end a noun phrase, however they are tagged. */
const NO_HEADS = new Set(['so', 'thus', 'then', 'here', 'there', 'also', 'once', 'now', 'more']);

/** "about half of the voters". */
const APPROXIMATELY = new Set(['about', 'around', 'almost', 'nearly', 'roughly']);

/** Whether a word is a time rather than a name. */
export function isTime({ time }: Item): boolean {
  return time;
}

/** Whether a noun phrase may begin with this word. */
function startsPhrase(item: Item): boolean {
  if (item.quoted || isTime(item)) return false;
  return (
    ['PROPN', 'DET', 'NOUN', 'ADJ', 'NUM'].includes(item.pos) ||
    APPROXIMATELY.has(item.lower) ||
    SUBJECTS.has(item.lower) ||
    /^(?:his|her|their|its|one|another)$/u.test(item.lower)
  );
}

/**
 * The noun phrase that ends at an item, including its prepositional phrases ("the head of the union"). Without a
 * parser, it extends back to the next verb, mark or conjunction. Null if there is none.
 */
export function phraseBefore(items: readonly Item[], end: number): Range | null {
  let to = end;
  while (items[to] && isTime(items[to] as Item)) to--;
  if (to < end && items[to]?.pos === 'ADP') to--;
  if (items[to]?.text === ')') to = beforeBracket(items, to);
  const head = items[to];
  if (!head || head.quoted || !HEADS.has(head.pos) || NO_HEADS.has(head.lower)) return null;
  if (SUBJECTS.has(head.lower)) return { from: to, to };
  let from = to;
  while (from > 0 && continues(items, from - 1)) from--;
  from = withoutOpening(items, from, to);
  return from <= to ? { from, to } : null;
}

/** The nouns that end at an item, with the words directly before them: "with Devocht", "from the report". */
export function nounsBefore(items: readonly Item[], end: number): Range | null {
  let from = end + 1;
  while (['PROPN', 'NOUN', 'ADJ', 'DET'].includes(items[from - 1]?.pos ?? 'X') && !items[from - 1]?.quoted)
    from--;
  return from <= end ? { from, to: end } : null;
}

/** "Gov. Phil Bryant (R)": skips the brackets. */
function beforeBracket(items: readonly Item[], close: number): number {
  for (let at = close - 1; at > close - 8 && at > 0; at--) if (items[at]?.text === '(') return at - 1;
  return close;
}

function continues(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  if (item.quoted || CLAUSE_OPENERS.has(item.lower) || SUBJECTS.has(item.lower)) return false;
  return INSIDE.has(item.pos) || isJoint(items, at);
}

/** A hyphen or slash within a word: "Secretary-General". */
function isJoint(items: readonly Item[], at: number): boolean {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  if (!item || !/^[-–/&]$/u.test(item.text)) return false;
  return before?.end === item.start && after?.start === item.end;
}

/** Drops the words before the subject at the start of a sentence: "But", "On Tuesday", "In Ohio the governor". */
function withoutOpening(items: readonly Item[], begin: number, to: number): number {
  let from = begin;
  while (from < to && (['CCONJ', 'PART'].includes(items[from]?.pos ?? 'X') || isTime(items[from] as Item)))
    from++;
  if (items[from]?.pos !== 'ADP' || opensNumber(items, from)) return from;
  for (let at = to; at > from + 1; at--) {
    const [before, item] = [items[at - 1] as Item, items[at] as Item];
    const opens = item.pos === 'DET' || (item.pos === 'PROPN' && before.pos !== 'PROPN') || isTime(before);
    if (opensNumber(items, at)) return at;
    if (opens && !['ADP', 'DET', 'ADJ', 'CCONJ', 'PUNCT'].includes(before.pos) && !isJoint(items, at - 1))
      return at;
  }
  return to + 1;
}

function opensNumber(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return (
    APPROXIMATELY.has(items[at]?.lower ?? '') &&
    (next?.pos === 'NUM' || /^(?:half|one|all|every)$/u.test(next?.lower ?? ''))
  );
}

/** The noun phrase that begins at an item, up to the next verb, mark, time or clause. Null if there is none. */
export function phraseAfter(items: readonly Item[], begin: number): Range | null {
  const first = items[begin];
  if (!first || !startsPhrase(first)) return null;
  if (SUBJECTS.has(first.lower)) return { from: begin, to: begin };
  let to = begin;
  let heads = 0;
  for (let at = begin; at < items.length; at++) {
    const item = items[at] as Item;
    if (
      item.quoted ||
      isTime(item) ||
      (CLAUSE_OPENERS.has(item.lower) && !isToHolder(items, at)) ||
      SUBJECTS.has(item.lower)
    )
      break;
    if (!INSIDE.has(item.pos) && !isJoint(items, at)) break;
    if (item.pos === 'ADP' && !/^(?:of|for|from|at)$/u.test(item.lower) && !isToHolder(items, at)) break;
    if (item.pos === 'DET' && at > begin && /^(?:NOUN|PROPN)$/u.test(items[at - 1]?.pos ?? '')) break;
    if (HEADS.has(item.pos) && item.pos !== 'DET') {
      to = at;
      heads++;
    }
  }
  return heads > 0 ? { from: begin, to } : null;
}

/**
 * A noun phrase before an aside between commas that ends at `comma`: "Rahm Emanuel, his chief of staff, urged". A
 * descriptive aside is part of it; "meanwhile" or "who had left" is not.
 */
export function phraseAroundAside(items: readonly Item[], comma: number): Range | null {
  const opening = phraseAfter(items, 0);
  const described =
    opening &&
    items[opening.to]?.pos === 'PROPN' &&
    items[opening.to + 1]?.text === ',' &&
    opening.to + 1 < comma &&
    isDescription(items, opening.to + 2);
  if (
    described &&
    !items.slice(opening.to, comma).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX')
  )
    return { from: opening.from, to: comma - 1 };
  for (let at = comma - 1; at > Math.max(0, comma - 30); at--) {
    const item = items[at] as Item;
    if (item.quoted || /^[;:]$/u.test(item.text)) return null;
    if (!isSame(item.text, (items[comma] as Item).text)) continue;
    const phrase = phraseBefore(items, at - 1);
    if (phrase && opensAside(items[at + 1]))
      return { from: phrase.from, to: isDescription(items, at + 1) ? comma - 1 : phrase.to };
  }
  return null;
}

/** A noun phrase after a cue, with the description that follows it. */
export function withAside(items: readonly Item[], { from, to }: Range): Range {
  if (items[to + 1]?.text !== ',') return { from, to };
  const aside = phraseAfter(items, to + 2);
  if (!aside || items[to + 2]?.pos === 'PRON') return { from, to };
  return { from, to: aside.to };
}

/** The subject of the first verb before an item. */
export function subjectOf(items: readonly Item[], end: number): Range | null {
  for (let at = 1; at < end; at++) {
    const item = items[at] as Item;
    if (item.quoted || !['VERB', 'AUX'].includes(item.pos)) continue;
    let last = at - 1;
    while (last > 0 && /^(?:AUX|ADV)$/u.test(items[last]?.pos ?? '')) last--;
    const phrase = items[last]?.text === ',' ? phraseAroundAside(items, last) : phraseBefore(items, last);
    if (phrase) return phrase;
  }
  return null;
}

/** "the ambassador to the United States". */
function isToHolder(items: readonly Item[], at: number): boolean {
  return (
    items[at]?.lower === 'to' && isTitleWord(items[at - 1]?.lower ?? '') && items[at + 1]?.pos !== 'VERB'
  );
}

/** A comma matches a comma, a dash any dash. */
function isSame(a: string, b: string): boolean {
  return a === ',' ? b === ',' : DASH.test(a) && DASH.test(b);
}

function opensAside(item: Item | undefined): boolean {
  if (!item) return false;
  if (/^(?:he|she|they|it|and|but|or|so|that)$/u.test(item.lower)) return false;
  return item.pos !== 'AUX';
}

function isDescription(items: readonly Item[], from: number): boolean {
  const phrase = phraseAfter(items, from);
  return (
    phrase !== null &&
    items.slice(phrase.from, phrase.to + 1).some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')
  );
}
