import { termsOf } from '../language/terms.js';

/**
 * The same for questions that ask for the same in other words of the same stems: the stems of their content words, sorted.
 *
 * @example questionKey('Who pays the fine?') === questionKey('Who is paying the fines?') // true
 */
export function questionKey(question: string): string {
  const terms = termsOf(question);
  const content = terms.filter((term) => term.content);
  const stems = (content.length > 0 ? content : terms).map(({ stem }) => stem);
  return [...new Set(stems)].sort().join(' ').slice(0, LONGEST) || question.trim().slice(0, LONGEST);
}

/** Characters of a key. */
const LONGEST = 500;
