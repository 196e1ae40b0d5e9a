/** The maximum length of all text displays of a message together, in characters; counted here in UTF-16 units. */
export const MESSAGE_TEXT = 4000;

/** The maximum number of components of a message, including nested ones. */
export const MESSAGE_COMPONENTS = 40;

/** The maximum number of buttons in a row. */
export const ROW_BUTTONS = 5;

/** The number of blocks that fit into a message if each has a button. */
export const MESSAGE_BLOCKS = 10;

/** The maximum length of a title after escaping, in characters: a question of 500 always fits. */
export const TITLE_TEXT = 1000;

/** The maximum length of a note after escaping, in characters. */
export const NOTE_TEXT = 1000;

/** The maximum length of a list item after escaping, in characters. */
export const ITEM_TEXT = 300;

/** The maximum length of a title, heading or name in a citation after escaping, in characters. */
export const CITATION_TEXT = 200;

/** The maximum length of the footer, in characters. */
export const FOOTER_TEXT = 200;

/** The maximum length of a button's URL, in characters. */
export const LINK_URL = 512;

/** Marks where our own or the asker's words were cut. */
const ELLIPSIS = '…';

/**
 * Where to cut a text: after the last word with which it still fits, or after the last character if not even the first
 * word does.
 *
 * @param most an upper bound of the UTF-16 units that can fit
 * @param fits whether the text up to an index fits; must be false for all larger indices once it is false
 * @returns an index into the text, 0 if nothing fits
 */
export function cutEnd(text: string, most: number, fits: (end: number) => boolean): number {
  const start = text.slice(0, most);
  return lastFitting(ends(start, /(?<=\S)(?=\s)/gu), fits) ?? lastFitting(ends(start, /./gsu), fits) ?? 0;
}

function ends(text: string, unit: RegExp): number[] {
  return [...text.matchAll(unit)].map((match) => match.index + match[0].length);
}

/** The last of the places that fits, if none after the first misfit can fit. Undefined if the first does not. */
export function lastFitting(places: readonly number[], fits: (end: number) => boolean): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(places[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}

/** The text as rendered by `render`, cut with … if that is longer than `maxLength` UTF-16 units. */
export function shortened(text: string, maxLength: number, render: (text: string) => string): string {
  if (text.length <= maxLength) {
    const whole = render(text);
    if (whole.length <= maxLength) return whole;
  }
  const cut = (end: number) => render(text.slice(0, end)) + ELLIPSIS;
  return cut(cutEnd(text, maxLength, (end) => cut(end).length <= maxLength));
}
