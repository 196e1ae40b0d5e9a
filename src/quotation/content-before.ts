import { hasVerb } from './content-after.js';
import type { Item } from './items.js';
import { phraseAfter, type Range } from './phrases.js';

/** What stands before the cue in the same statement, where a comma or a closing mark parts it from the cue. */
export function contentBefore(items: readonly Item[], first: number, used: number): Range | null {
  const before = items[first - 1];
  if (!before || first - 1 < used) return null;
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
