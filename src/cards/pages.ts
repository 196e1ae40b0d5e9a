import type { Action } from './action.js';
import type { Button, Line } from './card.js';

/** A part of a list of things. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** What a page holds, in characters: most of a message, so that nearly always all of it is shown whole. */
export const PAGE_ROOM = 2600;

/**
 * The page of that number, or the last where there are not so many.
 *
 * @param size how much of a page a thing takes, in characters; a larger thing than a page has one of its own
 */
export function pageOf<T>(items: readonly T[], number: number, size: (item: T) => number): Page<T> {
  const pages: T[][] = [];
  let used = 0;
  for (const item of items) {
    const last = pages.at(-1);
    if (last && used + size(item) <= PAGE_ROOM) last.push(item);
    else {
      pages.push([item]);
      used = 0;
    }
    used += size(item);
  }
  const shown = Math.min(number, Math.max(1, pages.length));
  return { items: pages[shown - 1] ?? [], number: shown, of: Math.max(1, pages.length) };
}

/** What tells the reader which page of how many it is, and takes them to the others; nothing where there is but one. */
export function paging(
  { number, of }: Page<unknown>,
  to: (page: number) => Action,
): { readonly footer?: Line; readonly buttons: readonly Button[] } {
  if (of === 1) return { buttons: [] };
  const previous: Button[] = number > 1 ? [{ label: ['Previous'], does: to(number - 1) }] : [];
  const next: Button[] =
    number < of ? [{ label: [number === 1 ? 'More' : 'Next'], does: to(number + 1) }] : [];
  return { footer: [`${number} of ${of}`], buttons: [...previous, ...next] };
}
