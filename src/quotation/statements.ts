import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/tokens.js';
import type { Span } from '../language/span.js';
import type { PartOfSpeech, Token } from '../language/tokens.js';
import { cueForm } from './cues.js';
import type { QuotedSpan } from './marks.js';

/** A word of the narration, or a whole stretch in quotation marks, which counts as one. */
export interface Item extends Span {
  readonly text: string;
  /** Lower case; empty for a quoted stretch. */
  readonly lower: string;
  readonly pos: PartOfSpeech;
  readonly quoted: QuotedSpan | null;
}

/** A sentence of the narration with what it quotes: sentence ends within quotation marks do not break it. */
export interface Statement {
  readonly paragraph: Paragraph;
  readonly items: readonly Item[];
}

/** No sentence is longer; without an end the time that it takes to read would grow with the square of its length. */
const MOST_ITEMS = 400;
const MISTAKEN = new Set<PartOfSpeech>(['VERB', 'ADV', 'INTJ', 'X', 'AUX']);
const ENDS = /[.!?…]["'”’»)\]]*$/u;
const ASKS = /[!?]["'”’»)\]]*$/u;

/**
 * The statements of a paragraph.
 *
 * @param quoted what stands in quotation marks in this paragraph
 * @param speaks whether an item is a verb of speech: after “Why?” a name and such a verb go on with the statement
 */
export function statementsOf(
  article: Article,
  paragraph: Paragraph,
  quoted: readonly QuotedSpan[],
  speaks: (item: Item) => boolean,
): Statement[] {
  const items = itemsOf(article, paragraph, quoted);
  const ends = new Set(paragraph.sentences.map(({ end }) => end));
  const statements: Statement[] = [];
  let from = 0;
  items.forEach((item, at) => {
    const next = items[at + 1];
    if (
      next &&
      at - from < MOST_ITEMS &&
      !(item.quoted ? endsStatement(item, items, at, speaks) : ends.has(item.end))
    )
      return;
    statements.push({ paragraph, items: items.slice(from, at + 1) });
    from = at + 1;
  });
  return statements;
}

/** The items of a paragraph; with nothing quoted, all its words. */
export function itemsOf(article: Article, paragraph: Paragraph, quoted: readonly QuotedSpan[]): Item[] {
  const items: Item[] = [];
  let next = 0;
  const pass = (position: number) => {
    for (let span = quoted[next]; span && span.start <= position; span = quoted[++next])
      items.push(quotedItem(article.text, span));
  };
  const tokens = tokensOf(article, paragraph);
  for (const [at, token] of tokens.entries()) {
    pass(token.start);
    if (token.start < (quoted[next - 1]?.end ?? 0)) continue;
    items.push({ ...token, pos: properIfCapital(token, items.at(-1), tokens[at + 1]), quoted: null });
  }
  pass(paragraph.end);
  return items;
}

/** A capital within a sentence, or before a verb of speech, makes a name of what the tagger takes for a verb. */
function properIfCapital(
  { text, pos }: Token,
  before: Item | undefined,
  next: Token | undefined,
): PartOfSpeech {
  const inside = before && !before.quoted && /[\p{L},]$/u.test(before.text);
  const speaker = next && ['past', 'present'].includes(cueForm(next.lower)?.form ?? '');
  return (inside || speaker) && /^\p{Lu}\p{Ll}/u.test(text) && MISTAKEN.has(pos) ? 'PROPN' : pos;
}

function quotedItem(text: string, span: QuotedSpan): Item {
  const { start, end } = span;
  return { start, end, text: text.slice(start, end), lower: '', pos: 'X', quoted: span };
}

function endsStatement(
  { text }: Item,
  items: readonly Item[],
  at: number,
  speaks: (item: Item) => boolean,
): boolean {
  const next = items[at + 1];
  if (!next || !ENDS.test(text.slice(-6))) return false;
  if (next.quoted) return true;
  if (!/^[\p{Lu}\p{N}]/u.test(next.text)) return false;
  return !ASKS.test(text.slice(-6)) || !asksFirst(items, at + 1, speaks);
}

/** “Why?” Smith asked. */
function asksFirst(items: readonly Item[], from: number, speaks: (item: Item) => boolean): boolean {
  for (let at = from; at < Math.min(items.length, from + 6); at++) {
    const item = items[at] as Item;
    if (speaks(item)) {
      const after = items[at + 1];
      return !after || after.quoted !== null || /^(?:[.,]|in|on|at|of)$/u.test(after.lower);
    }
    if (!['PROPN', 'DET', 'NOUN', 'ADJ', 'PRON', 'PART'].includes(item.pos)) return false;
  }
  return false;
}
