import type { Token } from '../language/tokens.js';
import { classesOf, WordClass } from '../language/word-classes.js';
import { type AnswerType, type Asked, asked, type Reader } from './answer-type.js';
import { askedByHow } from './asked-by-how.js';
import { askedByNouns, ORDER } from './asked-by-nouns.js';
import { askedByWhat } from './asked-by-what.js';
import type { BareQuestion } from './bare-question.js';
import { typeOfNames, typeOfNoun } from './focus-nouns.js';
import { AUXILIARY, BE, NOUN, nounFrom, words } from './question-nouns.js';

const ASKING = words('what which who whom whose when where why how');

/** Types of what may be anything, and is what somebody says where that is asked for. */
const OPEN = words('thing topic description manner event');

const MOST_NAME_WORDS = 5;

/**
 * Reads what would answer a question.
 *
 * @param isMarked whether it ends with a question mark
 */
export function readQuestion({ words: tokens, confirms, orders }: BareQuestion, isMarked: boolean): Asked {
  const reader = { tokens, at: confirms ? -1 : askingWord(tokens) };
  const isStatement = reader.at < 0 && (confirms || (!orders && isStatementAsked(tokens, isMarked)));
  if (isStatement) return { ...asked(reader, typeOfAlternatives(tokens) ?? 'truth'), isStatement };
  const read = reader.at < 0 ? askedByNouns(reader) : askedByWord(reader, reader.at);
  const according = tokens.findIndex(
    ({ lower }, at) => lower === 'according' && tokens[at + 1]?.lower === 'to',
  );
  if (according < 0) return read;
  const type = OPEN.has(read.type) ? 'speech' : read.type;
  return { ...read, type, shaping: [...read.shaping, according] };
}

function askedByWord(reader: Reader, at: number): Asked {
  const { tokens } = reader;
  const { lower } = tokens[at] as Token;
  switch (lower) {
    case 'who':
    case 'whom':
      return asked(reader, isIdentity(reader) ? 'description' : 'person');
    case 'whose':
      return asked(reader, 'person', { focus: nounFrom(tokens, at + 1) });
    case 'when':
      return asked(reader, 'time');
    case 'where':
      return asked(reader, 'place');
    case 'why':
      return asked(reader, 'reason');
    case 'how':
      return askedByHow(reader);
    default:
      return askedByWhat(reader);
  }
}

/**
 * Where the word stands that asks; -1 where none does. "Which" in "nations which joined", "when" in "when it rained, who fell?"
 * do not ask.
 */
function askingWord(tokens: readonly Token[]): number {
  if (AUXILIARY.has(tokens[0]?.lower ?? '')) return -1;
  let clause = -1;
  for (const [at, { lower }] of tokens.entries()) {
    if (!ASKING.has(lower) || isName(tokens, at)) continue;
    const next = tokens[at + 1];
    if (at === 0) {
      if (lower !== 'when' || !next || AUXILIARY.has(next.lower)) return at;
      clause = at;
    } else if (/^(?:what|how|why)$/u.test(lower) || clause >= 0 || !next) return at;
    else if (!NOUN.has(tokens[at - 1]?.pos ?? '') && tokens[at - 1]?.pos !== 'PRON') return at;
  }
  return clause;
}

/** "The Who": written with a capital letter behind another word that is, where not all words are. */
function isName(tokens: readonly Token[], at: number): boolean {
  const isCapital = (index: number) => /^\p{Lu}/u.test(tokens[index]?.text ?? '');
  const isBehind = isCapital(at - 1) && (at > 1 || tokens[at - 1]?.text === 'The');
  return isCapital(at) && isBehind && tokens.some(({ text }) => /^\p{Ll}/u.test(text));
}

/** Whether the words, of which none asks, state what is to be confirmed: "did they meet", "so they met?" */
function isStatementAsked(tokens: readonly Token[], isMarked: boolean): boolean {
  const first = tokens[0];
  if (!first) return false;
  if (AUXILIARY.has(first.lower) && tokens.length > 2) return true;
  if (/^(?:if|whether)$/u.test(first.lower)) return true;
  if (ORDER.has(first.lower)) return false;
  return (
    isMarked && tokens.some(({ pos, lower }) => pos === 'VERB' || (pos === 'AUX' && AUXILIARY.has(lower)))
  );
}

/** The type of "Geneva" and "Vienna" in "was it Geneva or Vienna". */
function typeOfAlternatives(tokens: readonly Token[]): AnswerType | null {
  const or = tokens.findIndex(({ lower }) => lower === 'or');
  if (or < 2 || tokens[or + 1]?.lower === 'not') return null;
  const named = ({ pos }: Token) => NOUN.has(pos) || pos === 'NUM';
  const one = tokens.slice(0, or).findLast(named);
  const other = tokens.slice(or + 1).find(named);
  if (!one || !other) return null;
  const types = [one, other].map(({ lower }) => typeOfDate(lower) ?? (isNumber(lower) ? 'count' : null));
  if (types[0] || types[1]) return types[0] ?? types[1] ?? null;
  return typeOfNames(one.lower, other.lower);
}

function typeOfDate(word: string): AnswerType | null {
  if (/^(?:1\d|20)\d\d$/u.test(word)) return 'year';
  const bits = classesOf(word, true);
  return (bits & (WordClass.month | WordClass.weekday)) !== 0 || /^(?:today|yesterday|tomorrow)$/u.test(word)
    ? 'time'
    : null;
}

function isNumber(word: string): boolean {
  return /^\d/u.test(word) || (classesOf(word, true) & WordClass.number) !== 0;
}

/** "Who is Ada Low": somebody is named, and asked who that is; "who is the mayor", "who was hit" ask for a name. */
function isIdentity({ tokens, at }: Reader): boolean {
  const from = at + 1;
  const rest = tokens.slice(from + 1);
  const first = rest[0];
  if (!BE.has(tokens[from]?.lower ?? '') || !first || rest.length > MOST_NAME_WORDS) return false;
  if (first.pos === 'DET') {
    const last = rest.at(-1) as Token;
    return last.lower.endsWith('s') && rest.every(({ pos }) => pos !== 'ADP') && /^\p{Lu}/u.test(last.text);
  }
  const last = rest.at(-1)?.lower ?? '';
  const isOffice = (classesOf(last, true) & WordClass.role) !== 0 || typeOfNoun(last) === 'person';
  return !isOffice && rest.every((token) => isNameWord(token));
}

function isNameWord({ pos, lower, text }: Token): boolean {
  if (/^\p{Lu}/u.test(text)) return true;
  return (
    pos !== 'ADP' &&
    pos !== 'ADV' &&
    pos !== 'PART' &&
    pos !== 'AUX' &&
    pos !== 'PRON' &&
    !/(?:ed|ing)$/u.test(lower) &&
    pos !== 'VERB'
  );
}
