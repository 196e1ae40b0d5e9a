import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { type Term, termsOf } from '../language/terms.js';
import { WordClass } from '../language/word-classes.js';
import { type Direction, directionFrom, directionOf, stepsOf } from '../language/word-vectors.js';
import type { Vocabulary, Word } from './vocabulary.js';

/** Properties of an occurrence of a word, as bit flags. */
export const Mark = {
  capital: 1,
  /** The first word of its sentence. */
  initial: 2,
  quoted: 4,
  numeric: 8,
  year: 16,
  money: 32,
  percent: 64,
} as const;

/** Properties of a sentence, as bit flags. */
export const Trait = { dateline: 1, question: 2, caption: 4 } as const;

/** The words of a stretch of text, as numbers in the vocabulary. */
export type Words = Int32Array;

/** A sentence as the ranking sees it. */
export interface SentenceProfile {
  readonly words: Words;
  /** Bits of `Mark`, word by word. */
  readonly marks: Uint8Array;
  /** Bits of `Trait`. */
  readonly traits: number;
  /** The direction of its content words, rarer ones weighted higher. */
  readonly direction: Direction;
  /** How often its content words recur in the article: the mean logarithm of their counts. */
  readonly recurrence: number;
}

/** An article as the ranking sees it. */
export interface Profile {
  /** The sentences of each paragraph. */
  readonly paragraphs: readonly (readonly SentenceProfile[])[];
  readonly title: Words;
  /** The heading of each section; empty if it has none. */
  readonly headings: readonly Words[];
  readonly direction: Direction;
}

/** Makes an article's profile. New words are added to the vocabulary. */
export function profileOf(article: Article, vocabulary: Vocabulary): Profile {
  const read = article.paragraphs.map((paragraph) => readParagraph(article, paragraph, vocabulary));
  const contents = read.flat().flatMap(({ words }) => contentOf(words, vocabulary));
  const counts = new Map<number, number>();
  for (const { stem } of contents) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const line = (span: Span | null): Words =>
    Int32Array.from(span ? termsOf(slice(article.text, span)) : [], (term) => vocabulary.add(term));
  return {
    paragraphs: read.map((sentences) =>
      sentences.map((sentence) => {
        const content = contentOf(sentence.words, vocabulary);
        return { ...sentence, direction: towards(content), recurrence: recurrenceOf(content, counts) };
      }),
    ),
    title: line(article.title),
    headings: article.sections.map(({ heading }) => line(heading)),
    direction: towards(contents),
  };
}

/** Reads the words of a paragraph's sentences and their marks. */
function readParagraph(article: Article, paragraph: Paragraph, vocabulary: Vocabulary) {
  const quoted = quotedIn(slice(article.text, paragraph), paragraph.start);
  return paragraph.sentences.map((sentence) => {
    const text = slice(article.text, sentence);
    const terms = termsOf(text);
    const words = Int32Array.from(terms, (term) => vocabulary.add(term));
    const marks = Uint8Array.from(terms, (term, index) => {
      const inside = quoted(sentence.start + term.start) ? Mark.quoted : 0;
      return marksOf(text, term) | inside | (index === 0 ? Mark.initial : 0);
    });
    return { words, marks, traits: traitsOf(text) };
  });
}

/** Content words only: function words say nothing about the topic. */
function contentOf(words: Words, vocabulary: Vocabulary): Word[] {
  return Array.from(words, (word) => vocabulary.words[word] as Word).filter(
    ({ classes }) => (classes & WordClass.function) === 0,
  );
}

/** Rounded to steps, so that a profile is equal to its packed form. */
function towards(content: readonly Word[]): Direction {
  return directionFrom(stepsOf(directionOf(content.map(({ row, rarity }) => [row, 0.1 + rarity]))));
}

function recurrenceOf(content: readonly Word[], counts: ReadonlyMap<number, number>): number {
  const sum = content.reduce((total, { stem }) => total + Math.log(counts.get(stem) ?? 1), 0);
  return sum / Math.max(1, content.length);
}

function marksOf(text: string, { start, end }: Term): number {
  const word = text.slice(start, end);
  const capital = /^\p{Lu}/u.test(word) ? Mark.capital : 0;
  if (!/\d/u.test(word)) return capital;
  const year = /^(?:1[5-9]|20)\d\ds?$/u.test(word) ? Mark.year : 0;
  const money = /[$€£¥]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) ? Mark.money : 0;
  const percent = /^\s?(?:%|percent|per cent)/u.test(text.slice(end, end + 9)) ? Mark.percent : 0;
  return Mark.numeric | capital | year | money | percent;
}

/** An agency in brackets, or a place in capitals with an optional date, followed by a dash. */
const DATELINE =
  /^(?:\p{Lu}[\p{L}.,\s]{2,40})?\((?:CNN|AP|Reuters|AFP)[^)]*\)|^\p{Lu}[\p{Lu}.\s]{2,}(?:,[\p{L}\d.,\s]{2,30})?\s?(?:--|—|–)/u;
const CAPTION = /»|^Watch\b|[,(]\s?(?:left|right|cent(?:er|re))[,)]|\b(?:seen here|pictured)\b/u;

function traitsOf(text: string): number {
  const dateline = DATELINE.test(text) ? Trait.dateline : 0;
  const question = /\?["”’)]?$/u.test(text) ? Trait.question : 0;
  return dateline | question | (CAPTION.test(text) ? Trait.caption : 0);
}

/**
 * Whether an offset of the article is inside double quotation marks; an unclosed mark extends to the end. Offsets must
 * be passed in ascending order.
 */
function quotedIn(text: string, offset: number): (at: number) => boolean {
  const spans = quotedSpans(text);
  let next = 0;
  return (at) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at - offset) next++;
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) < at - offset;
  };
}

function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  for (const { 0: mark, index } of text.matchAll(/[“”"]/gu)) {
    if (open === null && mark !== '”') open = index;
    else if (open !== null && mark !== '“') {
      spans.push({ start: open, end: index });
      open = null;
    }
  }
  if (open !== null) spans.push({ start: open, end: text.length });
  return spans;
}
