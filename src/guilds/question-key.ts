import { termsOf } from '../language/terms.js';

/**
 * A key that is equal for questions with the same content words: their sorted stems.
 *
 * @example questionKey('Who pays the fine?') === questionKey('Who is paying the fines?') // true
 */
export function questionKey(question: string): string {
  const terms = termsOf(question);
  const content = terms.filter((term) => term.content);
  const stems = (content.length > 0 ? content : terms).map(({ stem }) => stem);
  return [...new Set(stems)].sort().join(' ').slice(0, LONGEST) || question.trim().slice(0, LONGEST);
}

/** The maximum length of a key, in characters. */
const LONGEST = 500;
