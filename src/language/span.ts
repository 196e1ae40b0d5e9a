/**
 * A stretch of a text: UTF-16 string indices, `end` exclusive, as `String.prototype.slice` takes them.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies inside `outer` (touching ends count as inside). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The spans that share no character with any of the others; both are in order and apart from each other. */
export function without<S extends Span>(others: readonly Span[], spans: readonly S[]): S[] {
  let next = 0;
  return spans.filter((span) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const other = others[next];
    return !other || !overlaps(other, span);
  });
}

/** The index of the first of some spans, in order and apart from each other, that ends behind a position; their number where none does. */
export function firstBehind(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

/** The words of a span. The only way from a span to text; whoever shows an article's words calls this. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The span without the white space at its ends; an empty span at its start where there is nothing else. */
export function trim(text: string, span: Span): Span {
  const words = slice(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}

/** The shortest span that holds all of these, of which there must be at least one. */
export function covering(spans: readonly Span[]): Span {
  return spans.reduce((all, { start, end }) => ({
    start: Math.min(all.start, start),
    end: Math.max(all.end, end),
  }));
}
