import type { Span } from '../language/span.js';

/** The index of the first of some ordered spans that starts at a position or after it; their number where none does. */
export function firstFrom(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
