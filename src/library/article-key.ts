import { createHash } from 'node:crypto';

/** In base64url characters; 48 bits are enough to distinguish ids. */
const LENGTH = 8;

/** A short key for an article's id, which may be long. */
export function articleKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, LENGTH);
}
