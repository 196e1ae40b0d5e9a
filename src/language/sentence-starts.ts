import { type Span, slice } from './span.js';
import type { Token } from './tokens.js';

/** Words that begin sentences. They distinguish a missing space from a name such as "Notes.Final". */
const OPENERS =
  '(?:The|A|An|This|That|These|Those|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|There|Here|But|And|So|Or|If|When|While|After|Before|In|On|At|For|From|With|To|As|By|No|Not|Nobody|Nothing|Mr|Mrs|Ms|Dr|What|Why|How|Who|Where|However)';
/** "late.Nobody", "Friday.Mr.", "1,000.That", "“I am late.”He". */
const GLUED = new RegExp(
  `(?:(?<!\\p{L})\\p{Ll}{2,}[.!?…](?=\\p{Lu}\\p{Ll})|[\\p{L}\\d]{2}[.!?…](?=${OPENERS}\\b)|[.!?…]["”](?=\\p{Lu}\\p{Ll}|I\\b))`,
  'gu',
);
const ADDRESS = /:\/\/|www\.|@|\/|\\/u;
/** A URL or e-mail address at the end of a sentence. */
const AFTER_ADDRESS = /(?:www\.|:\/\/|[\w-]@[\w-])\S{0,300}?[.!?]["”)]?\s+(?=["“‘]?\p{Lu})/gu;
/** "1990.[1] The", "asleep.² The". */
const AFTER_NOTE =
  /[.!?…]["”’)]?(?:(?:\[\w{1,3}\])+|[\u00b9\u00b2\u00b3\u2070-\u2079]+)\s+(?=["“‘(]?[\p{Lu}\d])/gu;

/**
 * The sentence starts that the tokens hide, because a token spans the end of a sentence: after a missing space, a URL
 * or a footnote mark, and at each item of a list in a single paragraph.
 *
 * @returns offsets into the text
 */
export function startsIn(text: string, within: Span): number[] {
  const words = slice(text, within);
  const found = [...glued(words), ...ends(words, AFTER_ADDRESS), ...ends(words, AFTER_NOTE), ...items(words)];
  return found.map((at) => within.start + at);
}

function ends(words: string, pattern: RegExp): number[] {
  return Array.from(words.matchAll(pattern), ({ 0: match, index }) => index + match.length);
}

function glued(words: string): number[] {
  return ends(words, GLUED).filter((at) => !ADDRESS.test(chunkAt(words, at)));
}

/** Longer than any word of a language. */
const LONGEST_CHUNK = 100;

/** The text around a position, up to the nearest spaces on both sides. */
function chunkAt(words: string, at: number): string {
  const before = /\S*$/u.exec(words.slice(Math.max(0, at - LONGEST_CHUNK), at))?.[0] ?? '';
  const after = /^\S*/u.exec(words.slice(at, at + LONGEST_CHUNK))?.[0] ?? '';
  return before + after;
}

const FIRST_ITEM = /^\s*(?:([•⁃‣▪◦])\s?|(\d{1,2})(\.\)|[.)])\s|(a)([.)]|\.\))\s)/u;

/** The starts of items "1. … 2. …", "a) … b) …" or "• … • …" in a paragraph that begins with the first. */
function items(words: string): number[] {
  const [, bullet, number, mark, letter, letterMark] = FIRST_ITEM.exec(words) ?? [];
  if (bullet) return ends(words, new RegExp(`\\s+(?=${bullet}\\s?[\\p{Lu}\\d])`, 'gu'));
  const starts: number[] = [];
  let from = 1;
  for (let next = 1; ; next++) {
    const name = number ? String(Number(number) + next) : letter && String.fromCharCode(97 + next);
    if (!name || next > MOST_ITEMS) return starts;
    const sign = (mark ?? letterMark ?? '').replace(/[.)]/gu, '\\$&');
    const item = new RegExp(`\\s(?=${name}${sign}\\s+["“‘]?\\p{Lu})`, 'u').exec(words.slice(from));
    if (!item) return starts;
    from += item.index + 1;
    starts.push(from);
  }
}

const MOST_ITEMS = 25;

/** A label before an item, a question or an answer, which is not a sentence of its own. */
const LABEL =
  /^(?:[•⁃‣▪◦]\s?)?(?:\d{1,2}\.?\)?|[IVX]{1,4}\.|[QA]\.|[a-z]\.?\))$|^(?:[•⁃‣▪◦]\s?)?\d{1,2}\.$|^[a-e]\.$/u;

/** Whether a stretch of text is only such a label. */
export function isLabel(words: string): boolean {
  return LABEL.test(words.trim());
}

/** Abbreviations of companies and places, whose full stop may also end the sentence. */
const COMPANY = /^(?:inc|co|corp|ltd|plc|bros|jr|sr|etc|est|ave|blvd|rd|d\.c|ph\.d|m\.d|b\.c|a\.d)\.$/u;
const TIME = /^[ap]\.?m\.?$/u;
const BEHIND_TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu|thurs?|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|eastern|central|pacific|mountain|local|london|paris|moscow|beijing|tokyo|kyiv|kiev|new|washington|israel|gmt|utc|bst|ist|jst|msk|aest|[ecmpa][sd]?t|c?est|et)$/u;
/** Words that follow "U.S." or "Inc." in the name of a body or an office. */
const OF_BODY =
  /^(?:government|army|navy|air|marines?|coast|senate|senators?|house|congress|congress(?:man|woman)|capitol|supreme|district|court|circuit|appeals|presidents?|vice|secretary|state|treasury|treasuries|justice|departments?|dept|attorney|attorneys|embassy|ambassador|consulate|constitution|census|postal|steel|open|olympics?|soccer|representative|representatives|rep|sen|bank|dollar|federal|central|general|security|council|charter|assembly|forces?|military|marshals?|customs|border|immigration|food|environmental|geological|fish|forest|national|chamber|trade|commerce|energy|defense|defence|interior|labor|agriculture|chief|chairman|chairwoman|ceo|cfo|director|envoy|peace|human|refugee|special|high|rapporteur|mission|women[’']?s?|men[’']?s?|democrats?|republicans?|prime|minister|parliament|crown|royal|home|foreign|commission|union)$/u;

/**
 * Whether a sentence ends after an abbreviation even though the next word may belong to it: after "p.m." before
 * anything but a day, a month or a time zone; after "Inc." and "U.S." before a word and its verb ("Police closed").
 *
 * @param from the index of the sentence's first token
 */
export function endsAfterAbbreviation(tokens: readonly Token[], at: number, from: number): boolean {
  const [word, next, after] = [abbreviationBefore(tokens, at), tokens[at], tokens[at + 1]];
  if (!next || !/^\p{Lu}/u.test(next.text)) return false;
  const lower = word.toLowerCase();
  if (TIME.test(lower)) return !goesOnAfterTime(tokens, at) && hasVerb(tokens, from, at);
  if (!COMPANY.test(lower) && !/^(?:\p{Lu}\.){2,}$/u.test(word)) return false;
  return after !== undefined && isVerb(after) && !OF_BODY.test(next.lower) && hasVerb(tokens, from, at);
}

/** Whether a day, a month or a time zone follows "p.m.". */
export function goesOnAfterTime(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower.replace(/\.$/u, '');
  return (
    next !== undefined && BEHIND_TIME.test(next) && TIME.test(abbreviationBefore(tokens, at).toLowerCase())
  );
}

function abbreviationBefore(tokens: readonly Token[], at: number): string {
  const [before, last] = [tokens[at - 2], tokens[at - 1]];
  return last?.text === '.' && before?.end === last.start ? `${before.text}.` : (last?.text ?? '');
}

function hasVerb(tokens: readonly Token[], from: number, at: number): boolean {
  return tokens.slice(from, at).some(isVerb);
}

function isVerb({ pos, text }: Token): boolean {
  return (pos === 'VERB' || pos === 'AUX') && /^\p{Ll}/u.test(text);
}
