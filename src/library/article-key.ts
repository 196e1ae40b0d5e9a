import { createHash } from 'node:crypto';

/** Characters of base64url: 48 bits tell ids apart. */
const LENGTH = 8;

/** Stands for an article's id, which may be long. */
export function articleKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, LENGTH);
}
