import type { Sources } from '../answer/answer.js';
import type { Steps } from '../language/steps.js';
import { type Claim, claimsIn, wholeClaim } from '../verify/claims.js';
import type { VerifiedQuotation } from '../verify/verdict.js';
import { verifyClaim } from '../verify/verify.js';
import type { VerifyOptions } from './results.js';

/** Characters of a text that are looked at, the first of them. */
const MOST_CHARACTERS = 10_000;

/**
 * Holds the quotations of a text against the articles: what stands in quotation marks, or, where nothing does, the
 * text as a whole. One step for each.
 */
export function* verify(
  text: string,
  { speaker = null, limit }: Omit<VerifyOptions, 'source'>,
  sources: Sources,
): Steps<VerifiedQuotation[]> {
  const words = text.slice(0, MOST_CHARACTERS);
  const verified: VerifiedQuotation[] = [];
  for (const claim of claimsOf(words).slice(0, limit)) {
    yield;
    verified.push(verifyClaim(words, claim, speaker, sources));
  }
  return verified;
}

function claimsOf(text: string): Claim[] {
  const claims = claimsIn(text);
  if (claims.length > 0) return claims;
  return /[\p{L}\p{N}]/u.test(text) ? [wholeClaim(text)] : [];
}
