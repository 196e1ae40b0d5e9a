import type { Span } from './span.js';
import type { Analysis, Token } from './tokens.js';

const CLOSING = /^[”’"')\]»›]+$/u;
const END_MARK = /[.!?…]$/u;

/**
 * The sentences of an analysed text: wink-nlp's, after a repair pass where it errs.
 *
 * - A sentence that starts with a mark or a lower-case word was cut too early ("Airplane!, starring").
 * - Closing quotation marks belong to the sentence before them.
 * - An end after a number with a unit was missed ("cost $500m. The next day").
 */
export function sentencesOf(text: string, { tokens, sentenceEnds }: Analysis): Span[] {
  const ends = new Set(sentenceEnds);
  for (let at = 1; at < tokens.length; at++) {
    if (ends.has(at)) repairEnd(tokens, at, ends, text);
    else if (missedEnd(tokens, at, text)) ends.add(at);
  }
  ends.add(tokens.length);
  const sentences: Span[] = [];
  let first = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    const [from, last] = [tokens[first], tokens[end - 1]];
    if (from && last && end > first) sentences.push({ start: from.start, end: last.end });
    first = Math.max(first, end);
  }
  return sentences;
}

function repairEnd(tokens: readonly Token[], at: number, ends: Set<number>, text: string): void {
  const next = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  const apart = /\s/u.test(text.slice(before.end, next.start));
  if (CLOSING.test(next.text) && !apart) {
    ends.delete(at);
    ends.add(at + 1);
  } else if (/^[,;:)\]]/u.test(next.text) || (/^\p{Ll}/u.test(next.text) && !/[.…]$/u.test(before.text))) {
    ends.delete(at);
  }
}

/** wink-nlp takes "500m." and the like for abbreviations; a capitalised function word after them tells otherwise. */
function missedEnd(tokens: readonly Token[], at: number, text: string): boolean {
  const next = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  if (
    !END_MARK.test(before.text) ||
    before.text.length < 2 ||
    !/\s/u.test(text.slice(before.end, next.start))
  )
    return false;
  const number = tokens[at - 2];
  const unit = number !== undefined && /\d$/u.test(number.text) && number.end === before.start;
  return unit && /^[\p{Lu}“"‘]/u.test(next.text);
}
