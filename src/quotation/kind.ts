import type { Span } from '../language/span.js';
import type { QuotedSpan } from './marks.js';
import { firstFrom } from './position.js';
import type { QuotationKind } from './quotation.js';

const WORD = /[\p{L}\p{N}]/u;

/** Direct where every letter of the pieces stands in quotation marks, indirect where none does. */
export function kindOf(text: string, pieces: readonly Span[], quoted: readonly QuotedSpan[]): QuotationKind {
  let [inside, outside] = [false, false];
  for (const piece of pieces) {
    let cursor = piece.start;
    for (const mark of within(quoted, piece)) {
      if (mark.nickname) continue;
      outside ||= WORD.test(text.slice(cursor, Math.max(cursor, mark.start)));
      inside = true;
      cursor = mark.end;
    }
    outside ||= WORD.test(text.slice(cursor, Math.max(cursor, piece.end)));
  }
  if (!inside) return 'indirect';
  return outside ? 'mixed' : 'direct';
}

/** No piece begins inside a quoted stretch, so those that overlap one start in it. */
function within(quoted: readonly QuotedSpan[], { start, end }: Span): readonly QuotedSpan[] {
  return quoted.slice(firstFrom(quoted, start), firstFrom(quoted, end));
}
