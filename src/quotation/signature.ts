import { DASH } from './dash.js';
import { phraseAfter } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { LONGEST_SIGNATURE, type Statement } from './statements.js';

/** `“…” — Carl Holm`: words in quotation marks, a dash and a name. */
export function reportsBySignature(statement: Statement): Report[] {
  const { items } = statement;
  const dash = items.findIndex(({ text }, at) => at > 0 && DASH.test(text) && items[at - 1]?.quoted);
  if (
    dash < 1 ||
    items.length - dash > LONGEST_SIGNATURE ||
    !items.slice(0, dash).every(({ quoted }) => quoted)
  )
    return [];
  const source = phraseAfter(items, dash + 1);
  const mark = items[dash];
  const piece = spanOf(items, { from: 0, to: dash - 1 });
  if (!source || !piece || !mark || items[source.from]?.pos !== 'PROPN' || !ends(statement, source.to))
    return [];
  return [{ statement, pieces: [piece], cue: { start: mark.start, end: mark.end }, manner: null, source }];
}

/** Nothing but a mark or a description follows the name. */
function ends({ items }: Statement, to: number): boolean {
  return !items[to + 1] || /^[,.(]$/u.test(items[to + 1]?.text ?? '');
}
