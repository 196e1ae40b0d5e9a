/**
 * A stretch of a text: UTF-16 string indices, `end` exclusive, as `String.prototype.slice` takes them.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` is inside `outer`; shared ends count as inside. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The spans that overlap none of the others; both lists must be sorted and free of overlaps. */
export function without<S extends Span>(others: readonly Span[], spans: readonly S[]): S[] {
  let next = 0;
  return spans.filter((span) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const other = others[next];
    return !other || !overlaps(other, span);
  });
}

/**
 * The index of the first span that ends after a position, in a sorted list without overlaps; its length if there is
 * none.
 */
export function firstBehind(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first span that starts at or after a position, in a sorted list; its length if there is none. */
export function firstFrom(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a span. This is the only way from a span to text; all code that shows an article's words uses it. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The span without white space at its ends; an empty span at its start if nothing else remains. */
export function trim(text: string, span: Span): Span {
  const words = slice(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.start + words.trimEnd().length) };
}

/** The shortest span that contains all of these; there must be at least one. */
export function covering(spans: readonly Span[]): Span {
  return spans.reduce((all, { start, end }) => ({
    start: Math.min(all.start, start),
    end: Math.max(all.end, end),
  }));
}
