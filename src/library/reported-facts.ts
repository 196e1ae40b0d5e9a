import { analyseQuestion, type Question } from '../answer/question/question.js';
import type { Article } from '../article/article.js';
import { datesIn } from '../article/dates.js';
import { overlaps, type Span, slice } from '../language/span.js';
import { isCompound, type Term, termsOf } from '../language/terms.js';
import { likeness, NO_ROW, rowOf } from '../language/word-vectors.js';
import type { PassageIndex } from '../search/passage-index.js';

/** A number in a sentence and what it counts. */
interface Figure extends Span {
  readonly value: string;
  /** The nouns after it, folded; "%" and currency signs are kept as they are. */
  readonly of: readonly string[];
}

/** The facts in a sentence that can be compared with those of another. */
export interface ReportedFacts {
  readonly stems: ReadonlySet<string>;
  readonly figures: readonly Figure[];
  /** The days that it names, as month and day. */
  readonly days: readonly (Span & { readonly value: string })[];
  readonly names: ReadonlyMap<string, Span>;
  readonly isDenied: boolean;
  /** The terms of the question that occur in it. */
  readonly asked: readonly Term[];
}

/** The words in which two sentences differ, one span each; null if both can be right. */
export type DifferingWords = readonly [Span, Span] | null;

/** Compares sentences that may answer the same question. */
export interface Comparer {
  factsIn(article: Article, sentence: Span): ReportedFacts;
  difference(a: ReportedFacts, b: ReportedFacts): DifferingWords;
  /** Whether the question asks for a figure. */
  readonly asksFigure: boolean;
}

const FIGURES = new Set(['count', 'money', 'age', 'measure', 'duration', 'percent']);
const NAMES = new Set(['person', 'body', 'place']);
const DAYS = new Set(['time']);
const NEGATION = /^(?:not|no|never|none|nobody|neither|without|cannot|deny|denies|denied)$|n't$/u;
/** The share of the shorter sentence's words that two sentences must have in common to be about the same thing. */
const SAME = 0.5;
/** The share required if the only difference is a negation. */
const SAME_BUT_DENIED = 0.6;
const LEAST_SHARED = 2;
/** How similarly two nouns must be used to count as the same thing: "people", "residents". */
const ALIKE = 0.3;

/** A comparer for the answers to a question. */
export function comparerFor(text: string, index: PassageIndex): Comparer {
  const question = analyseQuestion(text);
  const wanted = new Set(question.terms.map(({ stem }) => stem));
  const isName = (word: string) => index.isName(word);
  return {
    asksFigure: FIGURES.has(question.answerType),
    factsIn: (article, sentence) => factsOf(article, sentence, wanted, isName),
    difference: (a, b) => differenceIn(question, a, b),
  };
}

function factsOf(
  { text }: Article,
  sentence: Span,
  wanted: ReadonlySet<string>,
  isName: (word: string) => boolean,
): ReportedFacts {
  const terms = termsOf(slice(text, sentence), sentence.start).filter((term) => !isCompound(term));
  const days = datesIn(text, sentence).map(({ start, end, month, day }) => ({
    start,
    end,
    value: `${month}-${day}`,
  }));
  const isInDay = (term: Span) => days.some((day) => overlaps(day, term));
  const figures = figuresIn(
    text,
    terms.filter((term) => !isInDay(term)),
  );
  const counted = (term: Span) => isInDay(term) || figures.some((figure) => overlaps(figure, term));
  const plain = terms.filter((term) => term.content && !counted(term));
  const named = plain.filter(
    ({ start, word, stem }) =>
      !wanted.has(stem) && /^\p{Lu}/u.test(text.slice(start, start + 2)) && isName(word),
  );
  return {
    stems: new Set(plain.map(({ stem }) => stem)),
    figures,
    days,
    names: new Map(named.map((term) => [term.stem, term])),
    isDenied: terms.some(({ word }) => NEGATION.test(word)),
    asked: terms.filter(({ stem }) => wanted.has(stem)),
  };
}

function differenceIn({ answerType, terms }: Question, a: ReportedFacts, b: ReportedFacts): DifferingWords {
  if (FIGURES.has(answerType)) return differentFigures(principal(a), principal(b));
  if (DAYS.has(answerType)) return differentDays(a, b);
  const isSame = sharedBy(a, b) >= SAME;
  if (NAMES.has(answerType) && isSame) return differentNames(a, b);
  if (
    sharedBy(a, b) >= SAME_BUT_DENIED ||
    (answerType === 'truth' && holdsAll(terms, a) && holdsAll(terms, b))
  ) {
    if (a.isDenied !== b.isDenied) return [NOWHERE, NOWHERE];
  }
  if (!isSame) return null;
  for (const figure of a.figures)
    for (const other of b.figures)
      if (figure.of.length > 0 && figure.of[0] === other.of[0]) return differentFigures(figure, other);
  return null;
}

/** The span of a difference that is not in particular words. */
export const NOWHERE: Span = { start: 0, end: 0 };

function holdsAll(terms: Question['terms'], { asked }: ReportedFacts): boolean {
  const held = new Set(asked.map(({ stem }) => stem));
  return (
    terms.length >= LEAST_SHARED && terms.filter(({ stem }) => held.has(stem)).length >= terms.length - 1
  );
}

function sharedBy(a: ReportedFacts, b: ReportedFacts): number {
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  return shared < LEAST_SHARED ? 0 : shared / Math.min(a.stems.size, b.stems.size);
}

/** The figure closest to the terms of the question. */
function principal({ figures, asked }: ReportedFacts): Figure | null {
  const distance = (figure: Figure) =>
    Math.min(...asked.map(({ start, end }) => Math.max(0, start - figure.end, figure.start - end)));
  return figures.reduce<Figure | null>(
    (best, each) => (best && distance(best) <= distance(each) ? best : each),
    null,
  );
}

function differentFigures(a: Figure | null, b: Figure | null): DifferingWords {
  return a && b && a.value !== b.value && areAlike(a.of, b.of) ? [a, b] : null;
}

/** Whether two figures may count the same thing. */
function areAlike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return a.some((one) =>
    b.some((other) => {
      const [row, otherRow] = [rowOf(one), rowOf(other)];
      return one === other || (row !== NO_ROW && otherRow !== NO_ROW && likeness(row, otherRow) >= ALIKE);
    }),
  );
}

function differentDays(a: ReportedFacts, b: ReportedFacts): DifferingWords {
  const [day, other] = [a.days[0], b.days[0]];
  return day && other && day.value !== other.value && sharedBy(a, b) > 0 ? [day, other] : null;
}

function differentNames(a: ReportedFacts, b: ReportedFacts): DifferingWords {
  const isShared = [...a.names.keys()].some((name) => b.names.has(name));
  const [name, other] = [runOf(a), runOf(b)];
  return name && other && !isShared ? [name, other] : null;
}

/** The first name and the names that follow it directly: "Anna Lindqvist". */
function runOf({ names }: ReportedFacts): Span | null {
  const [first, ...others] = names.values();
  if (!first) return null;
  let { end } = first;
  for (const next of others) {
    if (next.start > end + 1) break;
    end = next.end;
  }
  return { start: first.start, end };
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const YEAR = /^(?:1[5-9]|20)\d\d$/u;
/** After a number, these words make it a time of day. */
const CLOCK = /^(?:am|pm|oclock|o'clock|gmt)$/u;
/** The maximum number of words after a number that say what it counts. */
const MOST_NOUNS = 2;

/** Numbers in digits or words, with what they count; excludes years, times of day, and a "one" that counts nothing. */
function figuresIn(text: string, terms: readonly Term[]): Figure[] {
  const figures: Figure[] = [];
  for (let at = 0; at < terms.length; at++) {
    const first = terms[at] as Term;
    let value = numberOf(first.word);
    if (value === null || CLOCK.test(terms[at + 1]?.word ?? '')) continue;
    let last = first;
    const next = terms[at + 1];
    const ones = next ? WORDS.indexOf(next.word) : -1;
    if (TENS.includes(first.word) && ones > 0 && ones < 10 && next?.start === first.end + 1) {
      value += ones;
      last = next;
      at++;
    }
    for (let scale = SCALES[terms[at + 1]?.word ?? '']; scale; scale = SCALES[terms[at + 1]?.word ?? '']) {
      value *= scale;
      at++;
      last = terms[at] as Term;
    }
    const sign = /[$€£¥]$/u.exec(text.slice(Math.max(0, first.start - 1), first.start))?.[0];
    const behind = text.slice(last.end, last.end + 1) === '%' ? '%' : null;
    const of = sign ?? behind;
    const counted = of ? [] : nounsBehind(text, terms, at);
    const nouns = of ? [of] : counted.map(({ word }) => word);
    if (nouns.length === 0 && (YEAR.test(first.word) || first.word === 'one')) continue;
    const start = first.start - (sign ? 1 : 0);
    const end = counted[0]?.end ?? last.end + (behind ? 1 : 0);
    figures.push({ start, end, value: String(value), of: nouns });
  }
  return figures;
}

function numberOf(word: string): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(word)) return Number(word);
  const at = WORDS.indexOf(word);
  if (at >= 0) return at;
  const tens = TENS.indexOf(word);
  return tens >= 0 ? (tens + 2) * 10 : word === 'dozen' ? 1 : null;
}

/** The content words after a number that are separated by nothing but spaces. */
function nounsBehind(text: string, terms: readonly Term[], at: number): Term[] {
  const nouns: Term[] = [];
  for (let next = at + 1; next < terms.length && nouns.length < MOST_NOUNS; next++) {
    const [before, term] = [terms[next - 1] as Term, terms[next] as Term];
    if (!term.content || text.slice(before.end, term.start).trim() !== '') break;
    nouns.push(term);
  }
  return nouns;
}
