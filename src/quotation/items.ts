import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import type { PartOfSpeech, Token } from '../language/tokens.js';
import { cueForm, isFinding } from './cues.js';
import type { QuotedSpan } from './marks.js';
import { firstNameGender, isSpeakingNoun, isTitleWord } from './people.js';
import { type Item, phraseAfter } from './phrases.js';

const TIMES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow week month year
morning afternoon evening night day weekend january february march april may june july august september october
november december jan feb mar apr jun jul aug sept sep oct nov dec earlier later ago`.split(/\s+/u),
);

const MISTAKEN = new Set<PartOfSpeech>(['VERB', 'ADV', 'INTJ', 'X', 'AUX']);
const MISTAKEN_CUES = new Set<PartOfSpeech>(['NOUN', 'ADJ', 'PROPN']);
const SPOKEN = /[,?!]\s?["'”’»]*$/u;

/** The items of a paragraph; without quotations, all its words. */
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
    if (token.start < (items.at(-1)?.end ?? 0)) continue;
    const [before, after] = [items.at(-1), tokens[at + 1]];
    const compound = titleCompound(article.text, token, after) ?? siteName(article.text, token, after);
    const pos = isFirstName(article.text, token, before) ? 'PROPN' : properIfCapital(token, before, after);
    const { start, end, text, lower } = token;
    const time = tellsTime(token, pos, before, after);
    if (text === '):') items.push(mark(')', start), mark(':', start + 1));
    else items.push(compound ?? { start, end, text, lower, pos, time, quoted: null });
  }
  pass(paragraph.end);
  return items.map((item, at) => {
    if (isMistakenCue(items, at) || isMistakenPast(items, at)) return { ...item, pos: 'VERB' };
    return isMistakenNoun(items, at) ? { ...item, pos: 'NOUN' } : item;
  });
}

/** "):" is tagged as one mark. */
function mark(text: string, start: number): Item {
  return { start, end: start + 1, text, lower: text, pos: 'PUNCT', time: false, quoted: null };
}

/** "Per Holm", “…,” Will Holm said: tagged as a preposition and an auxiliary despite the capitals. */
function isFirstName(text: string, { text: word, end }: Token, before: Item | undefined): boolean {
  if (word !== 'Per' && !(word === 'Will' && before && (before.quoted || before.pos === 'PUNCT')))
    return false;
  return /^ ["“‘']?\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4));
}

const HYPHENED = /^\p{L}{2,}(?:-\p{L}+)+/u;
const LONGEST_COMPOUND = 40;

/** "editor-in-chief" as one word. */
function titleCompound(text: string, { start, end }: Token, after: Token | undefined): Item | null {
  if (after?.start !== end || after.text !== '-') return null;
  const word = HYPHENED.exec(text.slice(start, start + LONGEST_COMPOUND))?.[0] ?? '';
  const lower = word.toLowerCase();
  if (!isTitleWord(lower) || /-\p{Lu}/u.test(word)) return null;
  return { start, end: start + word.length, text: word, lower, pos: 'NOUN', time: false, quoted: null };
}

const SITE = /^\p{Lu}[\p{L}\d]*\.(?:com|org|net)(?![\p{L}\d.@/])/u;

/** "Acme.com" as one name. */
function siteName(text: string, { start, end }: Token, after: Token | undefined): Item | null {
  if (after?.start !== end || after.text !== '.') return null;
  const word = SITE.exec(text.slice(start, start + LONGEST_COMPOUND))?.[0];
  if (!word) return null;
  const lower = word.toLowerCase();
  return { start, end: start + word.length, text: word, lower, pos: 'PROPN', time: false, quoted: null };
}

/** A month may be a surname after a first name, or a first name before a surname. */
function tellsTime(
  { lower, text }: Token,
  pos: PartOfSpeech,
  before: Item | undefined,
  after: Token | undefined,
): boolean {
  const word = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  if (pos === 'AUX' || !TIMES.has(word)) return false;
  if (!/^(?:march|may|april|june|august|jan)$/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(text)) return !/^(?:may|march|jan)$/u.test(word);
  if (after?.pos === 'NUM') return true;
  const behind = before?.pos === 'PROPN' && firstNameGender(before.lower) !== null;
  const ahead =
    after?.pos === 'PROPN' &&
    !TIMES.has(after.lower) &&
    (!before || before.quoted || /^(?:PUNCT|VERB|NOUN)$/u.test(before.pos));
  return !behind && !ahead;
}

function isArticle(item: Item | undefined): boolean {
  return /^(?:the|an?|no|any)$/u.test(item?.lower ?? '');
}

/** "an earlier report in the paper": no verb follows a determiner. */
function isMistakenNoun(items: readonly Item[], at: number): boolean {
  const { pos, lower } = items[at] as Item;
  if (pos !== 'VERB' || /(?:ed|ing|en)$/u.test(lower)) return false;
  const before = items[at - 1];
  const article = before?.pos === 'DET' ? before : items[at - 2];
  if (before !== article && !['ADJ', 'ADV'].includes(before?.pos ?? 'X')) return false;
  return isArticle(article);
}

/** "the family deserved better": a past form that is tagged as a noun, after a noun and not before one. */
function isMistakenPast(items: readonly Item[], at: number): boolean {
  const { lower, text, pos } = items[at] as Item;
  if (pos !== 'NOUN' || lower !== text || !/[^e]ed$/u.test(lower) || lower.length < 5) return false;
  if (!['NOUN', 'PROPN', 'PRON'].includes(items[at - 1]?.pos ?? 'X')) return false;
  return !['NOUN', 'PROPN'].includes(items[at + 1]?.pos ?? 'X');
}

/** “…,” Ms. Holm notes: a form of a verb of speech that is tagged as a noun, next to a speaker and the words. */
function isMistakenCue(items: readonly Item[], at: number): boolean {
  const { lower, text, pos } = items[at] as Item;
  if (!MISTAKEN_CUES.has(pos) || lower !== text) return false;
  const form = cueForm(lower)?.form;
  const [left, right] = [items[at - 1], items[at + 1]];
  if (form === 'past' && left?.quoted && SPOKEN.test(left.text.slice(-3)))
    return right !== undefined && (/^\p{Lu}/u.test(right.text) || right.pos === 'DET');
  if (form === 'past' && left?.text === ',' && right?.pos === 'DET') return true;
  if (form === 'participle') return left?.text === ',' && right?.lower === 'that';
  if (lower === 'say')
    return /^(?:NUM|DET|NOUN)$/u.test(items[at - 1]?.pos ?? '') && !isArticle(items[at - 1]);
  if (isFinding(left?.lower ?? '', lower)) return right !== undefined && right.pos !== 'PUNCT';
  if (form === 'base') return opensClause(items, at + 1) && isBehindPlural(left);
  if (form !== 'present' && form !== 'past') return false;
  if (!['PROPN', 'PRON', 'NOUN'].includes(items[at - 1]?.pos ?? 'X')) return false;
  const next = items[at + 1];
  if (next?.lower === 'that' && /^(?:VERB|AUX)$/u.test(items[at + 2]?.pos ?? '')) return false;
  if (form === 'present' && isHeadline(items, at)) return true;
  if (form === 'present' && (opensClause(items, at + 1) || endsClause(items, at))) return true;
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

/** "the clerk claims his house is safe": a determiner or a pronoun does not follow a noun. */
function opensClause(items: readonly Item[], at: number): boolean {
  const { lower = '', pos } = items[at] ?? {};
  return (
    /^(?:the|an?|this|these|his|her|its|their|there|he|she|they|it|we|i|you)$/u.test(lower) && pos !== 'NOUN'
  );
}

/** "Figures to be published today show the", "and claim she": a plural verb, not a noun. */
function isBehindPlural(item: Item | undefined): boolean {
  if (!item || item.quoted) return false;
  return item.time || item.lower === 'and' || (item.pos === 'NOUN' && /[^s]s$/u.test(item.lower));
}

/** "Court rules prayer is legal": a noun that can speak, and a clause. */
function isHeadline(items: readonly Item[], at: number): boolean {
  if (
    !isSpeakingNoun(items[at - 1]?.lower ?? '') ||
    !/^(?:NOUN|PROPN|ADJ|NUM)$/u.test(items[at + 1]?.pos ?? '')
  )
    return false;
  if (hasVerbBefore(items, at)) return false;
  const subject = phraseAfter(items, at + 1);
  return subject !== null && /^(?:VERB|AUX)$/u.test(items[subject.to + 1]?.pos ?? '');
}

/** "The dam is safe, the Herald reports." */
function endsClause(items: readonly Item[], at: number): boolean {
  if (!/^[.,]$/u.test(items[at + 1]?.text ?? '')) return false;
  let first = at - 1;
  while (first > at - 8 && ['PROPN', 'NOUN', 'DET', 'ADJ'].includes(items[first]?.pos ?? 'X')) first--;
  const comma = items[first];
  return comma?.text === ',' && hasVerbBefore(items, first);
}

/** How far back a sentence is searched, in items. */
const REACH = 40;

function hasVerbBefore(items: readonly Item[], end: number): boolean {
  for (let at = end - 1; at >= Math.max(0, end - REACH); at--) {
    const { pos, text } = items[at] as Item;
    if (pos === 'VERB' || pos === 'AUX') return true;
    if (text === '.') return false;
  }
  return false;
}

/** A capital within a sentence, or before a verb of speech, makes a name of a word that is tagged as a verb. */
function properIfCapital(
  { text, pos }: Token,
  before: Item | undefined,
  next: Token | undefined,
): PartOfSpeech {
  if (!MISTAKEN.has(pos) || !/^\p{Lu}\p{Ll}/u.test(text)) return pos;
  const inside = before && !before.quoted && /[\p{L},]$|^\p{Lu}\.$/u.test(before.text);
  const speaker = next && ['past', 'present'].includes(cueForm(next.lower)?.form ?? '');
  return inside || speaker ? 'PROPN' : pos;
}

function quotedItem(text: string, span: QuotedSpan): Item {
  const { start, end, inner, nickname } = span;
  const item = { start, end, text: text.slice(start, end), time: false };
  if (!nickname) return { ...item, lower: '', pos: 'X', quoted: span };
  return { ...item, lower: text.slice(inner.start, inner.end).toLowerCase(), pos: 'PROPN', quoted: null };
}
