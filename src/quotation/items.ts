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

const MISTAKEN = new Set<PartOfSpeech>(['VERB', 'ADV', 'INTJ', 'X', 'AUX']);
const MISTAKEN_CUES = new Set<PartOfSpeech>(['NOUN', 'ADJ', 'PROPN']);
const SPOKEN = /[,?!]\s?["'”’»]*$/u;

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
  return items.map((item, at) => {
    if (isMistakenCue(items, at)) return { ...item, pos: 'VERB' };
    return isMistakenNoun(items, at) ? { ...item, pos: 'NOUN' } : item;
  });
}

function isArticle(item: Item | undefined): boolean {
  return /^(?:the|an?|no|any)$/u.test(item?.lower ?? '');
}

/** "an earlier report in the paper": no verb follows an article. */
function isMistakenNoun(items: readonly Item[], at: number): boolean {
  const { pos, lower } = items[at] as Item;
  if (pos !== 'VERB' || /(?:ed|ing|en)$/u.test(lower)) return false;
  const before = items[at - 1];
  const article = before?.pos === 'DET' ? before : items[at - 2];
  if (before !== article && !['ADJ', 'ADV'].includes(before?.pos ?? 'X')) return false;
  return isArticle(article);
}

/** “…,” Ms. Holm notes: a form of a verb of speech that the tagger takes for a noun, beside somebody and what was said. */
function isMistakenCue(items: readonly Item[], at: number): boolean {
  const { lower, text, pos } = items[at] as Item;
  if (!MISTAKEN_CUES.has(pos) || lower !== text) return false;
  const form = cueForm(lower)?.form;
  if (lower === 'say')
    return /^(?:NUM|DET|NOUN)$/u.test(items[at - 1]?.pos ?? '') && !isArticle(items[at - 1]);
  if (form !== 'present' && form !== 'past') return false;
  if (!['PROPN', 'PRON', 'NOUN'].includes(items[at - 1]?.pos ?? 'X')) return false;
  const next = items[at + 1];
  if (
    /^(?:that|he|she|they)$/u.test(next?.lower ?? '') ||
    next?.quoted ||
    (next && /^[,:]$/u.test(next.text) && items[at + 2]?.quoted)
  )
    return true;
  let first = at - 1;
  while (first > at - 8 && ['PROPN', 'PRON', 'NOUN', 'DET', 'ADJ'].includes(items[first]?.pos ?? 'X'))
    first--;
  return items[first]?.quoted != null && SPOKEN.test(items[first]?.text.slice(-3) ?? '');
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
  const { start, end, inner, nickname } = span;
  const item = { start, end, text: text.slice(start, end) };
  if (!nickname) return { ...item, lower: '', pos: 'X', quoted: span };
  return { ...item, lower: text.slice(inner.start, inner.end).toLowerCase(), pos: 'PROPN', quoted: null };
}
