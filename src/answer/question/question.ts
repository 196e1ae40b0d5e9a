import { overlaps, type Span } from '../../language/span.js';
import { isCompound, type Term, termsOf } from '../../language/terms.js';
import { analyseAgain, type Token } from '../../language/tokens.js';
import { classesOf, WordClass } from '../../language/word-classes.js';
import { type AnswerType, type Asked, isPlural } from './answer-type.js';
import { bareQuestion, readQuestion } from './read-question.js';

/** A question, analysed. */
export interface Question {
  readonly text: string;
  /** The type of answer that it asks for. */
  readonly answerType: AnswerType;
  /** Whether it asks for more than one: "which countries", "name the winners". */
  readonly plural: boolean;
  /**
   * Its opening: the question word, and the question word with the next word; without a question word, its first words.
   */
  readonly opening: readonly string[];
  /** Whether a verb follows the question word, so that the answer is the subject. */
  readonly asksSubject: boolean;
  /** Its content words, without repetitions, in order. */
  readonly terms: readonly QuestionTerm[];
  /** The speaker and topic of the speech that it asks for; null if it asks for none. */
  readonly speech: Speech | null;
  /** What a yes-or-no question asks to confirm; null for other questions. */
  readonly statement: Statement | null;
  /** The spans in quotation marks, without the marks. */
  readonly phrases: readonly Span[];
  /** The unit of time asked for: "on which day of the week", "in what year"; null if any will do. */
  readonly timeUnit: TimeUnit | null;
  /** Its terms that name a time: years, months, days of the week, "yesterday". */
  readonly times: readonly Term[];
}

interface NamedTerm extends Term {
  /** Whether it is a name: it is capitalised, and not only because it begins the question. */
  readonly name: boolean;
}

export interface QuestionTerm extends NamedTerm {
  readonly verb: boolean;
  readonly noun: boolean;
  /** Whether it names the kind of thing asked for: "river" in "what river is rising?" */
  readonly focus: boolean;
  /** Its weight: 1 for a word of the question itself, less for one carried over from an earlier turn. */
  readonly weight: number;
}

interface Speech {
  readonly speaker: readonly Term[];
  readonly topic: readonly Term[];
}

interface Statement {
  readonly terms: readonly Term[];
  readonly negated: boolean;
}

/** Words that form a question, in any position, and do not belong to its topic. */
const SHAPING =
  /^(?:many|much|do|doing|done|happen|happens|happened|happening|exactly|actually|really|currently|please|now|anyone|anybody)$/u;
/** Verbs that ask for speech without describing it. */
const SAYING =
  /^(?:say|says|said|saying|tell|tells|told|think|thinks|thought|claim|claims|claimed|comment|comments|commented|mention|mentioned|describe|describes|described|explain|explains|explained|call|calls|called|feel|feels|felt|state|states|stated)$/u;

/** More terms than a question of 300 characters has; a longer text is not a question. */
const MOST_TERMS = 200;
/** The maximum number of characters read of a question. */
const LONGEST = 2_000;

/** Analyses a question, however it is phrased. */
export function analyseQuestion(text: string): Question {
  const read = text.slice(0, LONGEST);
  const { tokens } = analyseAgain(read);
  const bare = bareQuestion(tokens);
  const asked = readQuestion(bare, /\?\s*$/u.test(read));
  const focus = bare.words[asked.focus ?? -1];
  const left = new Set(asked.shaping.map((at) => bare.words[at]?.start));
  const said = bare.words[asked.said ?? -1];
  if (said && SAYING.test(said.lower)) left.add(said.start);
  for (const { start } of bare.dropped) left.add(start);

  const first = text.search(/[\p{L}\p{N}]/u);
  const mixed = /\p{Ll}/u.test(read);
  const all = termsOf(read).map((term) => ({ ...term, name: mixed && isName(text, term, first) }));
  const kept = all.filter(
    (term, at) =>
      !isCompound(term) &&
      !left.has(term.start) &&
      (term.content ? !SHAPING.test(term.word) : isInName(term, all[at - 1])),
  );
  const seen = new Set<string>();
  const once = kept.filter(({ stem }) => !seen.has(stem) && seen.add(stem)).slice(0, MOST_TERMS);
  const found = tokensOf(once, tokens);
  const terms = once.map((term, at) => ({
    ...term,
    content: true,
    verb: found[at]?.pos === 'VERB',
    noun: found[at]?.pos === 'NOUN',
    focus: focus !== undefined && overlaps(term, focus),
    weight: 1,
  }));
  return {
    text,
    answerType: asked.type,
    plural: asksForSeveral(asked, bare.words),
    opening: openingOf(asked, bare.words),
    asksSubject: asksSubject(asked, bare.words),
    terms,
    speech: speechAsked(asked, bare.words, kept),
    statement: statementAsked(asked, bare.words, terms),
    phrases: phrasesIn(read),
    timeUnit: timeUnitOf(bare.words),
    times: all.filter(isTime),
  };
}

/** "Who" in "The Who". */
function isInName({ name, word }: NamedTerm, before: NamedTerm | undefined): boolean {
  return name && ASKS.test(word) && (before?.name === true || before?.word === 'the');
}

/** For each term, the token that it is or that contains it; both lists are in order. */
function tokensOf(terms: readonly Term[], tokens: readonly Token[]): (Token | undefined)[] {
  let at = 0;
  return terms.map((term) => {
    while (at < tokens.length && (tokens[at] as Token).end <= term.start) at++;
    const token = tokens[at];
    return token && overlaps(token, term) ? token : undefined;
  });
}

function isName(text: string, { start }: Term, first: number): boolean {
  return start > first && /^\p{Lu}/u.test(text.slice(start, start + 2));
}

function openingOf({ asking }: Asked, words: readonly Token[]): string[] {
  const [first, second] = words.slice(asking ?? 0);
  if (!first) return [];
  return second ? [first.lower, `${first.lower} ${second.lower}`] : [first.lower];
}

/**
 * "Who signed", "what caused", "which ships were sold": the question word, with its noun, is the subject of the verb.
 */
function asksSubject({ asking }: Asked, words: readonly Token[]): boolean {
  if (asking === null || /^(?:when|where|why)$/u.test(words[asking]?.lower ?? '')) return false;
  let at = asking + 1;
  while (words[asking]?.lower !== 'who' && /^(?:NOUN|ADJ|PROPN|NUM)$/u.test(words[at]?.pos ?? '')) at++;
  const [verb, next] = [words[at]?.pos, words[at + 1]?.pos ?? ''];
  return verb === 'VERB' || (verb === 'AUX' && /^(?:VERB|ADP|ADV)$/u.test(next));
}

/** Types of which one answer may name several. */
const NAMED = /^(?:person|body|place|name|thing|reason|time|year|event)$/u;

function asksForSeveral({ type, focus, asking }: Asked, words: readonly Token[]): boolean {
  if (!NAMED.test(type)) return false;
  if (focus !== null && isPlural(words[focus]?.lower ?? '')) return words[focus - 1]?.lower !== "'s";
  return (
    asking !== null &&
    words[asking]?.lower === 'who' &&
    /^(?:are|were|all)$/u.test(words[asking + 1]?.lower ?? '')
  );
}

/** Words that introduce the topic of speech. */
const ABOUT = /^(?:about|of|on|regarding|concerning|over|to|that)$/u;
const OF = /^(?:of|by|from)$/u;

/**
 * The speaker comes before the verb or noun of speech, or after "of"; the topic comes after "about", or after the verb.
 */
function speechAsked(
  { type, said, asking }: Asked,
  words: readonly Token[],
  terms: readonly Term[],
): Speech | null {
  const between = (from: number, to: number) => {
    const [start, end] = [words[from]?.start ?? Infinity, words[to]?.start ?? Infinity];
    return terms.filter((term) => term.start >= start && term.start < end);
  };
  const according = words.findIndex(
    ({ lower }, at) => lower === 'to' && words[at - 1]?.lower === 'according',
  );
  if (according >= 0) {
    const after = words.findIndex(
      ({ pos, lower }, at) => at > according && (pos === 'AUX' || ASKS.test(lower)),
    );
    const end = after < 0 ? words.length : after;
    const speaker = between(according + 1, end);
    return { speaker, topic: terms.filter((term) => !speaker.includes(term)) };
  }
  if (type !== 'speech' || said === null) return null;
  const before = between((asking ?? -1) + 1, said);
  const of = before.length === 0 && OF.test(words[said + 1]?.lower ?? '');
  const about = words.findIndex(({ lower }, at) => at > said + (of ? 1 : 0) && ABOUT.test(lower));
  const topic = about >= 0 ? about : of ? words.length : said + 1;
  return {
    speaker: of ? between(said + 1, topic) : before,
    topic: between(topic, words.length),
  };
}

const ASKS = /^(?:who|whom|whose|what|which|when|where|why|how)$/u;

function statementAsked(
  { isStatement }: Asked,
  words: readonly Token[],
  terms: readonly Term[],
): Statement | null {
  if (!isStatement) return null;
  return { terms, negated: words.some(({ lower }) => NEGATING.test(lower)) };
}

const NEGATING = /^(?:n't|not|never|no|none|nobody|nothing|\p{L}+n't)$/u;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“' };

/** The spans in double quotation marks. */
function phrasesIn(text: string): Span[] {
  const phrases: Span[] = [];
  let open: number | null = null;
  let closing = '';
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string;
    if (open !== null && mark === closing) {
      if (text.slice(open, at).trim() !== '') phrases.push({ start: open, end: at });
      open = null;
    } else if (open === null && CLOSING[mark]) {
      open = at + 1;
      closing = CLOSING[mark];
    }
  }
  return phrases;
}

/** A unit of time. */
type TimeUnit = 'weekday' | 'date' | 'month' | 'year' | 'clock';

/** By the noun after the question word; a day may be given by its name or its date. */
const TIME_UNITS: ReadonlyMap<string, TimeUnit> = new Map([
  ['weekday', 'weekday'],
  ['day', 'weekday'],
  ['date', 'date'],
  ['month', 'month'],
  ['year', 'year'],
  ['time', 'clock'],
  ['hour', 'clock'],
]);

function timeUnitOf(words: readonly Token[]): TimeUnit | null {
  const asking = words.findIndex(({ lower }) => lower === 'what' || lower === 'which');
  return asking < 0 ? null : (TIME_UNITS.get(words[asking + 1]?.lower ?? '') ?? null);
}

const TIMES = WordClass.month | WordClass.weekday;
const YEAR = /^(?:1\d|20)\d\d$/u;
const DAY = /^(?:today|yesterday|tomorrow|tonight|now|currently|recently)$/u;

function isTime({ word, content }: Term): boolean {
  return YEAR.test(word) || DAY.test(word) || (classesOf(word, content) & TIMES) !== 0;
}

/** The maximum number of parts that are answered separately. */
const MOST_PARTS = 4;
/** "… and when …", "…; who …": the start of a further question within a sentence. */
const FURTHER = /(?:,? and|;|,) (?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu;
const ASKING = /\b(?:who|whom|whose|what|which|when|where|why|how)\b/iu;
/** The minimum number of words in a part, including the question word. */
const LEAST_WORDS = 3;

/**
 * Splits a text into questions that are answered separately. Text before a question at the end is left out. A part that
 * is incomplete by itself ("and why?") is kept together with the others.
 *
 * @example partsOf('Who spoke up? And when did the war end?') // ['Who spoke up?', 'And when did the war end?']
 */
export function partsOf(text: string): string[] {
  const plain = text.trim().replace(/\s+/gu, ' ');
  const asked = plain.split(/(?<=\?) /u).flatMap((part) => pieces(withoutStory(part)));
  const apart = asked.length > 1 && asked.every((part) => isWhole(part) && ASKING.test(part));
  return apart
    ? [...new Set(asked)].slice(0, MOST_PARTS)
    : [asked.length === 1 ? (asked[0] as string) : plain];
}

/**
 * The last sentence of a part, if it is a question by itself. A full stop after a short word may belong to an
 * abbreviation.
 */
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
