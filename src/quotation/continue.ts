import type { Span } from '../language/span.js';
import type { Report } from './report.js';
import type { Attribution } from './resolve.js';
import type { Statement } from './statements.js';

/** Shorter stretches in quotation marks are terms, titles or scare quotes, unless somebody is said to have used them. */
const FEWEST_WORDS = 3;

/**
 * Gives words in quotation marks that no verb of speech reports to whoever spoke just before (the floating
 * quotations of Asr et al. 2021): as a further piece of that quotation in the same paragraph, as a quotation of its
 * own where a new paragraph reopens the mark, and as nobody's where nothing tells.
 */
export function continuation(
  statement: Statement,
  reports: readonly Report[],
  found: (Report & Attribution)[],
): void {
  if (reports.length > 0) return;
  const floating = statement.items.filter(({ quoted }) => quoted);
  if (floating.length === 0 || !standsAlone(statement)) return;
  const pieces: Span[] = floating.map(({ start, end }) => ({ start, end }));
  const before = found.at(-1);
  const same = before?.statement.paragraph === statement.paragraph;
  if (before && same) {
    found[found.length - 1] = { ...before, pieces: [...before.pieces, ...pieces] };
    return;
  }
  const goesOn = floating[0]?.quoted?.continues === true;
  const speaker = before && goesOn ? before.speaker : null;
  found.push({ statement, pieces, cue: null, manner: null, source: null, mention: null, speaker });
}

/** The statement is nothing but words in quotation marks, and more than a term. */
function standsAlone({ items }: Statement): boolean {
  const narrated = items.filter(({ quoted, text }) => !quoted && /[\p{L}\p{N}]/u.test(text));
  const words = items.reduce((sum, { quoted, text }) => sum + (quoted ? text.split(/\s+/u).length : 0), 0);
  return narrated.length === 0 && words >= FEWEST_WORDS;
}
