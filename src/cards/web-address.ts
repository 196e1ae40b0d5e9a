/** What may stand in an address (RFC 3986) beside its brackets, which only a host may have, and its percent signs. */
const REFUSED = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})|(?<=#.*)#/giu;
/** Names of two labels or more, or an IPv6 address: a single label is refused by Discord. */
const PUBLIC_HOST = /^(?:(?:[a-z\d-]+\.)+[a-z\d-]+|\[[\da-f:.]+\])$/u;
const HOST = /^[\w.-]+$|^\[[\da-f:.]+\]$/u;
const SCHEMES = ['http:', 'https:'];
/** Characters as written; hardly any program takes more. */
const MOST = 2048;

/**
 * An address of the web as any program takes it: ASCII, percent-encoded, its host in Punycode.
 *
 * @returns null where it is none, too long, not http or https, or where it names a user, whom readers take for the host
 * @example webAddress('https://zeitung.example/a b?q="ü"') // 'https://zeitung.example/a%20b?q=%22%C3%BC%22'
 */
export function webAddress(address: string): string | null {
  const url = parsed(address);
  if (!url || !SCHEMES.includes(url.protocol) || url.username || url.password) return null;
  if (!HOST.test(url.hostname)) return null;
  const { origin, href } = url;
  return origin + href.slice(origin.length).replace(REFUSED, encodeURIComponent);
}

/** The same for a link that Discord shows; null also where the host is one that Discord refuses. */
export function linkAddress(address: string): string | null {
  const known = webAddress(address);
  return known && PUBLIC_HOST.test(new URL(known).hostname) ? known : null;
}

function parsed(address: string): URL | null {
  return address.length <= MOST && URL.canParse(address) ? new URL(address) : null;
}
