import { type CueGroup, speaks } from './cue-group.js';
import { type CueForm, cueForm } from './cues.js';
import { isTime, phraseAfter, type Range } from './phrases.js';
import type { Item } from './statements.js';

/** Speech only beside quotation marks or "that". */
const NEEDS_QUOTED = new Set('continue read charge post ask repeat cite protest counter cry'.split(' '));

/** What stands after a cue and can be what was said. */
export interface After extends Range {
  /** It begins with words in quotation marks. */
  readonly quoted: boolean;
  /** "that" or a colon ties it to the cue. */
  readonly bound: boolean;
}

/** What was said, after a cue and what comes with it. */
export function contentAfter(items: readonly Item[], { form }: CueGroup, last: number): After | null {
  let from = last + 1;
  if (form.frame === 'hearer') from = afterHearer(items, from);
  const tied = tiedStart(items, from);
  from = tied ?? skipTimes(items, from);
  const bound = tied !== null && !items[tied]?.quoted;
  while (from < items.length && /^[,:]$/u.test(items[from]?.text ?? '')) from++;
  const first = items[from];
  if (!first || /^[.?!]/u.test(first.text)) return null;
  const to = form.frame === 'thing' ? endOfThing(items, from) : endOfClause(items, from);
  const after = { from, to, quoted: first.quoted !== null, bound };
  return to < from || !fitsVerb(items, form, after) ? null : after;
}

/** Verbs that are often no speech ("proposed a cut", "continued to fall") need a clause with a subject and a verb. */
function fitsVerb(items: readonly Item[], { frame, verb }: CueForm, after: After): boolean {
  if (after.quoted || after.bound || frame !== 'clause' || verb === 'say') return true;
  if (items[after.from]?.lower === 'to' || NEEDS_QUOTED.has(verb)) return false;
  return startsClause(items, after) && hasVerb(items, after);
}

function startsClause(items: readonly Item[], { from }: Range): boolean {
  const first = items[from] as Item;
  if (/^(?:there|how|what|why|whether|who|when|where|if|this|these|those)$/u.test(first.lower)) return true;
  const subject = phraseAfter(items, from);
  const next = items[(subject?.to ?? from) + 1];
  return subject !== null && (next?.quoted != null || ['VERB', 'AUX', 'ADV'].includes(next?.pos ?? 'X'));
}

/** "told reporters on Tuesday that": past whoever heard it. */
function afterHearer(items: readonly Item[], from: number): number {
  const first = items[from];
  if (!first || first.quoted) return from;
  if (first.pos === 'PRON') return from + 1;
  let at = from;
  while (items[at] && ['DET', 'ADJ', 'NUM', 'PRON'].includes(items[at]?.pos ?? 'X')) at++;
  while (items[at] && ['PROPN', 'NOUN', 'PART'].includes(items[at]?.pos ?? 'X')) {
    at++;
    if (items[at - 1]?.pos === 'NOUN' && items[at]?.pos === 'PROPN') break;
  }
  return at;
}

/** Where "that", a colon or words in quotation marks follow the cue with nothing but when, where and to whom between. */
function tiedStart(items: readonly Item[], from: number): number | null {
  for (let at = from; at < Math.min(items.length, from + 16); at++) {
    const item = items[at] as Item;
    if (item.quoted) return items[at - 1]?.pos === 'ADP' ? null : at;
    if (item.lower === 'that') return at;
    if (item.text === ':') return at;
    if (item.text === ',' && items[at + 1]?.quoted) return at + 1;
    if (item.text === ',' && items[at + 1]?.lower === 'that') return at + 1;
    if (
      !['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'ADV'].includes(item.pos) &&
      !/^[-–']$/u.test(item.text)
    )
      return null;
    if (at === from && item.pos !== 'ADP' && item.pos !== 'ADV' && !isTime(item)) return null;
  }
  return null;
}

function skipTimes(items: readonly Item[], from: number): number {
  let at = from;
  while (items[at] && (isTime(items[at] as Item) || (at > from && items[at]?.pos === 'NUM'))) at++;
  return at;
}

/** A clause goes on to the statement's end, or to where the narration sets in again. */
function endOfClause(items: readonly Item[], from: number): number {
  const first = items[from] as Item;
  if (first.quoted && endsQuoted(items, from)) return from;
  for (let at = from + 1; at < items.length; at++) if (setsIn(items, at)) return at - 1;
  return items.length - 1;
}

/** Words in quotation marks are all that was said, unless the clause visibly goes on after them. */
function endsQuoted(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return !next || /[.,?!;:—–]/u.test(next.text[0] ?? '') || /[,.?!]["'”’»]*$/u.test((items[at] as Item).text);
}

function setsIn(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  const next = items[at + 1];
  if (item.text === ';') return true;
  if (item.quoted) return /,["'”’»]*$/u.test(item.text) && reportsNext(items, at + 1);
  if (item.text === ',' && next?.lower === 'according') return true;
  if (item.text === ',' && next && /^(?:and|but|while)$/u.test(next.lower)) return reportsNext(items, at + 2);
  if (item.text === ',' && next && cueForm(next.lower)?.form === 'participle') return true;
  if (/^(?:and|but)$/u.test(item.lower)) return reportsNext(items, at + 1);
  return false;
}

/** Whether a subject with a verb of speech, or such a verb alone, follows. */
function reportsNext(items: readonly Item[], from: number): boolean {
  for (let at = from; at < Math.min(items.length, from + 8); at++) {
    const item = items[at] as Item;
    if (speaks(item)) return cueForm(item.lower)?.form !== 'base' || at === from || isPlural(items[at - 1]);
    if (!['PROPN', 'PRON', 'DET', 'ADJ', 'NOUN', 'PART', 'ADV', 'AUX'].includes(item.pos)) return false;
  }
  return false;
}

function isPlural(item: Item | undefined): boolean {
  return /^(?:they|we|i|you|some|many|others)$|[^s]s$/u.test(item?.lower ?? '');
}

function endOfThing(items: readonly Item[], from: number): number {
  for (let at = from; at < items.length; at++) {
    const item = items[at] as Item;
    if (/^[,;.?!—–]$/u.test(item.text) && !item.quoted) return at - 1;
  }
  return items.length - 1;
}
/** Whether there is a verb, or words in quotation marks that may hold one. */
export function hasVerb(items: readonly Item[], { from, to }: Range): boolean {
  return items.slice(from, to + 1).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX');
}
