import type { ArticleEntry, ReadableArticle } from '../wire.js';
import { type Node, wordsOf } from './markdown-parser.js';

/** A place in an article that a message cites, as far as the message tells. */
export interface Cited {
  /** The articles that may be meant: several where their titles are the same. */
  readonly articles: readonly string[];
  /** Counted from 1; null for a title, byline or copyright line. */
  readonly paragraph: number | null;
  /** What is quoted from there, in order. */
  readonly words: readonly string[];
}

/** A stretch of a paragraph, quoted or not. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Marks that set a text's direction apart are no part of a title. */
const ISOLATES = /[\u2066-\u2069]/gu;
const PARAGRAPH = /(?:^| · )¶ (\d+)(?= · |$)/u;

/**
 * What a line of subtext under quoted words cites: title, heading, paragraph, speaker, date, where it leaves the title
 * to the message's heading that. Null where no article is named.
 *
 * @param before the nodes before the line; the bold words of the block quote among them are what is quoted
 * @param heading the first line of the message
 */
export function citedBy(
  line: string,
  before: readonly Node[],
  heading: string,
  articles: readonly ArticleEntry[],
): Cited | null {
  const quote = before.findLast(({ type }) => type === 'blockQuote');
  if (!quote) return null;
  const number = PARAGRAPH.exec(plain(line))?.[1];
  const named = namedBy(line, articles);
  const meant = named.length > 0 || number === undefined ? named : namedBy(heading, articles);
  if (meant.length === 0) return null;
  const words = quotedWords(quote.content as Node[]);
  return { articles: meant, paragraph: number === undefined ? null : Number(number), words };
}

/** The articles whose title a line begins with; a long title may be cut. */
function namedBy(line: string, articles: readonly ArticleEntry[]): string[] {
  const words = plain(line);
  const [first = ''] = words.split(' · ');
  const isNamed = (title: string) =>
    words === title ||
    words.startsWith(`${title} · `) ||
    (first.endsWith('…') && title.startsWith(first.slice(0, -1)));
  return articles.filter(({ title }) => isNamed(plain(title))).map(({ id }) => id);
}

/** What is in bold, else all that is quoted; an omission splits it. */
function quotedWords(nodes: readonly Node[]): string[] {
  const bold = nodes.flatMap(({ type, content }) => (type === 'strong' ? [wordsOf(content as Node[])] : []));
  return (bold.length > 0 ? bold : wordsOf(nodes).split('[…]')).map(plain).filter((words) => words !== '');
}

/** Blanks count as one, whatever they are: lines may be broken elsewhere. */
function plain(words: string): string {
  return words.replace(ISOLATES, '').replace(/\s+/gu, ' ').trim();
}

/** A paragraph in pieces, with the quoted words marked. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const quoted of words) {
    const found = placeOf(text, quoted, shown);
    if (!found) continue;
    pieces.push({ text: text.slice(shown, found.start), isMarked: false });
    pieces.push({ text: text.slice(found.start, found.end), isMarked: true });
    shown = found.end;
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

/** The article that is meant: the one whose paragraph holds the words, where several have that title. */
export function meantBy(cited: Cited, candidates: readonly ReadableArticle[]): ReadableArticle | undefined {
  const holds = (article: ReadableArticle) => {
    const text = paragraphsOf(article).find(({ number }) => number === cited.paragraph)?.text ?? '';
    return cited.words.some((words) => placeOf(text, words, 0) !== null);
  };
  return candidates.find(holds) ?? candidates[0];
}

function paragraphsOf({ sections }: ReadableArticle) {
  return sections.flatMap(({ paragraphs }) => paragraphs);
}
