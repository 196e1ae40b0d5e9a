import type { Token } from '../language/tokens.js';

const NOUN = /^(?:NOUN|PROPN)$/u;
const BEFORE_NOUN = /^(?:AUX|DET|ADJ|ADV|NUM|PART)$/u;

/**
 * The word that says what kind of thing is asked for: the noun of "what river", "what is the name", "how many ships".
 */
export function focusOf(tokens: readonly Token[]): Token | null {
  const asking = tokens.findIndex(({ lower }) => /^(?:what|which|how)$/u.test(lower));
  if (asking < 0) return null;
  let at = asking + 1;
  if (tokens[asking]?.lower === 'how') {
    if (!/^(?:many|much)$/u.test(tokens[at]?.lower ?? '')) return null;
    at += 1;
  }
  while (BEFORE_NOUN.test(tokens[at]?.pos ?? '')) at++;
  while (/^(?:NOUN|PROPN|ADJ)$/u.test(tokens[at]?.pos ?? '') && NOUN.test(tokens[at + 1]?.pos ?? '')) at++;
  const noun = tokens[at];
  return noun && NOUN.test(noun.pos) ? noun : null;
}

/** "Who signed", "what caused", "which ships were sold": the asking word, with its noun, is what the verb is said of. */
export function asksSubject(tokens: readonly Token[]): boolean {
  const asking = tokens.findIndex(({ lower }) => /^(?:what|which|who|whom|whose|how)$/u.test(lower));
  if (asking < 0) return false;
  let at = asking + 1;
  while (tokens[asking]?.lower !== 'who' && /^(?:NOUN|ADJ|PROPN|NUM)$/u.test(tokens[at]?.pos ?? '')) at++;
  const [verb, next] = [tokens[at]?.pos, tokens[at + 1]?.pos ?? ''];
  return verb === 'VERB' || (verb === 'AUX' && /^(?:VERB|ADP|ADV)$/u.test(next));
}
