import { covering, type Span, slice } from '../language/span.js';

/**
 * Characters not allowed in a URL (RFC 3986). Brackets, which only a host may have, and percent signs are special
 * cases.
 */
const REFUSED = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})|(?<=#.*)#/giu;
/** Names of at least two labels, or an IPv6 address; Discord refuses single labels. */
const PUBLIC_HOST = /^(?:(?:[a-z\d-]+\.)+[a-z\d-]+|\[[\da-f:.]+\])$/u;
const HOST = /^[\w.-]+$|^\[[\da-f:.]+\]$/u;
const SCHEMES = ['http:', 'https:'];
/** The maximum length of a URL in characters; hardly any program accepts more. */
const MOST = 2048;

/**
 * A URL that every program accepts: ASCII, percent-encoded, with its host in Punycode.
 *
 * @returns null if it is no URL, too long, not http or https, or contains a user name, which readers could mistake for
 * the host
 * @example webAddress('https://zeitung.example/a b?q="ü"') // 'https://zeitung.example/a%20b?q=%22%C3%BC%22'
 */
export function webAddress(address: string): string | null {
  const url = parsed(address);
  if (!url || !SCHEMES.includes(url.protocol) || url.username || url.password) return null;
  if (!HOST.test(url.hostname)) return null;
  const { origin, href } = url;
  return origin + href.slice(origin.length).replace(REFUSED, encodeURIComponent);
}

/** The same for a link in a Discord message; null also if Discord refuses the host. */
export function linkAddress(address: string): string | null {
  const known = webAddress(address);
  return known && PUBLIC_HOST.test(new URL(known).hostname) ? known : null;
}

function parsed(address: string): URL | null {
  return address.length <= MOST && URL.canParse(address) ? new URL(address) : null;
}

/**
 * A URL that scrolls to words of the article, by a text directive of the WICG draft "URL Fragment Text Directives":
 * `#:~:text=[prefix-,]start[,end][,-suffix]`.
 *
 * Long words are given by their first and last ones. If these also occur elsewhere, the words before or after them are
 * added, because a browser takes the first match.
 *
 * @param url as `webAddress` returns it
 * @param most the maximum length of the URL in characters; without the directive if not even a short one fits, null if
 * the URL alone is too long
 * @example textFragmentUrl('https://news.example/1', 'Go. We won’t, he said.', { start: 4, end: 12 }, 512)
 * // 'https://news.example/1#:~:text=We%20won%E2%80%99t'
 */
export function textFragmentUrl(url: string, text: string, words: Span, most: number): string | null {
  const base = url.replace(/(?<=#.*):~:.*$/su, '');
  const fits = (address: string) => address.length <= most;
  const addresses = directives(wellFormed(text), words).map((directive) => {
    return `${base}${base.includes('#') ? '' : '#'}:~:text=${directive}`;
  });
  return addresses.find(fits) ?? (fits(url) ? url : null);
}

/** Lone surrogates cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** The number of words for the start, the end and the context of a long text, in decreasing precision. */
const END_WORDS = [8, 6, 4];
const CONTEXT_WORDS = 4;
const CONTEXT_CHARACTERS = 200;

/** The directives for the words, the most precise first. */
function directives(text: string, span: Span): string[] {
  const words = wordsIn(text, span);
  if (words.length === 0) return [];
  const ranges = END_WORDS.filter((count) => words.length >= 2 * count).map((count) => [
    covering(words.slice(0, count)),
    covering(words.slice(-count)),
  ]);
  const few = covering(words.slice(0, END_WORDS.at(-1)));
  return [[covering(words)], ...ranges, [few]].map((parts) => directive(text, parts));
}

function directive(text: string, [start, end]: readonly Span[]): string {
  if (!start) return '';
  const named = [start, ...(end ? [end] : [])].map((span) => encoded(text, span));
  const isFirst = text.indexOf(slice(text, start)) === start.start;
  const isNext = !end || text.indexOf(slice(text, end), start.end) === end.start;
  return [...(isFirst ? [] : before(text, start)), ...named, ...(isNext ? [] : after(text, end))].join(',');
}

function before(text: string, { start }: Span): string[] {
  const span = { start: Math.max(0, start - CONTEXT_CHARACTERS), end: start };
  const [first] = wordsIn(text, span).slice(-CONTEXT_WORDS);
  return first ? [`${encoded(text, { start: first.start, end: start })}-`] : [];
}

function after(text: string, { end }: Span): string[] {
  const span = { start: end, end: Math.min(text.length, end + CONTEXT_CHARACTERS) };
  const last = wordsIn(text, span).slice(0, CONTEXT_WORDS).at(-1);
  return last ? [`-${encoded(text, { start: end, end: last.end })}`] : [];
}

/**
 * Words with everything attached to them, but without punctuation at either end, which a page may write differently.
 */
function wordsIn(text: string, span: Span): Span[] {
  const found = slice(text, span).matchAll(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu);
  return [...found].map(({ 0: word, index }) => ({
    start: span.start + index,
    end: span.start + index + word.length,
  }));
}

/** Percent-encodes the text, including the hyphen, which like "," and "&" has a meaning in a directive. */
function encoded(text: string, span: Span): string {
  return encodeURIComponent(slice(text, span).replace(/\s+/gu, ' ').trim()).replaceAll('-', '%2D');
}
