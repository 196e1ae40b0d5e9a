import { afterClosing, isCut, isMissed, looseClosing } from './sentence-ends.js';
import { type Span, slice, trim } from './span.js';
import type { Analysis, Token } from './tokens.js';

const LIST_MARK = /^[-–—*•·‣▪◦]$/u;

/**
 * The sentences of an analysed text: wink-nlp's, after a repair pass where it errs.
 *
 * @param within the analysed stretch of `text`, all of whose characters but blanks fall to a sentence
 */
export function sentencesOf(text: string, { tokens, sentenceEnds }: Analysis, within: Span): Span[] {
  const ends = new Set(listItems(text, tokens));
  const raw = new Set(sentenceEnds);
  const loose = looseClosing(text, tokens);
  for (let at = 1; at < tokens.length; at++) {
    if (!raw.has(at) && !isMissed(text, tokens, at)) continue;
    const end = afterClosing(text, tokens, at, loose);
    if (!isCut(text, tokens, end)) ends.add(end);
  }
  return between(text, tokens, ends, within);
}

/** The stretches from one sentence's first token to the next one's. */
function between(text: string, tokens: readonly Token[], ends: ReadonlySet<number>, within: Span): Span[] {
  const starts = [...ends].sort((a, b) => a - b).flatMap((end) => tokens[end]?.start ?? []);
  return [within.start, ...starts]
    .map((start, index) => trim(text, { start, end: starts[index] ?? within.end }))
    .filter(({ start, end }) => end > start);
}

/** The tokens that start an item of a list, or what follows it; blank lines part anything. */
function listItems(text: string, tokens: readonly Token[]): number[] {
  let inItem = false;
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const blanks = before ? slice(text, { start: before.end, end: token.start }) : '\n';
    if (!/[\r\n]/u.test(blanks)) return [];
    const wasItem = inItem;
    inItem = LIST_MARK.test(token.text);
    const parted = /\n\s*\n|\r\r/u.test(blanks) || inItem || (wasItem && /^\p{Lu}/u.test(token.text));
    return before && parted ? [at] : [];
  });
}
