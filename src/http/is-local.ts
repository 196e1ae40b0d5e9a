import type { IncomingHttpHeaders } from 'node:http';

/** Who made a request that a browser sends: a page of ours, or somebody who typed the address. */
const OWN_SITES = ['same-origin', 'none'];

/**
 * Whether a request was made to this machine and not from a page of another site: a name that leads here, sent by a
 * browser, could otherwise reach the bot. A browser names the page's origin, or where it does not, whether it is ours.
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
