import type { Signal } from './signal.js';
import { CONTENT } from './signals-content.js';
import { PLACE } from './signals-place.js';
import { SOUGHT } from './signals-sought.js';
import { MATCH, TOPIC } from './signals-topic.js';
import { WORDS } from './signals-words.js';
import type { View } from './view.js';

/** All signals by their names; those of one kind of question stand behind all others, with its name before. */
export const SIGNALS: readonly string[] = [
  ...[WORDS, TOPIC, MATCH, PLACE, CONTENT].flatMap((group) => Object.keys(group)),
  ...Object.entries(SOUGHT).flatMap(([sought, group]) =>
    Object.keys(group).map((name) => `${sought}: ${name}`),
  ),
];

const ALWAYS: readonly Signal[] = [WORDS, TOPIC, MATCH, PLACE, CONTENT].flatMap((group) => Object.values(group));
const FIRST_OF = firstIndices();

function firstIndices(): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  let at = ALWAYS.length;
  for (const [sought, group] of Object.entries(SOUGHT)) {
    first.set(sought, at);
    at += Object.keys(group).length;
  }
  return first;
}

/** The values of all signals for a sentence, in the order of `SIGNALS`; those of other kinds of question are 0. */
export function signalsOf(view: View): number[] {
  const values = new Array<number>(SIGNALS.length).fill(0);
  for (let at = 0; at < ALWAYS.length; at++) values[at] = (ALWAYS[at] as Signal)(view);
  const { answerType } = view.query.question;
  let at = FIRST_OF.get(answerType) ?? 0;
  for (const signal of Object.values(SOUGHT[answerType] ?? {})) values[at++] = signal(view);
  return values;
}
