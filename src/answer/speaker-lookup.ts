import type { Article } from '../article/article.js';
import { overlaps, type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';
import type { ArticleQuotations, Speaker } from '../quotation/quotation.js';

/** The quotations of an article. */
export type QuotationsOf = (article: Article) => ArticleQuotations;

/** Who speaks in a sentence: the first quotation with a known speaker that stands there. */
export function speakerIn(article: Article, sentence: Span, quotationsOf: QuotationsOf): Speaker | null {
  const { quotations, speakers } = quotationsOf(article);
  const spoken = quotations.find(
    ({ pieces, speaker }) => speaker !== null && pieces.some((piece) => overlaps(piece, sentence)),
  );
  return speakers[spoken?.speaker ?? -1] ?? null;
}

/** The fullest names of all who speak in an article. */
export function speakersOf(article: Article, quotationsOf: QuotationsOf): Span[] {
  return quotationsOf(article).speakers.map(({ name }) => name);
}

/**
 * Whether a question names this speaker, by a part of the name or by the whole role.
 *
 * @param asked the stems of the question, and those that its misspelt words may stand for
 */
export function namesSpeaker(asked: ReadonlySet<string>, article: Article, speaker: Speaker): boolean {
  const words = (span: Span) => termsOf(slice(article.text, span)).filter(({ content }) => content);
  const role = speaker.role ? words(speaker.role) : [];
  return (
    words(speaker.name).some(({ stem }) => asked.has(stem)) ||
    (role.length > 0 && role.every(({ stem }) => asked.has(stem)))
  );
}
