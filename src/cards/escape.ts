import { visible } from './visible.js';

/** What opens or closes something wherever it stands: emphasis, code, spoilers, mentions, times, links, emoji names. */
const MARKS = /[\\`*_~|<>@#[\]]|:(?!\s)/u;
/** What makes a list at the start of a line; the look back comes last, for it takes time. */
const LIST_MARKS = /[-+](?<=^\s*.)|[.)](?<=^\s*\d+.)/mu;
/** Signs that Discord draws as pictures although they are text: ©, ™, ↔. */
const SIGNS = /(?!\p{Emoji_Presentation})(?=[\u00a9-\u3299])\p{Extended_Pictographic}(?!\ufe0f)/u;

const ACTIVE = new RegExp([MARKS, LIST_MARKS, SIGNS].map(({ source }) => source).join('|'), 'gmu');

/**
 * Words of one line so that Discord shows them as they are: a backslash before every character that its markdown acts
 * on. Emoji stay emoji, drawn in Discord's way. Control characters and half surrogate pairs, which Discord cannot
 * show, are shown as `visible` has them.
 *
 * @example escapeWords('2 * 3 @here') // '2 \\* 3 \\@here'
 */
export function escapeWords(words: string): string {
  return visible(words).replace(ACTIVE, '\\$&');
}
