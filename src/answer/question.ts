import { overlaps } from '../language/span.js';
import { type Term, termsOf } from '../language/terms.js';
import { analyse, type Token } from '../language/tokens.js';
import { asksSubject, focusOf } from './focus.js';
import { type Sought, soughtBy } from './seeks.js';

/** A question, analysed. */
export interface Question {
  readonly text: string;
  /** What would answer it. */
  readonly seeks: Sought;
  /** Whether the word that asks is followed by a verb, so that what is sought does what the verb says. */
  readonly asksSubject: boolean;
  /** Its content words, each once, in order. */
  readonly terms: readonly QuestionTerm[];
}

export interface QuestionTerm extends Term {
  /** Whether it is written as a name: with a capital letter that the start of the question does not explain. */
  readonly name: boolean;
  readonly verb: boolean;
  readonly noun: boolean;
  /** Whether it says what kind of thing is asked for: "river" in "what river is rising?" */
  readonly focus: boolean;
}

/** Words that shape a question and do not tell what it is about. */
const SHAPING =
  /^(?:many|much|do|doing|done|happen|happened|happening|kind|kinds|sort|type|describe|described|explain|tell|tells|told|comment|comments|think|thinks|claim|claims|mention|mentioned|according|please|article|show|shows|give|gives|exactly|actually|really)$/u;

/** More words than a question of 300 has; what is longer is not a question. */
const MOST_TERMS = 200;
/** wink-nlp reads no further than this, in characters. */
const LONGEST_TAGGED = 2_000;

/** Analyses a question, in whatever shape it was typed. */
export function analyseQuestion(text: string): Question {
  const { tokens } = analyse(text.slice(0, LONGEST_TAGGED));
  const focus = focusOf(tokens);
  const seen = new Set<string>();
  const first = text.search(/[\p{L}\p{N}]/u);
  const mixed = /\p{Ll}/u.test(text);
  const terms = termsOf(text)
    .filter(({ stem, content, word }) => content && !SHAPING.test(word) && !seen.has(stem) && seen.add(stem))
    .slice(0, MOST_TERMS)
    .map((term) => ({
      ...term,
      ...partOfSpeech(term, tokens),
      name: mixed && isName(text, term, first),
      focus: focus !== null && overlaps(term, focus),
    }));
  return { text, seeks: soughtBy(text, focus !== null), asksSubject: asksSubject(tokens), terms };
}

function partOfSpeech(term: Term, tokens: readonly Token[]): { verb: boolean; noun: boolean } {
  const pos = tokens.find((token) => overlaps(token, term))?.pos;
  return { verb: pos === 'VERB', noun: pos === 'NOUN' };
}

function isName(text: string, { start }: Term, first: number): boolean {
  return start > first && /^\p{Lu}/u.test(text.slice(start, start + 2));
}
