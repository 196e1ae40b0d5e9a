import type { Item } from './items.js';
import { nounsBefore, phraseAfter, phraseBefore, type Range } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { subjectOf } from './source.js';
import type { Statement } from './statements.js';

/** The name or title before a colon is no longer than this many words. */
const LONGEST_LABEL = 8;

/**
 * Words in quotation marks after a colon: `Carl Holm: “…”` as in transcripts and round-ups, `From the report: “…”`,
 * and `Holm went even further: “…”`, whose speaker is the subject of the clause.
 */
export function reportsByLabel(statement: Statement): Report[] {
  const { items } = statement;
  const colon = items.findIndex(({ text }, at) => text === ':' && items[at + 1]?.quoted);
  if (colon < 1) return [];
  const source = labelBefore(items, colon) ?? subjectOf(items, colon);
  let to = colon + 1;
  while (items[to + 1]?.quoted) to++;
  const piece = spanOf(items, { from: colon + 1, to });
  const { start, end } = items[colon] as Item;
  return source && piece ? [{ statement, pieces: [piece], cue: { start, end }, manner: null, source }] : [];
}

/** The noun phrase that is all that stands before the colon, or all from a dash or a "from" on. */
function labelBefore(items: readonly Item[], colon: number): Range | null {
  const whole = phraseAfter(items, 0);
  if (whole?.to === colon - 1 && whole.to < LONGEST_LABEL) return whole;
  const label = phraseBefore(items, colon - 1) ?? nounsBefore(items, colon - 1);
  if (!label || label.to - label.from >= LONGEST_LABEL) return null;
  const before = items[label.from - 1];
  if (!before || /^(?:[-–—―]+|["“])$/u.test(before.text)) return label;
  return before.lower === 'from' && label.from < LONGEST_LABEL ? label : null;
}
