import type { Sources } from '../answer/answer.js';
import { overlaps } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { type Claim, claimsIn, wholeClaim, wordsIn } from '../verify/claims.js';
import type { VerifiedQuotation } from '../verify/verdict.js';
import { makeCorpus, verifyClaim } from '../verify/verify.js';
import type { VerifyOptions } from './results.js';

/** Characters of a text that are looked at, the first of them. */
const MOST_CHARACTERS = 10_000;
/** The share of the words outside its quotation marks that must differ for a text not to be one quotation as a whole. */
const MOST_DIFFERENT = 0.4;

/**
 * Holds the quotations of a text against the articles: what stands in quotation marks, or the text as a whole where
 * nothing does, or where it stands in an article with what is in marks in it. In steps.
 */
export function* verify(
  text: string,
  { speaker = null, limit }: Omit<VerifyOptions, 'source'>,
  sources: Sources,
): Steps<VerifiedQuotation[]> {
  const words = text.slice(0, MOST_CHARACTERS);
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const claims = claimsIn(words);
  const corpus = makeCorpus(sources);
  if (claims.every(({ by }) => by === null)) {
    const whole = yield* verifyClaim(words, wholeClaim(words), speaker, corpus);
    if (claims.length === 0 || isOne(words, claims, whole)) return [whole];
  }
  const verified: VerifiedQuotation[] = [];
  for (const claim of claims.slice(0, limit)) {
    yield;
    verified.push(yield* verifyClaim(words, claim, speaker, corpus));
  }
  return verified;
}

/** Whether a text stands in an article as a whole, the words outside its quotation marks as well as those within. */
function isOne(text: string, claims: readonly Claim[], { verdict, differences }: VerifiedQuotation): boolean {
  if (verdict === 'absent') return false;
  const isOutside = (word: { readonly start: number; readonly end: number }) =>
    !claims.some(({ span }) => overlaps(span, word));
  const outside = wordsIn(text, { start: 0, end: text.length }).filter(isOutside).length;
  const different = differences.filter(({ claimed }) => claimed && isOutside(claimed)).length;
  return outside > 0 && different <= MOST_DIFFERENT * outside;
}
