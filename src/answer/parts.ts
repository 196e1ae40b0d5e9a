/** More questions in one are not answered apart. */
const MOST_PARTS = 4;
/** "… and when …", "…; who …": where a further question begins inside a sentence. */
const FURTHER = /(?:,? and|;|,) (?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu;
const ASKING = /\b(?:who|whom|whose|what|which|when|where|why|how)\b/iu;
/** Words that a part must have, the one that asks among them. */
const LEAST_WORDS = 3;

/**
 * The questions in what was typed, each to be answered by itself. Where they stand at the end of a longer text, that
 * is left out; a part that asks nothing by itself ("and why?") is asked together with the others.
 *
 * @example partsOf('Who spoke up? And when did the war end?') // ['Who spoke up?', 'And when did the war end?']
 */
export function partsOf(text: string): string[] {
  const plain = text.trim().replace(/\s+/gu, ' ');
  const asked = plain.split(/(?<=\?) /u).flatMap((part) => pieces(withoutStory(part)));
  const apart = asked.length > 1 && asked.every((part) => isWhole(part) && ASKING.test(part));
  return apart ? asked.slice(0, MOST_PARTS) : [asked.length === 1 ? (asked[0] as string) : plain];
}

/** The last sentence of a part, where that is a question by itself; a full stop may as well be an abbreviation's. */
function withoutStory(part: string): string {
  const last = /(?:^|[\p{Ll}\p{N}]{3}[.!] )([^.!]*\?)$/u.exec(part)?.[1];
  return last !== undefined && isWhole(last) && ASKING.test(last) ? last : part;
}

function pieces(sentence: string): string[] {
  const parts = sentence.split(FURTHER);
  return parts.every((part) => isWhole(part) && ASKING.test(part)) ? parts : [sentence];
}

function isWhole(part: string): boolean {
  return part.split(' ').length >= LEAST_WORDS;
}
