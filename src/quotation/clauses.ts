import type { Span } from '../language/span.js';
import { type CueForm, cueForm } from './cues.js';
import { isTime, phraseAfter, phraseAroundAside, phraseBefore, type Range, startsPhrase } from './phrases.js';
import { type Report, spanOf } from './report.js';
import type { Item, Statement } from './statements.js';

/** A verb of speech with its auxiliaries and adverbs. */
interface CueGroup extends Range {
  /** The verb itself. */
  readonly verb: number;
  readonly form: CueForm;
}

/** Who is said to speak, and on which side of the cue that stands. */
interface Source {
  readonly phrase: Range | null;
  readonly inverted: boolean;
}

const OFTEN_MISTAGGED = new Set([
  'said',
  'says',
  'told',
  'tells',
  'wrote',
  'writes',
  'tweeted',
  'added',
  'asked',
  'replied',
]);
const BLOCKING = new Set([
  'not',
  "n't",
  'never',
  'to',
  'would',
  'could',
  'should',
  'might',
  'may',
  'can',
  'will',
  'must',
  "'d",
  "'ll",
  'ca',
  'wo',
]);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re"]);

/** Whether a word of the narration is a verb of speech. */
export function speaks({ lower, pos, quoted }: Item): boolean {
  return quoted === null && cueForm(lower) !== null && (pos === 'VERB' || OFTEN_MISTAGGED.has(lower));
}

/**
 * What a statement reports, by its verbs of speech: the clause after, before or around each, or the words in
 * quotation marks beside it (the syntactic patterns of Asr et al. 2021, over words instead of a parse).
 */
export function reportsByVerb(statement: Statement): Report[] {
  const { items } = statement;
  const reports: Report[] = [];
  let used = 0;
  for (let at = 0; at < items.length; at++) {
    if (!speaks(items[at] as Item) || at < used) continue;
    const group = cueGroup(items, at);
    if (!group) continue;
    const source = sourceOf(items, group, used);
    const report = source && reportOf(statement, group, source, used);
    if (!report) continue;
    reports.push(inherit(report, reports.at(-1)));
    used = Math.max(
      at + 1,
      items.findIndex(({ start }) => start >= (report.pieces.at(-1)?.end ?? 0)),
    );
    if (items[used] === undefined) break;
  }
  return reports;
}

/** A second verb without a subject of its own has the first one's. */
function inherit(report: Report, before: Report | undefined): Report {
  return report.source || !before ? report : { ...report, source: before.source };
}

function cueGroup(items: readonly Item[], verb: number): CueGroup | null {
  const form = cueForm(items[verb]?.lower ?? '');
  if (!form) return null;
  let from = verb;
  while (from > 0 && isAuxiliary(items[from - 1] as Item)) from--;
  const before = items.slice(from, verb).map(({ lower }) => lower);
  if (items[from - 1]?.lower === 'to') return wentOn(items, from - 1, verb, form);
  if (before.some((word) => BLOCKING.has(word))) return null;
  if (form.form !== 'participle' && before.some((word) => BE.has(word))) return null;
  return { from, to: verb, verb, form };
}

function isAuxiliary({ lower, pos, quoted }: Item): boolean {
  return (
    !quoted &&
    (pos === 'AUX' || (pos === 'ADV' && !isTime({ lower, pos } as Item)) || BLOCKING.has(lower)) &&
    lower !== 'to'
  );
}

/** "went on to say", "continued to argue". */
function wentOn(items: readonly Item[], to: number, verb: number, form: CueForm): CueGroup | null {
  const words = items.slice(Math.max(0, to - 2), to).map(({ lower }) => lower);
  if (words.at(-1) === 'on' && /^(?:went|goes|going)$/u.test(words[0] ?? ''))
    return { from: to - 2, to: verb, verb, form };
  return null;
}

function sourceOf(items: readonly Item[], group: CueGroup, used: number): Source | null {
  const left = items[group.from - 1];
  if (!left || left.quoted) return invertedSource(items, group);
  if (left.text === ',') {
    if (group.form.form === 'participle') return { phrase: mainSubject(items, group, used), inverted: false };
    const aside = phraseAroundAside(items, group.from - 1);
    const fits = aside && aside.from >= used && !followedByPhrase(items, group);
    return fits ? { phrase: aside, inverted: false } : invertedSource(items, group);
  }
  if (/^(?:and|but|or)$/u.test(left.lower))
    return { phrase: mainSubject(items, group, used), inverted: false };
  if (/^(?:who|which)$/u.test(left.lower)) {
    const end = group.from - (items[group.from - 2]?.text === ',' ? 3 : 2);
    return { phrase: phraseBefore(items, end), inverted: false };
  }
  const phrase = phraseBefore(items, group.from - 1);
  if (phrase) return { phrase, inverted: false };
  if (group.form.form === 'participle') return { phrase: mainSubject(items, group, used), inverted: false };
  return invertedSource(items, group);
}

/** Whether the cue has its subject after it, and that is all: "said the mayor." */
function followedByPhrase(items: readonly Item[], { to }: CueGroup): boolean {
  const phrase = phraseAfter(items, to + 1);
  const after = phrase && items[phrase.to + 1];
  return (
    phrase !== null &&
    (!after || after.quoted !== null || /^[.,:;]$/u.test(after.text) || after.pos === 'ADP')
  );
}

/** “…,” said Martin Indyk, the former envoy. */
function invertedSource(items: readonly Item[], { to }: CueGroup): Source | null {
  const phrase = phraseAfter(items, to + 1);
  const pronoun = items[to + 1]?.pos === 'PRON' && !/^[.,]?$/u.test(items[to + 2]?.text ?? '');
  if (!phrase || pronoun) return null;
  return { phrase: withAside(items, phrase), inverted: true };
}

function withAside(items: readonly Item[], { from, to }: Range): Range {
  if (items[to + 1]?.text !== ',') return { from, to };
  const aside = phraseAfter(items, to + 2);
  if (!aside || items[to + 2]?.pos === 'PRON') return { from, to };
  return { from, to: aside.to };
}

/** The subject of the statement's first verb: whose saying "…, saying that …" is. */
function mainSubject(items: readonly Item[], { from }: CueGroup, used: number): Range | null {
  if (used > 0) return null;
  for (let at = 1; at < from; at++) {
    const item = items[at] as Item;
    if (item.quoted || !['VERB', 'AUX'].includes(item.pos)) continue;
    const phrase =
      items[at - 1]?.text === ',' ? phraseAroundAside(items, at - 1) : phraseBefore(items, at - 1);
    if (phrase) return phrase;
  }
  return null;
}

function reportOf(statement: Statement, group: CueGroup, source: Source, used: number): Report | null {
  const { items } = statement;
  const { phrase, inverted } = source;
  const first = !inverted && phrase ? Math.min(phrase.from, group.from) : group.from;
  const last = inverted && phrase ? phrase.to : group.to;
  const right = contentAfter(items, group, last);
  const left = contentBefore(items, first, used);
  const pieces = choose(items, left, right, last).flatMap((range) => spanOf(items, range) ?? []);
  if (pieces.length === 0) return null;
  const [cueStart, cueEnd] = [items[group.from] as Item, items[group.to] as Item];
  return {
    statement,
    pieces,
    cue: { start: cueStart.start, end: cueEnd.end },
    manner: mannerAfter(items, last, right),
    source: phrase,
  };
}

/** Which side holds what was said; both where the cue stands in the middle of it. */
function choose(items: readonly Item[], left: Range | null, right: After | null, last: number): Range[] {
  const quotedLeft = left !== null && items[left.to]?.quoted != null;
  if (!left) return right ? [right] : [];
  if (!right) return [left];
  if (quotedLeft) return right.quoted ? [left, right] : right.bound ? [right] : [left];
  if (right.bound || right.quoted) return [right];
  if (!hasVerb(items, left)) return [right];
  return items[last + 1]?.text === ',' ? [left, right] : hasVerb(items, right) ? [right] : [left];
}

interface After extends Range {
  /** It begins with words in quotation marks. */
  readonly quoted: boolean;
  /** "that" or a colon ties it to the cue. */
  readonly bound: boolean;
}

function contentAfter(items: readonly Item[], { form }: CueGroup, last: number): After | null {
  let from = last + 1;
  if (form.frame === 'hearer') from = afterHearer(items, from);
  const tied = tiedStart(items, from);
  from = tied ?? skipTimes(items, from);
  const bound = tied !== null && !items[tied]?.quoted;
  while (from < items.length && /^[,:]$/u.test(items[from]?.text ?? '')) from++;
  const first = items[from];
  if (!first || /^[.?!]/u.test(first.text)) return null;
  const to = form.frame === 'thing' ? endOfThing(items, from) : endOfClause(items, from);
  return to < from ? null : { from, to, quoted: first.quoted !== null, bound };
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
  while (items[at] && isTime(items[at] as Item)) at++;
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
    if (speaks(item)) return cueForm(item.lower)?.form !== 'base' || at === from;
    if (!['PROPN', 'PRON', 'DET', 'ADJ', 'NOUN', 'PART', 'ADV', 'AUX'].includes(item.pos)) return false;
  }
  return false;
}

function endOfThing(items: readonly Item[], from: number): number {
  for (let at = from; at < items.length; at++) {
    const item = items[at] as Item;
    if (/^[,;.?!—–]$/u.test(item.text) && !item.quoted) return at - 1;
  }
  return items.length - 1;
}

/** What stands before the cue in the same statement, where a comma or a closing mark parts it from the cue. */
function contentBefore(items: readonly Item[], first: number, used: number): Range | null {
  const before = items[first - 1];
  if (!before) return null;
  if (before.quoted) return { from: clauseStart(items, first - 1, used), to: first - 1 };
  if (before.text !== ',' || first - 2 < used) return null;
  const range = { from: clauseStart(items, first - 2, used), to: first - 2 };
  return opensAdverbial(items, range) ? null : range;
}

/** A quotation that starts its statement, or a clause with quoted words in it. */
function clauseStart(items: readonly Item[], to: number, used: number): number {
  if (items[to]?.quoted && (to === used || /^[,:—–]$/u.test(items[to - 1]?.text ?? ''))) return to;
  return used;
}

/** "In Philadelphia, Smith said": what is before the comma is no speech. */
function opensAdverbial(items: readonly Item[], range: Range): boolean {
  const first = items[range.from] as Item;
  if (range.to - range.from >= 1 && items.slice(range.from, range.to + 1).some(({ quoted }) => quoted))
    return false;
  if (
    /^(?:as|when|after|while|before|speaking|asked|since|although|though|during|responding|to)$/u.test(
      first.lower,
    )
  )
    return true;
  return !hasVerb(items, range);
}

function hasVerb(items: readonly Item[], { from, to }: Range): boolean {
  return items.slice(from, to + 1).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX');
}

/** "on Dec. 2 at a press briefing", between the cue and what was said or the statement's end. */
function mannerAfter(items: readonly Item[], last: number, right: After | null): Span | null {
  const first = items[last + 1];
  if (!first || !(first.pos === 'ADP' || isTime(first)) || first.quoted) return null;
  let to = last + 1;
  while (items[to] && ['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART'].includes(items[to]?.pos ?? 'X'))
    to++;
  if (right) to = Math.min(to, right.from);
  return to - 1 > last ? spanOf(items, { from: last + 1, to: to - 1 }) : null;
}

/** "According to the press office, …" and "…, according to the press office". */
export function reportsByPhrase(statement: Statement): Report[] {
  const { items } = statement;
  const at = items.findIndex(({ lower }, index) => lower === 'according' && items[index + 1]?.lower === 'to');
  const phrase =
    at < 0 || !startsPhrase((items[at + 2] as Item) ?? { pos: 'X' }) ? null : phraseAfter(items, at + 2);
  if (!phrase) return [];
  const source = withAside(items, phrase);
  const content =
    at === 0 ? { from: commaAfter(items, source.to) + 1, to: items.length - 1 } : { from: 0, to: at - 1 };
  const piece =
    content.from > 0 && at === 0 && content.from > items.length - 1 ? null : spanOf(items, content);
  if (!piece) return [];
  const [from, to] = [items[at] as Item, items[at + 1] as Item];
  return [{ statement, pieces: [piece], cue: { start: from.start, end: to.end }, manner: null, source }];
}

function commaAfter(items: readonly Item[], from: number): number {
  const at = items.findIndex((item, index) => index > from && item.text === ',');
  return at < 0 ? items.length : at;
}
