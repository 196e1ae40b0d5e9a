import { type CueForm, cueForm, frameWith } from './cues.js';
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
  if (before.some((word) => BLOCKING.has(word))) return null;
  if (form.form !== 'participle' && before.some((word) => BE.has(word))) return null;
  return { from, to: taken.particle ? verb + 1 : verb, verb, form };
}

function isAuxiliary({ text, lower, pos, quoted }: Item): boolean {
  return (
    !quoted &&
    text !== 'Will' &&
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
