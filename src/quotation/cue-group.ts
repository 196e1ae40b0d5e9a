import { type CueForm, cueForm, frameWith } from './cues.js';
import { DASH } from './dash.js';
import type { Item } from './items.js';
import { isTime, type Range } from './phrases.js';

/** A verb of speech with its auxiliaries and adverbs. */
export interface CueGroup extends Range {
  /** The verb itself. */
  readonly verb: number;
  readonly form: CueForm;
}

const OFTEN_MISTAGGED = new Set('said says told tells wrote writes tweeted added asked replied'.split(' '));
/** After these nothing was said yet, or nothing at all. */
const BLOCKING = new Set(
  "not n't never to would could should might may can will must 'd 'll ca wo".split(' '),
);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re"]);

/** Whether a word of the narration is a verb of speech. */
export function speaks({ lower, pos, quoted }: Item): boolean {
  return quoted === null && cueForm(lower) !== null && (pos === 'VERB' || OFTEN_MISTAGGED.has(lower));
}

/** The cue that a verb of speech is part of; null where it says that something was not said, or may be. */
export function cueGroup(items: readonly Item[], verb: number): CueGroup | null {
  const known = cueForm(items[verb]?.lower ?? '');
  const taken = known && frameWith(known, items[verb + 1]?.lower ?? '');
  if (!known || !taken) return null;
  const form = { ...known, frame: taken.frame };
  let from = verb;
  while (from > 0 && isAuxiliary(items[from - 1] as Item)) from--;
  const before = items.slice(from, verb).map(({ lower }) => lower);
  if (items[from - 1]?.lower === 'to') return wentOn(items, from - 1, verb, form);
  if (before.some((word) => BLOCKING.has(word)) || isHeard(items, verb) || isHeading(items, verb))
    return null;
  if (form.form !== 'participle' && before.some((word) => BE.has(word))) return null;
  return { from, to: taken.particle ? verb + 1 : verb, verb, form };
}

const HEARERS_TOO = new Set([
  'asked',
  'told',
  'pressed',
  'questioned',
  'informed',
  'reminded',
  'warned',
  'urged',
]);

/** ", asked by Holm what she thought, …", "Told of the vote, …": whoever is named before or after hears it. */
function isHeard(items: readonly Item[], verb: number): boolean {
  if (!HEARERS_TOO.has(items[verb]?.lower ?? '')) return false;
  const [before, next] = [items[verb - 1], items[verb + 1]];
  const opens =
    !before ||
    before.text === ',' ||
    DASH.test(before.text) ||
    /^(?:when|if|once|after|being)$/u.test(before.lower);
  if (!opens || !next) return false;
  if (/^(?:by|about|of|on|for|in|at|to)$/u.test(next.lower)) return true;
  if (!/^(?:what|whether|if|how|why|when|where|who|which|that)$/u.test(next.lower)) return false;
  // "Holm, the mayor, asked whether …" has another comma before.
  return before?.text !== ',' || !items.slice(0, verb - 1).some(({ text }) => text === ',');
}

/** "Read more: …", "Report: …": a heading or a link of a page. */
function isHeading(items: readonly Item[], verb: number): boolean {
  if (verb > 0 && items[verb - 1]?.text !== ':') return false;
  const next = items[verb + 1];
  return /^read$/u.test(items[verb]?.lower ?? '') ? !next?.quoted : next?.text === ':';
}

function isAuxiliary(item: Item): boolean {
  const { text, lower, pos, quoted } = item;
  return (
    (!quoted &&
      text !== 'Will' &&
      (pos === 'AUX' || (pos === 'ADV' && !isTime(item)) || BLOCKING.has(lower)) &&
      lower !== 'to') ||
    /^(?:so|thus)$/u.test(lower)
  );
}

/** "went on to say", "continued to argue". */
function wentOn(items: readonly Item[], to: number, verb: number, form: CueForm): CueGroup | null {
  const words = items.slice(Math.max(0, to - 2), to).map(({ lower }) => lower);
  if (words.at(-1) === 'on' && /^(?:went|goes|going)$/u.test(words[0] ?? ''))
    return { from: to - 2, to: verb, verb, form };
  return null;
}
