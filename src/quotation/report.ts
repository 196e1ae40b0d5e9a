import type { Span } from '../language/span.js';
import type { Item } from './items.js';
import type { Range } from './phrases.js';
import type { Statement } from './statements.js';

/** One act of reporting: a cue, whose it is, and what was said. Whom the source names is not resolved yet. */
export interface Report {
  readonly statement: Statement;
  readonly pieces: readonly Span[];
  /** They are somebody's own words even without quotation marks: of a transcript, a tweet. */
  readonly verbatim?: boolean;
  readonly cue: Span | null;
  readonly manner: Span | null;
  /** The noun phrase that names the speaker, where there is one of its own. */
  readonly source: Range | null;
}

/** From the start of one item to the end of another, without white space or commas at the ends. */
export function spanOf(items: readonly Item[], { from, to }: Range): Span | null {
  let [first, last] = [from, to];
  while (first <= last && isLoose(items[first])) first++;
  while (last >= first && isLoose(items[last])) last--;
  const [start, end] = [items[first], items[last]];
  return first <= last && start && end ? { start: start.start, end: end.end } : null;
}

function isLoose(item: Item | undefined): boolean {
  return !item?.quoted && /^[,;:.—–-]+$/u.test(item?.text ?? ',');
}
