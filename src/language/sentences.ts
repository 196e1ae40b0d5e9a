import { afterClosing, isCut, isMissed, looseClosing } from './sentence-ends.js';
import { endsAfterAbbreviation, goesOnAfterTime, isLabel, startsIn } from './sentence-starts.js';
import { type Span, slice, trim } from './span.js';
import type { Analysis, Token } from './tokens.js';

const LIST_MARK = /^[-–—*•·‣▪◦]$/u;

/**
 * The sentences of an analysed text: those of wink-nlp, with its errors repaired.
 *
 * @param within the analysed stretch of `text`; all its characters except white space belong to a sentence
 */
export function sentencesOf(text: string, { tokens, sentenceEnds }: Analysis, within: Span): Span[] {
  const shown = startsIn(text, within);
  const ends = new Set([...listItems(text, tokens), ...tokensAt(tokens, shown)]);
  const raw = new Set(sentenceEnds);
  const loose = looseClosing(text, tokens);
  let from = 0;
  for (let at = 1; at < tokens.length; at++) {
    if (ends.has(at)) from = at;
    const abbreviated = endsAfterAbbreviation(tokens, at, from);
    if (!abbreviated && !raw.has(at) && !isMissed(text, tokens, at)) continue;
    const end = afterClosing(text, tokens, at, loose);
    if (!abbreviated && (isCut(text, tokens, end) || goesOnAfterTime(tokens, end))) continue;
    if (isLabelled(text, tokens, from, end)) continue;
    ends.add(end);
    from = end;
  }
  const starts = [...ends].flatMap((end) => tokens[end]?.start ?? []);
  return between(text, [...new Set([...starts, ...shown])], within);
}

/** The tokens that start at the given offsets; an offset inside a token is ignored. */
function tokensAt(tokens: readonly Token[], starts: readonly number[]): number[] {
  if (starts.length === 0) return [];
  const wanted = new Set(starts);
  return tokens.flatMap(({ start }, at) => (at > 0 && wanted.has(start) ? [at] : []));
}

/** Whether only a label such as "1." or "Q." precedes an end. */
function isLabelled(text: string, tokens: readonly Token[], from: number, end: number): boolean {
  const [first, last] = [tokens[from], tokens[end - 1]];
  return Boolean(
    first && last && end - from <= 4 && isLabel(slice(text, { start: first.start, end: last.end })),
  );
}

/** The stretches from each sentence start to the next. */
function between(text: string, found: readonly number[], within: Span): Span[] {
  const starts = found.toSorted((a, b) => a - b);
  return [within.start, ...starts]
    .map((start, index) => trim(text, { start, end: starts[index] ?? within.end }))
    .filter(({ start, end }) => end > start);
}

/** The tokens that start a list item or the text after a list; blank lines always separate. */
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
