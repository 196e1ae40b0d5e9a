import { overlaps, type Span } from '../../language/span.js';
import { isCompound, type Term, termsOf } from '../../language/terms.js';
import { analyseAgain, type Token } from '../../language/tokens.js';
import { classesOf, WordClass } from '../../language/word-classes.js';
import { type AnswerType, type Asked, isPlural } from './answer-type.js';
import { bareQuestion, readQuestion } from './read-question.js';

/** A question, analysed. */
export interface Question {
  readonly text: string;
  /** What would answer it. */
  readonly answerType: AnswerType;
  /** Whether more than one is asked for: "which countries", "name the winners". */
  readonly plural: boolean;
  /** How it opens: the word that asks, and the same with the next one; of a question that no word asks, its first words. */
  readonly opening: readonly string[];
  /** Whether the word that asks is followed by a verb, so that what is sought does what the verb says. */
  readonly asksSubject: boolean;
  /** Its content words, each once, in order. */
  readonly terms: readonly QuestionTerm[];
  /** Whose speech is asked for, and on what; null where no speech is. */
  readonly speech: Speech | null;
  /** What a yes-or-no question wants confirmed; null for other questions. */
  readonly statement: Statement | null;
  /** What stands in quotation marks, without them. */
  readonly phrases: readonly Span[];
  /** What of a time is asked for: "on which day of the week", "in what year"; null where any will do. */
  readonly timeUnit: TimeUnit | null;
  /** Its terms that tell a time: years, months, days of the week, "yesterday". */
  readonly times: readonly Term[];
}

interface NamedTerm extends Term {
  /** Whether it is written as a name: with a capital letter that the start of the question does not explain. */
  readonly name: boolean;
}

export interface QuestionTerm extends NamedTerm {
  readonly verb: boolean;
  readonly noun: boolean;
  /** Whether it says what kind of thing is asked for: "river" in "what river is rising?" */
  readonly focus: boolean;
  /** What it counts: 1 for a word of the question itself, less for one carried over from what came before. */
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

/** Words that shape a question wherever they stand, and do not tell what it is about. */
const SHAPING =
  /^(?:many|much|do|doing|done|happen|happens|happened|happening|exactly|actually|really|currently|please|now|anyone|anybody)$/u;
/** Verbs that ask for speech and do not tell of what kind it is. */
const SAYING =
  /^(?:say|says|said|saying|tell|tells|told|think|thinks|thought|claim|claims|claimed|comment|comments|commented|mention|mentioned|describe|describes|described|explain|explains|explained|call|calls|called|feel|feels|felt|state|states|stated)$/u;

/** More words than a question of 300 has; what is longer is not a question. */
const MOST_TERMS = 200;
/** No more of a question is read, in characters. */
const LONGEST = 2_000;

/** Analyses a question, in whatever shape it was typed. */
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

/** The token that a term is, or stands in; both in order. */
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

/** "Who signed", "what caused", "which ships were sold": the asking word, with its noun, is what the verb is said of. */
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

/** Words behind which the topic of speech stands. */
const ABOUT = /^(?:about|of|on|regarding|concerning|over|to|that)$/u;
const OF = /^(?:of|by|from)$/u;

/** The speaker stands before the verb or noun of speech, or behind "of"; the topic behind "about", or behind the verb. */
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

/** What stands in double quotation marks. */
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

/** A part of a time. */
type TimeUnit = 'weekday' | 'date' | 'month' | 'year' | 'clock';

/** By the noun behind the word that asks; a day may be told by its name or its date. */
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

/** More questions in one are not answered apart. */
const MOST_PARTS = 4;
/** "… and when …", "…; who …": where a further question begins inside a sentence. */
const FURTHER = /(?:,? and|;|,) (?=(?:who|whom|whose|what|which|when|where|why|how)\b)/iu;
const ASKING = /\b(?:who|whom|whose|what|which|when|where|why|how)\b/iu;
/** Words that a part must have, the one that asks among them. */
const LEAST_WORDS = 3;

/**
 * The questions in what was typed, each to be answered by itself. Where they stand at the end of a longer text, that
 * is left out; a part that asks nothing by itself ("and why?") is asked together with the others.
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

/** The last sentence of a part, where that is a question by itself; a full stop may as well be an abbreviation's. */
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
