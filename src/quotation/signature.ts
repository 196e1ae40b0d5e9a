import { DASH } from './dash.js';
import { phraseAfter } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { withAside } from './source.js';
import { LONGEST_SIGNATURE, type Statement, saysSo } from './statements.js';

/** `“…” — Carl Holm`, `“…” So said Carl Holm.`: words in quotation marks, a dash or a verb of speech, and a name. */
export function reportsBySignature(statement: Statement): Report[] {
  const { items } = statement;
  const end = items.findIndex(({ quoted }) => !quoted);
  if (end < 1) return [];
  const so = saysSo(items, end);
  if (!so && (!DASH.test(items[end]?.text ?? '') || items.length - end > LONGEST_SIGNATURE)) return [];
  const first = so ? end + 2 : end + 1;
  const phrase = phraseAfter(items, first);
  const mark = items[first - 1];
  const piece = spanOf(items, { from: 0, to: end - 1 });
  if (!phrase || !piece || !mark) return [];
  if (!so && (items[phrase.from]?.pos !== 'PROPN' || !ends(statement, phrase.to))) return [];
  const source = so ? withAside(items, phrase) : phrase;
  return [{ statement, pieces: [piece], cue: { start: mark.start, end: mark.end }, manner: null, source }];
}

/** Nothing but a mark or a description follows the name. */
function ends({ items }: Statement, to: number): boolean {
  return !items[to + 1] || /^[,.(]$/u.test(items[to + 1]?.text ?? '');
}
