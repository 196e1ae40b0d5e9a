/** More questions in one are not answered apart. */
const MOST_PARTS = 4;
/** "… and when …", "…; who …": where a further question begins inside a sentence. */
const FURTHER = /(?:,?\s+and|;|,)\s+(?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu;
const ASKING = /\b(?:who|whom|whose|what|which|when|where|why|how)\b/iu;

/**
 * The questions in what was typed, each to be answered by itself. Where questions stand in a longer text, they are
 * what is asked; a part that asks nothing by itself ("and why?") is asked together with the one before it.
 *
 * @example partsOf('Who spoke? And when did the war end?') // ['Who spoke?', 'And when did the war end?']
 */
export function partsOf(text: string): string[] {
  const sentences = text.split(/(?<=[?!.])\s+(?=\p{Lu}|\p{Ll}{2,})/u);
  const asking = sentences.filter((sentence) => /\?\s*$/u.test(sentence));
  if (asking.length === 0 || sentences.length === 1) return pieces(text);
  return asking.flatMap(pieces).slice(0, MOST_PARTS);
}

/** Words that a part must have beside the one that asks. */
const LEAST_WORDS = 3;

function pieces(sentence: string): string[] {
  const parts = sentence.split(FURTHER);
  const [first] = parts;
  const whole = parts.every((part) => ASKING.test(part) && part.split(/\s+/u).length >= LEAST_WORDS);
  return first !== undefined && parts.length > 1 && parts.length <= MOST_PARTS && whole ? parts : [sentence];
}
