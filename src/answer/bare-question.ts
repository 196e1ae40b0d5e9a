import type { Token } from '../language/tokens.js';

/** What people put around a question, as words in lower case. */
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
/** "In this article" and the like: what leads there, what points, what it is. */
const LEADS = /^(?:in|to|per|from|by)$/u;
const POINTS = /^(?:the|this|that)$/u;
const TEXT = /^(?:article|text|story|passage|piece|post|news)$/u;
/** Marks that stand for no word. */
const MARK = /^[\p{P}\p{S}]+$/u;

/** A question without what people put around it. */
export interface BareQuestion {
  readonly words: readonly Token[];
  readonly dropped: readonly Token[];
  /** Whether it began by asking whether something is true. */
  readonly confirms: boolean;
  /** Whether it is an order to tell of a matter: "tell me about …", "explain …". */
  readonly orders: boolean;
}

/** Takes the polite words at the start, "in this article", and marks off a question. */
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

/** How many words of a polite phrase stand here, before others; 0 for none. */
function politeAt(words: readonly Token[], from: number, phrases: readonly (readonly string[])[]): number {
  const fits = phrases.filter(
    (phrase) =>
      from + phrase.length < words.length && phrase.every((word, at) => words[from + at]?.lower === word),
  );
  return Math.max(0, ...fits.map(({ length }) => length));
}

/** How many words of "(according to) this article" stand here. */
function articleAt(words: readonly Token[], from: number): number {
  let at = from;
  if (words[at]?.lower === 'according') at += 1;
  if (LEADS.test(words[at]?.lower ?? '')) at += 1;
  const isPointed = POINTS.test(words[at]?.lower ?? '') && TEXT.test(words[at + 1]?.lower ?? '');
  return isPointed && !/^\d/u.test(words[at + 2]?.lower ?? '') ? at + 2 - from : 0;
}
