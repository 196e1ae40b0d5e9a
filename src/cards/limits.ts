/** Characters of all text displays of a message together, and so of each one; counted here in UTF-16 units. */
export const MESSAGE_TEXT = 4000;

/** Components of a message, those inside others counted too. */
export const MESSAGE_COMPONENTS = 40;

/** Buttons in a row. */
export const ROW_BUTTONS = 5;

/** Blocks of a card that a message has room for where each has a button. */
export const MESSAGE_BLOCKS = 10;

/** Characters of a title once escaped: a question of 500 is shown whole, whatever is in it. */
export const TITLE_TEXT = 1000;

/** Characters of a note once escaped. */
export const NOTE_TEXT = 1000;

/** Characters of an item of a list once escaped. */
export const ITEM_TEXT = 300;

/** Characters of a title, heading or name in a citation once escaped. */
export const CITATION_TEXT = 200;

/** Characters of the line that says which part of all there is is shown. */
export const FOOTER_TEXT = 200;

/** Characters of the address that a button leads to. */
export const LINK_URL = 512;

/** Marks where our own or the asker's words were cut. */
const ELLIPSIS = '…';

/**
 * Where to cut a text: after the last word with which it still fits, or after the last character where not even the
 * first word does.
 *
 * @param most no more UTF-16 units than these can fit
 * @param fits whether the text up to an index fits; once it does not, no longer one may
 * @returns an index into the text, 0 where nothing fits
 */
export function cutEnd(text: string, most: number, fits: (end: number) => boolean): number {
  const start = text.slice(0, most);
  return lastFitting(ends(start, /(?<=\S)(?=\s)/gu), fits) ?? lastFitting(ends(start, /./gsu), fits) ?? 0;
}

function ends(text: string, unit: RegExp): number[] {
  return [...text.matchAll(unit)].map((match) => match.index + match[0].length);
}

/** The last of the places that fits; when one does not, none after it may. Undefined where the first does not. */
export function lastFitting(places: readonly number[], fits: (end: number) => boolean): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(places[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}

/** The text as `render` has it, cut with … where that is longer than `maxLength` UTF-16 units. */
export function shortened(text: string, maxLength: number, render: (text: string) => string): string {
  if (text.length <= maxLength) {
    const whole = render(text);
    if (whole.length <= maxLength) return whole;
  }
  const cut = (end: number) => render(text.slice(0, end)) + ELLIPSIS;
  return cut(cutEnd(text, maxLength, (end) => cut(end).length <= maxLength));
}
