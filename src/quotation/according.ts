import { phraseAfter, type Range } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { withAside } from './source.js';
import type { Item, Statement } from './statements.js';

/** "According to the press office, …" and "…, according to the press office". */
export function reportsByPhrase(statement: Statement): Report[] {
  const { items } = statement;
  const at = items.findIndex(({ lower }, index) => lower === 'according' && items[index + 1]?.lower === 'to');
  const phrase = at < 0 ? null : phraseAfter(items, at + 2);
  if (!phrase) return [];
  const source = at === 0 ? withClosedAside(items, phrase) : withAside(items, phrase);
  const after = { from: commaAfter(items, source.to) + 1, to: items.length - 1 };
  const piece = spanOf(items, at === 0 ? after : { from: 0, to: at - 1 });
  if (!piece) return [];
  const [from, to] = [items[at] as Item, items[at + 1] as Item];
  return [{ statement, pieces: [piece], cue: { start: from.start, end: to.end }, manner: null, source }];
}

/** The same where a clause follows: an aside has a comma at both ends. */
function withClosedAside(items: readonly Item[], phrase: Range): Range {
  const source = withAside(items, phrase);
  return items[source.to + 1]?.text === ',' ? source : phrase;
}

function commaAfter(items: readonly Item[], from: number): number {
  const at = items.findIndex((item, index) => index > from && item.text === ',');
  return at < 0 ? items.length : at;
}
