import type { Token } from '../../language/tokens.js';
import { classesOf, WordClass } from '../../language/word-classes.js';
import { type AnswerType, type Asked, asked, type Reader, typeOfNames, typeOfNoun } from './answer-type.js';
import { askedByHow, askedByWhat } from './asked-by.js';
import { AUXILIARY, askedByNouns, BE, NOUN, nounFrom, ORDER, words } from './asked-by-nouns.js';

const ASKING = words('what which who whom whose when where why how');

/** Types that may be anything. With "according to", they become speech. */
const OPEN = words('thing topic description manner event');

const MOST_NAME_WORDS = 5;

/**
 * Determines what a question asks for.
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
 * The index of the question word; -1 if there is none. "Which" in "nations which joined" and "when" in "when it rained,
 * who fell?" are not question words.
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

/** "The Who": capitalised after another capitalised word, in a question that is not all capitalised. */
function isName(tokens: readonly Token[], at: number): boolean {
  const isCapital = (index: number) => /^\p{Lu}/u.test(tokens[index]?.text ?? '');
  const isBehind = isCapital(at - 1) && (at > 1 || tokens[at - 1]?.text === 'The');
  return isCapital(at) && isBehind && tokens.some(({ text }) => /^\p{Ll}/u.test(text));
}

/** Whether words without a question word are a statement to be confirmed: "did they meet", "so they met?" */
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

/** "Who is Ada Low" asks about a named person; "who is the mayor" and "who was hit" ask for a name. */
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

/** Courtesies before a question, as lower-case words. */
const POLITE = [
  'please',
  'hey',
  'hi',
  'hello',
  'so',
  'and',
  'but',
  'ok',
  'okay',
  'well',
  'um',
  'then',
  'just',
  'also',
  'any idea',
  'do you know',
  'do you happen to know',
  'do we know',
  'does anyone know',
  'does anybody know',
  'does the article say',
  'does it say',
  'does the text say',
  'anyone know',
  'anybody know',
  'you know',
  'can you',
  'could you',
  'would you',
  'can someone',
  'can anyone',
  'can somebody',
  'i want to know',
  'i wanna know',
  'i would like to know',
  "i 'd like to know",
  'i need to know',
  'i wonder',
  'i was wondering',
  "i 'm wondering",
  'wondering',
  'tell me',
  'tell us',
  'let me know',
  'remind me',
  'show me',
  'give me',
  'find me',
  'explain to me',
  'explain',
  'describe',
].map((phrase) => phrase.split(' '));

/** "Is it true that" and the like, before a statement. */
const CONFIRM = [
  'is it true that',
  'is it true',
  'is it correct that',
  'is it right that',
  'is it the case that',
].map((phrase) => phrase.split(' '));
const ASKING_SHORT = new Map([
  ['whats', 'what'],
  ['whos', 'who'],
  ['wheres', 'where'],
  ['whens', 'when'],
  ['whys', 'why'],
  ['hows', 'how'],
]);
/** The parts of "in this article": preposition, determiner, noun. */
const LEADS = /^(?:in|to|per|from|by)$/u;
const POINTS = /^(?:the|this|that)$/u;
const TEXT = /^(?:article|text|story|passage|piece|post|news)$/u;
/** Tokens that are only punctuation. */
const MARK = /^[\p{P}\p{S}]+$/u;

/** A question without the courtesies around it. */
interface BareQuestion {
  readonly words: readonly Token[];
  readonly dropped: readonly Token[];
  /** Whether it began by asking whether something is true. */
  readonly confirms: boolean;
  /** Whether it is a command to tell about a topic: "tell me about …", "explain …". */
  readonly orders: boolean;
}

/** Removes courtesies at the start, "in this article", and punctuation from a question. */
export function bareQuestion(tokens: readonly Token[]): BareQuestion {
  const words: Token[] = [];
  const dropped: Token[] = [];
  for (const token of tokens) {
    const short = ASKING_SHORT.get(token.lower);
    if (short && words.length < 4)
      words.push({ ...token, lower: short, pos: 'PRON' }, { ...token, lower: "'s", pos: 'AUX' });
    else if (!MARK.test(token.lower) || /^[$€£%]$/u.test(token.lower)) words.push(token);
  }
  let from = 0;
  let orders = false;
  for (let length = politeAt(words, from, POLITE); length > 0; length = politeAt(words, from, POLITE)) {
    orders ||= /^(?:tell|explain|describe|show|give)$/u.test(words[from]?.lower ?? '');
    from += length;
  }
  const confirmed = politeAt(words, from, CONFIRM);
  from += confirmed;
  if (orders && words[from]?.lower === 'about') from += 1;
  dropped.push(...words.slice(0, from));
  const left: Token[] = [];
  for (let at = from; at < words.length; at++) {
    const length = articleAt(words, at);
    if (length === 0) left.push(words[at] as Token);
    else dropped.push(...words.slice(at, at + length));
    at += Math.max(0, length - 1);
  }
  return { words: left, dropped, confirms: confirmed > 0, orders };
}

/** The number of words of a polite phrase at this position, if other words follow; 0 if there is none. */
function politeAt(words: readonly Token[], from: number, phrases: readonly (readonly string[])[]): number {
  const fits = phrases.filter(
    (phrase) =>
      from + phrase.length < words.length && phrase.every((word, at) => words[from + at]?.lower === word),
  );
  return Math.max(0, ...fits.map(({ length }) => length));
}

/** The number of words of "(according to) this article" at this position. */
function articleAt(words: readonly Token[], from: number): number {
  let at = from;
  if (words[at]?.lower === 'according') at += 1;
  if (LEADS.test(words[at]?.lower ?? '')) at += 1;
  const isPointed = POINTS.test(words[at]?.lower ?? '') && TEXT.test(words[at + 1]?.lower ?? '');
  return isPointed && !/^\d/u.test(words[at + 2]?.lower ?? '') ? at + 2 - from : 0;
}
