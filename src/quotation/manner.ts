import type { Span } from '../language/span.js';
import type { PartOfSpeech } from '../language/tokens.js';
import type { Item } from './items.js';
import { isTime, type Range } from './phrases.js';
import { spanOf } from './report.js';

const MANNER = new Set<PartOfSpeech>(['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART']);

/** The full stop of "Dec. 2". */
function isAbbreviation(items: readonly Item[], at: number): boolean {
  return items[at]?.text === '.' && items[at + 1]?.pos === 'NUM';
}

/** "on Dec. 2 at a press briefing", between the cue and what was said or the statement's end. */
export function mannerAfter(items: readonly Item[], last: number, right: Range | undefined): Span | null {
  const first = items[last + 1];
  if (!first || !(first.pos === 'ADP' || isTime(first)) || first.quoted) return null;
  let to = last + 1;
  while (items[to] && (MANNER.has(items[to]?.pos ?? 'X') || isAbbreviation(items, to))) to++;
  if (right) to = Math.min(to, right.from);
  return to - 1 > last ? spanOf(items, { from: last + 1, to: to - 1 }) : null;
}
