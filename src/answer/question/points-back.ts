import { analyseAgain, type Token } from '../../language/tokens.js';
import { AUXILIARY, BE, NOUN, words } from './asked-by-nouns.js';

/** What a pronoun may refer to. */
export type Referent = 'he' | 'she' | 'thing' | 'several';

/** A word of a question that refers to an earlier turn. */
export interface Pronoun extends Token {
  readonly referent: Referent;
  /** Whether it is replaced by a name with "’s": "his role", "whose". */
  readonly possessive: boolean;
  /** Whether it may also refer to everything that was said: "that", "this". */
  readonly points: boolean;
}

const HE = words('he him his himself');
const SHE = words('she her hers herself');
const THING = words('it its itself this that there');
const SEVERAL = words('they them their theirs themselves these those');
const POSSESSIVE = words('his her its their');
const POINTING = words('this that these those there');

/** "It" that refers to nothing: "is it true that", "how long did it take to". */
const EXPLETIVE =
  /^(?:(?:take|takes|took)\b.*\bto\b|(?:true|possible|likely|certain|clear|said|known|reported|necessary|safe|legal) (?:that|to|for|if)\b|rain|snow)/u;

/** The pronouns of a question that have no antecedent in it. */
export function pronounsIn(text: string): Pronoun[] {
  const tokens = analyseAgain(text).tokens.filter(({ pos }) => pos !== 'PUNCT');
  return tokens.flatMap((token, at): Pronoun[] => {
    const referent = referentOf(token);
    if (referent === null || !pointsBack(tokens, at, referent)) return [];
    const possessive = POSSESSIVE.has(token.lower) && startsPhrase(tokens[at + 1]);
    return [{ ...token, referent, possessive, points: POINTING.has(token.lower) }];
  });
}

function referentOf({ lower }: Token): Referent | null {
  if (HE.has(lower)) return 'he';
  if (SHE.has(lower)) return 'she';
  if (THING.has(lower)) return 'thing';
  return SEVERAL.has(lower) ? 'several' : null;
}

/** Whether a possessive is followed by a noun phrase; otherwise "her" is an object. */
function startsPhrase(next: Token | undefined): boolean {
  return next !== undefined && /^(?:NOUN|PROPN|ADJ|NUM|VERB)$/u.test(next.pos);
}

function pointsBack(tokens: readonly Token[], at: number, referent: Referent): boolean {
  const { lower, pos } = tokens[at] as Token;
  const [last, next] = [tokens[at - 1], tokens[at + 1]];
  if (lower === 'there') return !BE.has(last?.lower ?? '') && !BE.has(next?.lower ?? '');
  if (lower === 'that') {
    if (next === undefined) return true;
    if (NOUN.has(last?.pos ?? '') || last?.pos === 'PRON') return false;
    // After a verb it may begin a clause.
    return (
      next.pos === 'AUX' ||
      next.pos === 'ADP' ||
      (pos !== 'SCONJ' && !/^(?:ADJ|VERB)$/u.test(last?.pos ?? ''))
    );
  }
  if (POINTING.has(lower)) return true;
  const before = tokens.slice(0, at);
  if (referent === 'he' || referent === 'she') return !before.some((token) => token.pos === 'PROPN');
  if (lower === 'it') {
    const rest = tokens.slice(at + 1).map((token) => token.lower);
    if (EXPLETIVE.test(rest.join(' '))) return false;
  }
  return !before.some((token) => NOUN.has(token.pos));
}

const MORE = words('else other others another more anything additional additionally further');

/** Whether a question asks for more of the same: "what else?", "anything else", "another reason". */
export function asksForMore(text: string): boolean {
  return analyseAgain(text).tokens.some(({ lower }) => MORE.has(lower));
}

/** Whether a word asks for more and has no other content. */
export function isMore(word: string): boolean {
  return MORE.has(word);
}

/** A part of a question that replaces a part of the previous one. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
  /** Whether it corrects the previous question: "I meant Lavrov". */
  readonly corrects: boolean;
}

const CORRECTION =
  /^(?:no[,.!]? (?:i mean(?:t)? )?|(?:(?:oh|sorry|oops|actually|no|wait)[,.!]? )*i (?:was )?(?:mean(?:t|ing)?|(?:was )?(?:talking|asking|thinking) (?:about|of)) (?:to (?:say|ask|write) )?|(?:sorry|oops|actually|wait)[,.!]? |not .{1,40}?[,;] (?:but )?|rather )(?=\S)/iu;
const ADDITION =
  /^(?:(?:(?:and|but|or|so|then|ok(?:ay)?|well)[,]? )+(?:(?:what|how) about |as for |for )?|(?:what|how) about |as for )(?=\S)/iu;
/** The maximum number of words in a fragment. */
const LONGEST = 6;
const ASKING = words('who whom whose what which when where why how');

/** "And Putin?", "What about Ukraine?", "In 2014?", "No, I meant Lavrov"; null for a complete question. */
export function fragmentIn(text: string): Fragment | null {
  const plain = text.replace(/[\s?!.…]+$/u, '');
  const corrects = CORRECTION.exec(plain);
  const opening = corrects ?? ADDITION.exec(plain);
  const start = opening?.[0].length ?? 0;
  const rest = analyseAgain(plain.slice(start)).tokens.filter(({ pos }) => pos !== 'PUNCT');
  if (rest.length === 0 || rest.length > LONGEST) return null;
  const isCapital = ({ text: word }: Token) => /^\p{Lu}/u.test(word);
  const asks = (token: Token) =>
    (token.pos === 'VERB' && !isCapital(token)) || AUXILIARY.has(token.lower) || ASKING.has(token.lower);
  if (rest.some(asks)) return null;
  const [first] = rest;
  const told = rest.some((token) => NOUN.has(token.pos) || token.pos === 'NUM' || isCapital(token));
  return told && (opening || first?.pos === 'ADP')
    ? { start, end: plain.length, corrects: corrects !== null }
    : null;
}
