import type { Item } from './items.js';
import { isSpeakingNoun } from './people.js';
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
  const source = headingSource(items.slice(0, colon)) ?? labelBefore(items, colon) ?? subjectOf(items, colon);
  let to = colon + 1;
  while (items[to + 1]?.quoted) to++;
  const piece = spanOf(items, { from: colon + 1, to });
  const { start, end } = items[colon] as Item;
  return source && piece ? [{ statement, pieces: [piece], cue: { start, end }, manner: null, source }] : [];
}

/** "Carl Holm, 34, mayor of Leeds": nothing but a description from a comma to the colon. */
function isDescribed(items: readonly Item[], comma: number, colon: number): boolean {
  return (
    items[comma]?.text === ',' &&
    colon - comma <= 2 * LONGEST_LABEL &&
    !items.slice(comma, colon).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX')
  );
}

/**
 * Whose words follow a heading such as "Statement by Carl Holm, chair of the board" or "From the desk of Carl Holm";
 * null where it is none.
 */
export function headingSource(items: readonly Item[]): Range | null {
  const opening = items.slice(0, 6).map(({ lower }) => lower);
  const noun = opening.findIndex((word) =>
    /^(?:desk|statement|message|remarks?|comments?|letter|note|quotes?|words)$/u.test(word),
  );
  if (noun < 0 || !/^(?:by|from|of)$/u.test(opening[noun + 1] ?? '')) return null;
  if (
    items
      .slice(0, noun)
      .some(({ lower }) => !/^(?:from|the|an?|this|short|full|official|press|written|joint)$/u.test(lower))
  )
    return null;
  if (
    items.length > 3 * LONGEST_LABEL ||
    items.some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX')
  )
    return null;
  const phrase = phraseAfter(items, noun + 2);
  return phrase &&
    items.slice(phrase.from, phrase.to + 1).some(({ pos, lower }) => pos === 'PROPN' || isSpeakingNoun(lower))
    ? phrase
    : null;
}

/** The noun phrase that is all that stands before the colon, or all from a dash or a "from" on. */
function labelBefore(items: readonly Item[], colon: number): Range | null {
  const whole = phraseAfter(items, 0);
  if (whole?.to === colon - 1 && whole.to < LONGEST_LABEL) return whole;
  if (whole && items[whole.to]?.pos === 'PROPN' && isDescribed(items, whole.to + 1, colon))
    return { ...whole, to: colon - 1 };
  const label = phraseBefore(items, colon - 1) ?? nounsBefore(items, colon - 1);
  if (!label || label.to - label.from >= LONGEST_LABEL) return null;
  const before = items[label.from - 1];
  if (!before || /^(?:[-–—―]+|["“])$/u.test(before.text)) return label;
  return before.lower === 'from' && label.from < LONGEST_LABEL ? label : null;
}
