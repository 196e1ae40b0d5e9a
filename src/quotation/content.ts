import type { Span } from '../language/span.js';
import type { PartOfSpeech } from '../language/tokens.js';
import { endOfClause, endOfThing } from './clause-ends.js';
import { type CueForm, type CueGroup, cueForm, speaks, takesThing } from './cues.js';
import { type Item, isTime, phraseAfter, type Range } from './phrases.js';
import { isAdjunct, spanOf } from './statements.js';

/** Verbs that are speech only next to quotation marks or "that". */
const NEEDS_QUOTED = new Set('continue read charge post repeat cite protest counter cry'.split(' '));

/** "asked him", "asked the crowd “…”". */
function isAsked(items: readonly Item[], from: number): boolean {
  const phrase = phraseAfter(items, from);
  return OBJECT.test(items[from]?.lower ?? '') || (phrase !== null && items[phrase.to + 1]?.quoted != null);
}

const OBJECT = /^(?:him|her|them|me|us)$/u;

/** Words after a cue that may be what was said. */
export interface After extends Range {
  /** Whether it begins with words in quotation marks. */
  readonly quoted: boolean;
  /** Whether "that" or a colon connects it to the cue. */
  readonly bound: boolean;
}

/** What was said, after a cue and its complements. */
export function contentAfter(items: readonly Item[], { form }: CueGroup, last: number): After | null {
  if (form.frame === 'words') return wordsAfter(items, last);
  let from = last + 1;
  const asked = form.verb === 'ask' && isAsked(items, from);
  if (form.frame === 'hearer' || asked) from = afterHearer(items, from);
  const behind = skipTimes(items, from);
  const tied = tiedStart(items, from);
  from = tied ?? skipTimes(items, from);
  const bound = tied !== null && !items[tied]?.quoted;
  while (from < items.length && /^[,:]$/u.test(items[from]?.text ?? '')) from++;
  const first = items[from];
  if (!bound && from === behind && isAdjunct(items, from)) return null;
  if (!first || /^[.?!]/u.test(first.text) || (from > last + 1 && isParticiple(first))) return null;
  const to = form.frame === 'thing' ? endOfThing(items, from) : endOfClause(items, from);
  const after = { from, to, quoted: first.quoted !== null, bound };
  if (to >= from && fitsVerb(items, form, after)) return after;
  const thing = { ...after, to: endOfThing(items, from) };
  return thing.to >= from && takesThing(form) && from === last + 1 && isThing(items, from) ? thing : null;
}

/** "…, he said, adding that …": another report. */
function isParticiple(item: Item): boolean {
  return speaks(item) && cueForm(item.lower)?.form === 'participle';
}

/** The next words in quotation marks, with no other verb or clause before them. */
function wordsAfter(items: readonly Item[], last: number): After | null {
  for (let at = last + 1; at < Math.min(items.length, last + 14); at++) {
    const item = items[at] as Item;
    if (item.quoted) return { from: at, to: at, quoted: true, bound: true };
    if (/^[;.—–]$/u.test(item.text) || speaks(item)) return null;
    if (item.text === ',' && !items[at + 1]?.quoted) return null;
  }
  return null;
}

/** "As the senator said last week, …": the words after the comma, if the aside begins the statement. */
export function contentAfterAside(
  items: readonly Item[],
  { form, to: last }: CueGroup,
  start: number,
): After | null {
  if (start > 1 || !/^(?:clause|hearer)$/u.test(form.frame) || NEEDS_QUOTED.has(form.verb)) return null;
  const comma = items.findIndex(({ text, quoted }, at) => at > last && (quoted || /^[,:]$/u.test(text)));
  if (comma < 0 || comma > last + 14) return null;
  const from = items[comma]?.quoted ? comma : comma + 1;
  const first = items[from];
  return first ? { from, to: endOfClause(items, from), quoted: first.quoted !== null, bound: true } : null;
}

/**
 * Verbs that often do not report speech ("proposed a cut", "continued to fall") need a clause with a subject and a
 * verb.
 */
function fitsVerb(items: readonly Item[], { frame, verb }: CueForm, after: After): boolean {
  if (after.quoted || after.bound || frame !== 'clause' || verb === 'say')
    return verb !== 'ask' || asks(items, after);
  if (verb === 'ask') return asks(items, after);
  if (items[after.from]?.lower === 'to' || NEEDS_QUOTED.has(verb)) return false;
  if (items[after.from - 1]?.text === ',')
    return /^(?:VERB|AUX)$/u.test(items[after.from]?.pos ?? '') || startsClause(items, after);
  return startsClause(items, after) && hasVerb(items, after);
}

/** A noun phrase, not an adverb or a preposition of time or place. */
function isThing(items: readonly Item[], from: number): boolean {
  const phrase = phraseAfter(items, from);
  const owned =
    phrase !== null && phrase.to > from && /^(?:his|her|its|their)$/u.test(items[from]?.lower ?? '');
  return phrase !== null && (owned || items[from]?.pos !== 'PRON');
}

/** "asked whether it was safe", not "asked that it be closed" or "asked about it". */
function asks(items: readonly Item[], { from, quoted }: After): boolean {
  return quoted || /^(?:how|what|why|whether|who|when|where|if|which)$/u.test(items[from]?.lower ?? '');
}

/** Words that introduce an aside between a subject and its verb: "trees, such as the elm, die". */
const OPENS_ASIDE = /^(?:who|which|whose|such|including)$/u;

function startsClause(items: readonly Item[], after: Range): boolean {
  const from = behindTime(items, after.from + beforeNumber(items, after.from));
  const first = items[from] as Item;
  if (from > after.from && items.slice(from, from + 8).some(({ pos }) => pos === 'AUX')) return true;
  if (/^(?:there|how|what|why|whether|who|when|where|if|this|these|those)$/u.test(first.lower)) return true;
  const subject = phraseAfter(items, from);
  const next = items[(subject?.to ?? from) + 1];
  if (subject && next?.text === ',' && OPENS_ASIDE.test(items[subject.to + 2]?.lower ?? '')) return true;
  if (subject && (next?.pos === 'ADP' || next?.lower === 'to') && verbFollows(items, subject.to + 2))
    return true;
  return subject !== null && (next?.quoted != null || ['VERB', 'AUX', 'ADV'].includes(next?.pos ?? 'X'));
}

/** After a comma that ends a phrase of time: "by 2050, most towns would be dry". */
function behindTime(items: readonly Item[], from: number): number {
  if (!/^(?:by|in|from|since|before|after|until|during)$/u.test(items[from]?.lower ?? '')) return from;
  const comma = items.findIndex(({ text }, at) => at > from && text === ',');
  const words = items.slice(from + 1, comma);
  const tells = words.some((item) => isTime(item) || item.pos === 'NUM');
  return comma > 0 && comma - from < 6 && tells && items[comma + 1] ? comma + 1 : from;
}

/** The number of words that modify a number: "at least six", "as many as six", "only a quarter". */
function beforeNumber(items: readonly Item[], from: number): number {
  const words = items.slice(from, from + 3).map(({ lower }) => lower);
  const count = /^(?:as (?:many|few|much) as|at (?:least|most)|(?:more|fewer|less) than|up to|only|just)\b/u
    .exec(words.join(' '))?.[0]
    .split(' ').length;
  return count !== undefined && items[from + count] ? count : 0;
}

/** "growth in the north fell": a verb after the subject's complements, with no mark in between. */
function verbFollows(items: readonly Item[], from: number): boolean {
  for (let at = from; at < Math.min(items.length, from + 12); at++) {
    const { pos, lower, quoted, text } = items[at] as Item;
    if (quoted || /^[,;:.]$/u.test(text) || /^(?:that|who|which|to)$/u.test(lower)) return false;
    if (pos === 'AUX' || (pos === 'VERB' && !/ing$/u.test(lower))) return true;
  }
  return false;
}

/** "told reporters on Tuesday that": skips the hearer. */
function afterHearer(items: readonly Item[], from: number): number {
  const first = items[from];
  if (!first || first.quoted) return from;
  if (first.lower === 'that') return from;
  if (first.pos === 'PRON') return from + 1;
  let at = from;
  while (items[at] && ['DET', 'ADJ', 'NUM', 'PRON'].includes(items[at]?.pos ?? 'X')) at++;
  while (items[at] && ['PROPN', 'NOUN', 'PART'].includes(items[at]?.pos ?? 'X')) {
    at++;
    if (items[at - 1]?.pos === 'NOUN' && items[at]?.pos === 'PROPN') break;
  }
  if (items[at - 1]?.pos === 'PROPN' && items[at]?.pos === 'NUM') at++;
  return at;
}

/**
 * The position of "that", a colon or words in quotation marks, if only time, place and hearer come between it and the
 * cue.
 */
function tiedStart(items: readonly Item[], from: number): number | null {
  for (let at = from; at < Math.min(items.length, from + 16); at++) {
    const item = items[at] as Item;
    if (item.quoted) return items[at - 1]?.pos === 'ADP' ? null : at;
    if (item.lower === 'that' || (at > from && /^(?:how|why|whether|what)$/u.test(item.lower))) return at;
    if (item.text === ':') return at;
    if (item.text === ',' && items[at + 1]?.quoted) return at + 1;
    if (item.text === ',' && items[at + 1]?.lower === 'that') return at + 1;
    if (item.text === ',' && items[at + 1]?.pos === 'ADP') continue;
    if (
      !['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'ADV'].includes(item.pos) &&
      !/^(?:his|her|its|their)$/u.test(item.lower) &&
      !/^[-–']$/u.test(item.text)
    )
      return null;
    if (
      at === from &&
      item.pos !== 'ADP' &&
      item.pos !== 'ADV' &&
      !isTime(item) &&
      !/^(?:last|this|next|that)$/u.test(item.lower)
    )
      return null;
  }
  return null;
}

/** "last week", "this morning". */
function opensTime(items: readonly Item[], at: number): boolean {
  const behind = items[at + 2]?.pos ?? 'X';
  return (
    /^(?:last|this|next|earlier)$/u.test(items[at]?.lower ?? '') &&
    items[at + 1]?.time === true &&
    !/^(?:VERB|AUX)$/u.test(behind)
  );
}

function skipTimes(items: readonly Item[], from: number): number {
  let at = from;
  while (
    items[at] &&
    (isTime(items[at] as Item) || opensTime(items, at) || (at > from && items[at]?.pos === 'NUM'))
  )
    at++;
  return at;
}

/** Whether there is a verb, or words in quotation marks, which may contain one. */
export function hasVerb(items: readonly Item[], { from, to }: Range): boolean {
  return items.slice(from, to + 1).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX');
}

/**
 * The words before the cue in the same statement, if a comma or a closing mark separates them from the cue.
 *
 * @param parenthesis whether a comma also follows the cue, so that the cue is inside what was said
 */
export function contentBefore(
  items: readonly Item[],
  first: number,
  used: number,
  parenthesis: boolean,
): Range | null {
  const before = items[first - 1];
  if (!before || first - 1 < used) return null;
  if (before.quoted) return { from: clauseStart(items, first - 1, used), to: first - 1 };
  if (before.text !== ',' || first - 2 < used) return null;
  const range = { from: clauseStart(items, first - 2, used), to: first - 2 };
  return !parenthesis && opensAdverbial(items, range) ? null : range;
}

/** The start of a quotation that begins its statement, or of a clause that contains quoted words. */
function clauseStart(items: readonly Item[], to: number, used: number): number {
  if (items[to]?.quoted && (to === used || /^[,:—–]$/u.test(items[to - 1]?.text ?? ''))) return to;
  return used;
}

/** "In Philadelphia, Smith said": the words before the comma are not speech. */
function opensAdverbial(items: readonly Item[], range: Range): boolean {
  const first = items[range.from] as Item;
  if (range.to - range.from >= 1 && items.slice(range.from, range.to + 1).some(({ quoted }) => quoted))
    return false;
  const commas = items.slice(range.from, range.to + 1).filter(({ text }) => text === ',').length;
  if (
    commas === 0 &&
    /^(?:as|when|after|while|before|speaking|asked|since|although|though|during|responding|to)$/u.test(
      first.lower,
    )
  )
    return true;
  return !hasVerb(items, range) && phraseAfter(items, range.from)?.to !== range.to;
}

const MANNER = new Set<PartOfSpeech>(['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART']);

/** The full stop of "Dec. 2". */
function isAbbreviation(items: readonly Item[], at: number): boolean {
  return items[at]?.text === '.' && items[at + 1]?.pos === 'NUM';
}

/** "on Dec. 2 at a press briefing", between the cue and what was said, or the end of the statement. */
export function mannerAfter(items: readonly Item[], last: number, right: Range | undefined): Span | null {
  const first = items[last + 1];
  if (!first || !(first.pos === 'ADP' || isTime(first)) || first.quoted) return null;
  let to = last + 1;
  while (items[to] && (MANNER.has(items[to]?.pos ?? 'X') || isAbbreviation(items, to))) to++;
  if (right) to = Math.min(to, right.from);
  return to - 1 > last ? spanOf(items, { from: last + 1, to: to - 1 }) : null;
}
