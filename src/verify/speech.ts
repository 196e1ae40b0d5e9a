import type { Article } from '../article/article.js';
import type { Located } from '../article/citation.js';
import { firstBehind, type Span, slice } from '../language/span.js';
import { findSpeakers } from '../quotation/find-speaker.js';
import { foldWords } from '../quotation/names.js';
import type { ArticleQuotations, Quotation } from '../quotation/quotation.js';
import type { SpeakerVerdict } from './verdict.js';
import { isFunctionWord } from './wording.js';

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

/**
 * Whether somebody of that name said a quotation. That it is wrong is said only where the article names another one,
 * and not the claimed one in the words that describe them ("Eric Herzik, who teaches at the University of Nevada").
 */
export function speakerVerdict(
  name: string,
  article: Article,
  { speakers }: ArticleQuotations,
  quotation: Quotation | null,
): SpeakerVerdict {
  const claimed = foldWords(name);
  if (!quotation || claimed.length === 0) return 'unknown';
  const { mention } = quotation;
  if (mention && holdsAll(slice(article.text, mention), claimed)) return 'right';
  const actual = speakers[quotation.speaker ?? -1];
  if (!actual) return 'unknown';
  const meant = findSpeakers(speakers, (speaker) => [{ article, speaker }], name);
  if (meant.includes(actual)) return 'right';
  const isTold =
    isNamed(slice(article.text, actual.name)) &&
    !(mention && holdsAll(description(article, mention), claimed));
  return isTold ? 'wrong' : 'unknown';
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const held = foldWords(text);
  return words.every((word) => held.includes(word));
}

/** Whether words name somebody, and do not only describe them ("a spokesman"). */
function isNamed(words: string): boolean {
  return words
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /^\p{Lu}/u.test(word) && !isFunctionWord(word.toLowerCase()));
}

/** What stands from a mention to the end of its sentence, up to a quotation mark. */
function description({ text, paragraphs }: Article, mention: Span): string {
  const paragraph = paragraphs[firstBehind(paragraphs, mention.start)];
  const sentence = paragraph?.sentences[firstBehind(paragraph.sentences, mention.start)];
  const rest = text.slice(mention.start, Math.max(mention.end, sentence?.end ?? 0));
  return /^[^"“”]*/u.exec(rest)?.[0] ?? '';
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
