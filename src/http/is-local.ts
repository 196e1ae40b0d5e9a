/**
 * Whether a request was made to this machine and not from a page of another site: a name that leads here, sent by a
 * browser, could otherwise reach what listens here.
 */
export function isLocal(host: string | undefined, origin: string | undefined): boolean {
  const isLocalHost = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(host ?? '');
  return isLocalHost && (origin === undefined || origin === `http://${host}`);
}
