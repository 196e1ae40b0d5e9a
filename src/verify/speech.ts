import type { Article } from '../article/article.js';
import type { Located } from '../article/citation.js';
import { type Span, slice } from '../language/span.js';
import { findSpeakers } from '../quotation/find-speaker.js';
import { foldWords } from '../quotation/names.js';
import type { ArticleQuotations, Quotation } from '../quotation/quotation.js';
import type { SpeakerVerdict } from './verdict.js';

/** Of words that stand in an article, the quotation that has them, if one has at least half of them. */
export function quotationOf(pieces: readonly Span[], { quotations }: ArticleQuotations): Quotation | null {
  const whole = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  let [best, most]: [Quotation | null, number] = [null, 0];
  for (const quotation of quotations) {
    const common = pieces.reduce((sum, piece) => sum + shared(piece, quotation.pieces), 0);
    if (common > most) [best, most] = [quotation, common];
  }
  return most * 2 >= whole ? best : null;
}

function shared(piece: Span, others: readonly Span[]): number {
  return others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, piece.end) - Math.max(start, piece.start)),
    0,
  );
}

/** Words that stand for whoever was named before. */
const PRONOUN = /^(?:i|you|he|she|it|we|they|who|one|this|that)$/u;

/** Whether somebody of that name said a quotation. */
export function speakerVerdict(
  name: string,
  article: Article,
  { speakers }: ArticleQuotations,
  quotation: Quotation | null,
): SpeakerVerdict {
  if (!quotation) return 'unknown';
  const claimed = foldWords(name);
  const mentioned = quotation.mention ? foldWords(slice(article.text, quotation.mention)) : [];
  if (claimed.length === 0) return 'unknown';
  if (claimed.every((word) => mentioned.includes(word))) return 'right';
  if (claimed.every((word) => PRONOUN.test(word))) return 'unknown';
  const actual = speakers[quotation.speaker ?? -1];
  if (!actual) return 'unknown';
  const meant = findSpeakers(speakers, (speaker) => [{ article, speaker }], name);
  return meant.includes(actual) ? 'right' : 'wrong';
}

/** A speaker's fullest name. */
export function speakerOf(
  article: Article,
  { speakers }: ArticleQuotations,
  quotation: Quotation | null,
): Located | null {
  const speaker = speakers[quotation?.speaker ?? -1];
  return speaker ? { article: article.id, span: speaker.name } : null;
}
