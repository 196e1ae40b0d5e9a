import type { Token } from '../language/tokens.js';

/** What one sentence shows of somebody's words. */
export interface Speech {
  /** It holds quoted words, or lies between quotation marks that earlier sentences opened. */
  readonly quotes: boolean;
  /** It names who says them. */
  readonly named: boolean;
}

/** Fewer quoted words than this are a term or a title rather than what somebody said. */
const QUOTED = 3;

/**
 * Reads the quotation marks of one paragraph sentence by sentence.
 *
 * Straight marks open and close in turn; every paragraph starts outside them, as newspapers reopen the mark there.
 */
export function speechOf(sentences: readonly (readonly Token[])[]): Speech[] {
  let open = false;
  return sentences.map((tokens) => {
    let quoted = 0;
    const outside: Token[] = [];
    for (const token of tokens) {
      if (/^["“”«»]$/u.test(token.text)) open = token.text === '"' ? !open : /[“«]/u.test(token.text);
      else if (open) quoted += 1;
      else outside.push(token);
    }
    return { quotes: quoted >= QUOTED, named: namesSpeaker(outside) };
  });
}

const SAYING =
  /^(?:sa(?:id|ys?)|told|tells?|add(?:s|ed)|ask(?:s|ed)|wr(?:ote|ites)|tweet(?:s|ed)|announce[sd]|argue[sd]|claim(?:s|ed)|explain(?:s|ed)|insist(?:s|ed)|not(?:es|ed)|warn(?:s|ed)|repl(?:ies|ied))$/u;
const PRONOUN = /^(?:he|she|they|it|who)$/u;

/** Whether the words outside quotation marks name a speaker: by a proper noun, or by a noun beside a verb of saying. */
function namesSpeaker(outside: readonly Token[]): boolean {
  const words = outside.filter(({ pos }) => pos !== 'PUNCT' && pos !== 'DET');
  for (const [at, { lower }] of words.entries()) {
    if (!SAYING.test(lower)) continue;
    const [before, after] = [words[at - 1], words[at + 1]];
    if (PRONOUN.test(before?.lower ?? '') || PRONOUN.test(after?.lower ?? '')) return false;
    if (before?.pos === 'NOUN' || (!before && after?.pos === 'NOUN')) return true;
  }
  return words.some(({ pos }) => pos === 'PROPN');
}

/** Whether a sentence shows somebody's words and not whose they are. */
export function isUnnamed(speech: Speech | undefined): boolean {
  return speech?.quotes === true && !speech.named;
}
