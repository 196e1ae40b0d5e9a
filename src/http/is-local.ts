import type { IncomingHttpHeaders } from 'node:http';

/** The values of `Sec-Fetch-Site` for requests from our own page, or from a URL that the user typed. */
const OWN_SITES = ['same-origin', 'none'];

/**
 * Whether a request was made to this machine and not from a page of another site. Otherwise a page could reach the bot
 * through a host name that resolves to this machine. Browsers send the page's origin, or else whether it is the same
 * site.
 *
 * @param headers by names in lower case
 */
export function isLocal(headers: IncomingHttpHeaders): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const isLocalHost = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(host ?? '');
  if (!isLocalHost) return false;
  if (origin !== undefined) return origin === `http://${host}`;
  return site === undefined || OWN_SITES.includes(String(site));
}
