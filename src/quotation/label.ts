import { phraseAfter } from './phrases.js';
import { type Report, spanOf } from './report.js';
import type { Statement } from './statements.js';

/** The name or title before a colon is no longer than this many words. */
const LONGEST_LABEL = 8;

/** `Carl Holm: “…”`: a name, a colon and words in quotation marks, as in transcripts and round-ups. */
export function reportsByLabel(statement: Statement): Report[] {
  const { items } = statement;
  const source = phraseAfter(items, 0);
  const colon = items[(source?.to ?? 0) + 1];
  if (!source || source.to >= LONGEST_LABEL || colon?.text !== ':' || !items[source.to + 2]?.quoted)
    return [];
  const piece = spanOf(items, { from: source.to + 2, to: items.length - 1 });
  return piece
    ? [{ statement, pieces: [piece], cue: { start: colon.start, end: colon.end }, manner: null, source }]
    : [];
}
