import type { Article } from '../article/article.js';
import { overlaps, type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';
import type { ArticleQuotations, Quotation, Speaker } from '../quotation/quotation.js';

/** Looks up the quotations of an article. */
export type QuotationsOf = (article: Article) => ArticleQuotations;

/** The speaker of the first quotation in a sentence whose speaker is known. */
export function speakerIn(article: Article, sentence: Span, quotationsOf: QuotationsOf): Speaker | null {
  const { speakers } = quotationsOf(article);
  for (const { speaker } of quotationsIn(article, sentence, quotationsOf))
    if (speaker !== null) return speakers[speaker] ?? null;
  return null;
}

/**
 * The speakers quoted in a stretch of an article, in text order. Empty if any words in quotation marks have an unknown
 * speaker, because readers would attribute them to one who is named.
 */
export function speakersInSpan(article: Article, span: Span, quotationsOf: QuotationsOf): Speaker[] {
  const { speakers } = quotationsOf(article);
  const said = [...quotationsIn(article, span, quotationsOf)];
  if (said.some(({ speaker, kind }) => speaker === null && kind !== 'indirect')) return [];
  const firstOf = ({ pieces }: Quotation) => pieces.find((piece) => overlaps(piece, span))?.start ?? 0;
  const inOrder = said.sort((a, b) => firstOf(a) - firstOf(b)).flatMap(({ speaker }) => speaker ?? []);
  return [...new Set(inOrder)].flatMap((speaker) => speakers[speaker] ?? []);
}

/** The only speaker quoted in a sentence; null if there is none, several, or an unknown one. */
export function onlySpeakerIn(article: Article, sentence: Span, quotationsOf: QuotationsOf): Speaker | null {
  const [first, ...others] = speakersInSpan(article, sentence, quotationsOf);
  return others.length === 0 ? (first ?? null) : null;
}

/** The quotations that overlap a stretch of an article. */
function* quotationsIn(article: Article, span: Span, quotationsOf: QuotationsOf): Generator<Quotation> {
  const quoted = quotationsOf(article);
  const { behind, from } = boundsOf(quoted);
  for (let at = firstAbove(behind, span.start); (from[at] ?? Number.POSITIVE_INFINITY) < span.end; at++) {
    const quotation = quoted.quotations[at] as Quotation;
    if (quotation.pieces.some((piece) => overlaps(piece, span))) yield quotation;
  }
}

/** Bounds for finding the quotations of a stretch by binary search; an article may have thousands. */
interface Bounds {
  /** For each quotation, the largest end among it and all before it. */
  readonly behind: readonly number[];
  /** For each quotation, the smallest start among it and all after it. */
  readonly from: readonly number[];
}

const known = new WeakMap<ArticleQuotations, Bounds>();

function boundsOf(quoted: ArticleQuotations): Bounds {
  const before = known.get(quoted);
  if (before) return before;
  const behind: number[] = [];
  const from: number[] = new Array(quoted.quotations.length);
  let [end, start] = [0, Number.POSITIVE_INFINITY];
  for (const { pieces } of quoted.quotations) {
    for (const piece of pieces) end = Math.max(end, piece.end);
    behind.push(end);
  }
  for (let at = from.length - 1; at >= 0; at--) {
    for (const piece of quoted.quotations[at]?.pieces ?? []) start = Math.min(start, piece.start);
    from[at] = start;
  }
  known.set(quoted, { behind, from });
  return { behind, from };
}

/** The index of the first of some ascending numbers that is greater than another; their length if none is. */
function firstAbove(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) > least) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The fullest names of all speakers in an article. */
export function speakersOf(article: Article, quotationsOf: QuotationsOf): Span[] {
  return quotationsOf(article).speakers.map(({ name }) => name);
}

/**
 * Whether a question names this speaker, by part of the name or by the whole role.
 *
 * @param asked the stems of the question, and those that its misspelt words may be meant as
 */
export function namesSpeaker(asked: ReadonlySet<string>, article: Article, speaker: Speaker): boolean {
  const words = (span: Span) => termsOf(slice(article.text, span)).filter(({ content }) => content);
  const role = speaker.role ? words(speaker.role) : [];
  return (
    words(speaker.name).some(({ stem }) => asked.has(stem)) ||
    (role.length > 0 && role.every(({ stem }) => asked.has(stem)))
  );
}
