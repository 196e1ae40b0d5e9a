import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';

/** Content stems with their number of occurrences. */
export type Bag = ReadonlyMap<string, number>;

/** A sentence that a summary may show. */
export interface SentenceCandidate {
  readonly span: Span;
  readonly text: string;
  readonly paragraph: number;
  readonly section: number;
  /** Its index among the candidates. */
  readonly order: number;
  readonly words: number;
  readonly bag: Bag;
  /** Whether it is shorter than `FRAGMENT`: a heading, a name or an exclamation rather than a statement. */
  readonly fragment: boolean;
  /** The share of its words that refer to the writer or reader ("I", "you"). */
  readonly personal: number;
  /** Whether it is page furniture, which no summary shows. */
  readonly boilerplate: boolean;
}

/** The minimum number of words in a statement. */
const FRAGMENT = 6;

/** The sentences of an article, or of some of its paragraphs, in text order. */
export function candidatesOf(article: Article, paragraphs = article.paragraphs): SentenceCandidate[] {
  const sentences = paragraphs.flatMap((paragraph) =>
    paragraph.sentences.map((span) => ({ paragraph, span })),
  );
  return sentences.map(({ paragraph, span }, order) => candidate(article, paragraph, span, order));
}

function candidate(article: Article, paragraph: Paragraph, span: Span, order: number): SentenceCandidate {
  const text = slice(article.text, span);
  return {
    span,
    text,
    order,
    paragraph: paragraph.number,
    section: paragraph.section,
    words: wordCount(text),
    bag: bagOf(text),
    fragment: count(text, WORD) < FRAGMENT,
    personal: personalShare(text),
    boilerplate: isBoilerplate(text),
  };
}

const WORD = /[\p{L}\p{N}]\S*/gu;
const PERSONAL = /\b(?:i|you|we|my|your|me|our|us)\b/giu;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The share of a text's words that refer to its writer or reader. */
export function personalShare(text: string): number {
  return count(text, PERSONAL) / Math.max(1, wordCount(text));
}

/** The number of occurrences of each content stem in a text. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const { stem, content } of termsOf(text)) if (content) bag.set(stem, (bag.get(stem) ?? 0) + 1);
  return bag;
}

/** The number of words as a word count gives it: stretches between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** A line that is only a date. */
const DATE_LINE = new RegExp(
  `^(?:${DAY},?\\s*)?(?:${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\.?)(?:,?\\s*\\d{4})?[.:–—-]*$|^${DAY}[.,]?$`,
  'iu',
);

/**
 * Lines around an article that are not part of it: timestamps, credits, captions, invitations to read more or to click.
 */
const AROUND = [
  /^(?:first |last )?(?:updated|published|posted|created|modified)(?: (?:at|on))?\b.{0,60}$/iu,
  /^(?:copyright|©|\(c\) \d{4}|all rights reserved)/iu,
  /^(?:image|photo|picture|photograph|file photo|video|credit|source|graphic|illustration)s?(?: credit)?\s*(?::|by\b)/iu,
  /^(?:read|see|watch|listen|click|scroll|share|follow|continue reading)(?:\W+(?:more|also|here|below|now|next|down|us|this)\b|:).{0,60}$/iu,
  /^(?:sign up|subscribe)\b.{0,60}$/iu,
  /^(?:advertisement|related(?: (?:stories|articles|links))?|more on this story)\b.{0,40}$/iu,
  /\b(?:file photo|from file|pictured above)\b.{0,20}$/iu,
];

/**
 * Whether a sentence is page furniture (a date line, a timestamp, a photo credit), which no summary shows.
 *
 * @example isBoilerplate('Updated at 9:40 a.m. ET') // true
 */
export function isBoilerplate(sentence: string): boolean {
  const plain = sentence.trim();
  return !/\p{L}/u.test(plain) || DATE_LINE.test(plain) || AROUND.some((pattern) => pattern.test(plain));
}
