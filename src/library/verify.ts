import type { Sources } from '../answer/answer.js';
import { overlaps } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { type Claim, claimsIn, wholeClaim, wordsIn } from '../verify/claims.js';
import type { VerifiedQuotation } from '../verify/verdict.js';
import { makeCorpus, verifyClaim } from '../verify/verify.js';
import type { VerifyOptions } from './results.js';

/** The maximum number of characters checked, from the start of the text. */
const MOST_CHARACTERS = 10_000;
/** If a larger share of the words outside the quotation marks differs, the text is not a single quotation. */
const MOST_DIFFERENT = 0.4;

/**
 * Checks the quotations of a text against the articles: the words in quotation marks, or the whole text. The whole text
 * counts if it has no quotation marks, or if an article contains it including the words in marks. Yields to other work
 * between steps.
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

/** Whether the text as a whole occurs in an article, both inside and outside its quotation marks. */
function isOne(text: string, claims: readonly Claim[], { verdict, differences }: VerifiedQuotation): boolean {
  if (verdict === 'absent') return false;
  const isOutside = (word: { readonly start: number; readonly end: number }) =>
    !claims.some(({ span }) => overlaps(span, word));
  const outside = wordsIn(text, { start: 0, end: text.length }).filter(isOutside).length;
  const different = differences.filter(({ claimed }) => claimed && isOutside(claimed)).length;
  return outside > 0 && different <= MOST_DIFFERENT * outside;
}
