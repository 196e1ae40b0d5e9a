import type { ArticleEntry, ReadableArticle } from '../protocol.js';
import { type Node, wordsOf } from './markdown-parser.js';

/** A place in an article that a message cites, as far as the message tells. */
export interface Cited extends Place {
  /** The articles that may be meant: several where their titles are the same. */
  readonly articles: readonly string[];
}

/** A place in an article whose id is known. */
export interface Place {
  /** From which to which, counted from 1; null for a title, byline or copyright line. */
  readonly paragraphs: { readonly first: number; readonly last: number } | null;
  /** What is quoted from there, in order. */
  readonly words: readonly string[];
}

/** A stretch of a paragraph, quoted or not. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Finds which articles a line names. */
export type Naming = (line: string) => readonly string[];

/** Marks that set a text's direction apart are no part of a title. */
const ISOLATES = /[\u2066-\u2069]/gu;
const PARAGRAPHS = /(?:^| · )¶ (\d+)(?:–(\d+))?(?= · |$)/u;
const OMISSION_OR_BREAK = /\[…\]|\n/u;

/**
 * What a line of subtext under quoted words cites: title, heading, paragraphs, speaker, date, where it leaves the title
 * to the message's heading that. Null where no article is named.
 *
 * @param before the nodes before the line; the bold words of the block quote among them are what is quoted
 * @param heading the first line of the message
 */
export function citedBy(
  line: string,
  before: readonly Node[],
  heading: string,
  namedBy: Naming,
): Cited | null {
  const quote = before.findLast(({ type }) => type === 'blockQuote');
  if (!quote) return null;
  const [, first, last = first] = PARAGRAPHS.exec(plain(line)) ?? [];
  const paragraphs = first === undefined ? null : { first: Number(first), last: Number(last) };
  const named = namedBy(line);
  const articles = named.length > 0 || paragraphs === null ? named : namedBy(heading);
  if (articles.length === 0) return null;
  return { articles, paragraphs, words: quotedWords(quote.content as Node[]) };
}

/** Finds the articles whose title a line begins with; a long title may be cut. */
export function namingOf(articles: readonly ArticleEntry[]): Naming {
  const titles = articles.map(({ id, title }) => ({ id, title: plain(title) }));
  const known = new Map<string, readonly string[]>();
  const find = (words: string) => {
    const [first = ''] = words.split(' · ');
    const isNamed = (title: string) =>
      words === title ||
      words.startsWith(`${title} · `) ||
      (first.endsWith('…') && title.startsWith(first.slice(0, -1)));
    return titles.filter(({ title }) => isNamed(title)).map(({ id }) => id);
  };
  return (line) => {
    const words = plain(line);
    const found = known.get(words) ?? find(words);
    known.set(words, found);
    return found;
  };
}

/** What is in bold, else all that is quoted; an omission or a line break splits it. */
function quotedWords(nodes: readonly Node[]): string[] {
  const bold = nodes.flatMap(({ type, content }) => (type === 'strong' ? [wordsOf(content as Node[])] : []));
  const words = bold.length > 0 ? bold : wordsOf(nodes).split(OMISSION_OR_BREAK);
  return words.map(plain).filter((part) => part !== '');
}

/** Blanks count as one, whatever they are: lines may be broken elsewhere. */
function plain(words: string): string {
  return words.replace(ISOLATES, '').replace(/\s+/gu, ' ').trim();
}

/**
 * Paragraphs in pieces, with the quoted words marked. The words are looked for in order, each from where the one before
 * ends, be it in the next paragraph; what is found nowhere is passed over.
 */
export function piecesOf(paragraphs: readonly string[], words: readonly string[]): Piece[][] {
  const marks = marksIn(paragraphs, words);
  return paragraphs.map((text, index) =>
    cut(
      text,
      marks.filter(({ paragraph }) => paragraph === index),
    ),
  );
}

interface Mark {
  /** Its index among the paragraphs. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

function marksIn(paragraphs: readonly string[], words: readonly string[]): Mark[] {
  const marks: Mark[] = [];
  for (const quoted of words) {
    const { paragraph: from, end } = marks.at(-1) ?? { paragraph: 0, end: 0 };
    const found = paragraphs.slice(from).flatMap((text, index): Mark[] => {
      const place = placeOf(text, quoted, index === 0 ? end : 0);
      return place ? [{ paragraph: from + index, ...place }] : [];
    });
    marks.push(...found.slice(0, 1));
  }
  return marks;
}

function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const { start, end } of marks) {
    pieces.push({ text: text.slice(shown, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    shown = end;
  }
  pieces.push({ text: text.slice(shown), isMarked: false });
  return pieces.filter(({ text: piece }) => piece !== '');
}

function placeOf(text: string, words: string, from: number): { start: number; end: number } | null {
  const parts = words.split(' ').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  const pattern = new RegExp(parts.join('\\s+'), 'gu');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** Whether a paragraph belongs to a place. */
export function isAt({ paragraphs }: Place, number: number): boolean {
  return paragraphs !== null && number >= paragraphs.first && number <= paragraphs.last;
}

/** The article that is meant: the one whose paragraphs hold the words, where several have that title. */
export function meantBy(cited: Cited, candidates: readonly ReadableArticle[]): ReadableArticle | undefined {
  const holds = ({ sections }: ReadableArticle) =>
    sections
      .flatMap(({ paragraphs }) => paragraphs)
      .filter(({ number }) => isAt(cited, number))
      .some(({ text }) => cited.words.some((words) => placeOf(text, words, 0) !== null));
  return candidates.find(holds) ?? candidates[0];
}
