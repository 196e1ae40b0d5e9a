import { fold, type Term, termsOf } from '../language/terms.js';

/** What a question asks for (after the classes of Li and Roth 2002, by its opening words). */
export type QuestionKind = 'who' | 'when' | 'where' | 'number' | 'why' | 'said' | 'other';

/** A question, analysed. */
export interface Question {
  readonly text: string;
  readonly kind: QuestionKind;
  /** Its content words, each once, in order. */
  readonly terms: readonly QuestionTerm[];
}

export interface QuestionTerm extends Term {
  /** Whether it is written as a name: with a capital letter that the start of the question does not explain. */
  readonly name: boolean;
  /** The word in lower case, unstemmed: what a misspelling is told by. */
  readonly word: string;
}

/** Words that shape a question and do not tell what it is about. */
const SHAPING =
  /^(?:many|much|do|doing|done|happen|happened|happening|kind|kinds|sort|type|describe|described|explain|tell|tells|told|comment|comments|think|thinks|claim|claims|mention|mentioned|according|please|article|show|shows|give|gives|exactly|actually|really)$/iu;

/** In order: the first that fits decides. */
const PATTERNS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'said',
    /\b(?:say|says|said|tell|told|think|thinks|claim|claims|comment|comments|state|call|describe)\b.*$/iu,
  ],
  [
    'number',
    /\bhow (?:many|much|old|long|far|tall|often|large|big|high|fast)\b|\b(?:what|which) (?:number|percentage|percent|share|amount|price|age)\b/iu,
  ],
  ['when', /\bwhen\b|\b(?:what|which) (?:year|date|day|month|time)\b/iu],
  ['where', /\bwhere\b|\b(?:what|which) (?:place|city|country|state|town|location)\b/iu],
  ['why', /\bwhy\b|\bhow come\b|\bfor what reason\b|\bwhat (?:caused|causes|led)\b/iu],
  ['who', /\bwho(?:m|se)?\b|\bwhich (?:person|man|woman)\b/iu],
];

/** More words than a question of 300 has; what is longer is not a question. */
const MOST_TERMS = 200;

/** Analyses a question, in whatever shape it was typed. */
export function analyseQuestion(text: string): Question {
  const seen = new Set<string>();
  const first = text.search(/[\p{L}\p{N}]/u);
  const mixed = /\p{Ll}/u.test(text);
  const terms = termsOf(text)
    .filter(
      ({ stem, content, start, end }) =>
        content && !SHAPING.test(text.slice(start, end)) && !seen.has(stem) && seen.add(stem),
    )
    .slice(0, MOST_TERMS)
    .map((term) => ({
      ...term,
      name: mixed && isName(text, term, first),
      word: fold(text.slice(term.start, term.end)),
    }));
  return { text, kind: PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other', terms };
}

function isName(text: string, { start }: Term, first: number): boolean {
  return start > first && /^\p{Lu}/u.test(text.slice(start, start + 2));
}
