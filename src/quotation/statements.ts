import type { Article, Paragraph } from '../article/article.js';
import { firstFrom, type Span } from '../language/span.js';
import type { PartOfSpeech } from '../language/tokens.js';
import { cueForm, speaks } from './cues.js';
import { itemsOf } from './items.js';
import type { QuotedSpan } from './marks.js';
import { DASH, type Item, isTime, type Range } from './phrases.js';

/** A sentence of the narration with its quotations: sentence ends within quotation marks do not end it. */
export interface Statement {
  readonly paragraph: Paragraph;
  readonly items: readonly Item[];
}

/** The maximum length of a signature, in words and marks. */
export const LONGEST_SIGNATURE = 14;
/** The maximum number of items in a statement. A text without sentence ends would otherwise take quadratic time. */
const MOST_ITEMS = 400;
const ENDS = /[.!?…]["'”’»)\]]*$/u;
const ASKS = /[!?…]["'”’»)\]]*$/u;

/**
 * The statements of an article, in order. A statement that ends with a colon includes the quotation that begins the
 * next paragraph.
 *
 * @param quoted the stretches in quotation marks
 */
export function statementsOf(article: Article, quoted: readonly QuotedSpan[]): Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  for (const paragraph of article.paragraphs) {
    const to = firstFrom(quoted, paragraph.end);
    const items = itemsOf(article, paragraph, quoted.slice(from, to));
    from = to;
    const latest = statements.at(-1);
    const before = latest?.paragraph.section === paragraph.section ? latest : undefined;
    const [first, second] = items;
    const tells = items.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
    if (before && first?.quoted && before.items.at(-1)?.text === ':' && !(tells && goesOn(first, second))) {
      statements[statements.length - 1] = { ...before, items: [...before.items, first] };
      items.shift();
    } else if (before && isSignature(before, items)) {
      statements[statements.length - 1] = { ...before, items: [...before.items, ...items.splice(0)] };
    }
    for (const statement of split(paragraph, items)) statements.push(statement);
  }
  return statements;
}

/** Whether a statement that begins with a quotation continues after it. */
function goesOn({ text }: Item, next: Item | undefined): boolean {
  return (
    next !== undefined && !(ENDS.test(text.slice(-6)) && (next.quoted || /^[\p{Lu}\p{N}]/u.test(next.text)))
  );
}

/** A paragraph of a dash or "So said" and a name, after a statement of quoted words only. */
function isSignature({ items: before }: Statement, items: readonly Item[]): boolean {
  const [first, second] = items;
  if (saysSo(items, 0)) return before.every(({ quoted }) => quoted);
  if (!first || !DASH.test(first.text) || second?.pos !== 'PROPN' || items.length > LONGEST_SIGNATURE)
    return false;
  return before.every(({ quoted }) => quoted);
}

function split(paragraph: Paragraph, items: readonly Item[]): Statement[] {
  const ends = new Set(paragraph.sentences.map(({ end }) => end));
  const statements: Statement[] = [];
  let from = 0;
  items.forEach((item, at) => {
    const next = items[at + 1];
    if (
      next &&
      at - from < MOST_ITEMS &&
      !(item.quoted
        ? endsStatement(item, items, at)
        : (ends.has(item.end) || (item.text === '.' && next.quoted)) && !isAbbreviation(item, next))
    )
      return;
    statements.push({ paragraph, items: items.slice(from, at + 1) });
    from = at + 1;
  });
  return statements;
}

/** "Sen. Holm", "Holm, R-S.C., said": the full stop does not end a sentence. */
function isAbbreviation({ text }: Item, { text: next }: Item): boolean {
  return (
    /^(?:Sens?|Reps?|Govs?|Rev|Gen|Lt|Sgt|Prof|St|Drs?|Mrs?|Ms)\.?$/u.test(text) ||
    (/\.$/u.test(text) && /^[\p{Ll},)]/u.test(next))
  );
}

/** "So said Holm", "Thus spoke the mayor": a verb of speech that reports the words before it. */
export function saysSo(items: readonly Item[], at: number): boolean {
  return (
    /^(?:so|thus)$/u.test(items[at]?.lower ?? '') &&
    /^(?:said|says|spoke|wrote|speaks)$/u.test(items[at + 1]?.lower ?? '')
  );
}

function endsStatement({ text }: Item, items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (!next || !ENDS.test(text.slice(-6))) return false;
  if (next.quoted) return true;
  if (saysSo(items, at + 1)) return false;
  if (DASH.test(next.text)) return false;
  if (!/^[\p{Lu}\p{N}]/u.test(next.text)) return false;
  return !asksFirst(items, at + 1, ASKS.test(text.slice(-6)));
}

/** “Why?” Smith asked. After a full stop, only the statement's end may follow: “It is.” Smith said. */
function asksFirst(items: readonly Item[], from: number, asked: boolean): boolean {
  for (let at = from; at < Math.min(items.length, from + 6); at++) {
    const item = items[at] as Item;
    if (speaks(item)) {
      const behind = cueForm(item.lower)?.frame === 'hearer' ? behindHearer(items, at + 1) : at + 1;
      if (isAdjunct(items, behind) || (asked && isTopic(items, behind))) return true;
      return asked && /^(?:,|in|on|at|of)$/u.test(items[at + 1]?.lower ?? '') && !items[at + 2]?.quoted;
    }
    if (!['PROPN', 'DET', 'NOUN', 'ADJ', 'PRON', 'PART'].includes(item.pos)) return false;
  }
  return false;
}

/** "about the plan to close it.": the topic of what was said. */
function isTopic(items: readonly Item[], from: number): boolean {
  if (items[from]?.lower !== 'about') return false;
  const end = items.findIndex(
    ({ quoted, lower, text }, at) => at > from && (quoted || lower === 'that' || text === '.'),
  );
  return end < 0 || items[end]?.text === '.';
}

/** "told reporters during the call". */
function behindHearer(items: readonly Item[], from: number): number {
  let at = from;
  while (/^(?:PRON|DET|NOUN|PROPN)$/u.test(items[at]?.pos ?? '')) at++;
  return at;
}

const ADJUNCT = new Set<PartOfSpeech>(['ADP', 'DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'PRON', 'CCONJ']);

/**
 * Whether only time, place and topic of the speech follow up to the end of the sentence: "Friday.", "about the plan."
 */
export function isAdjunct(items: readonly Item[], from: number): boolean {
  const first = items[from];
  if (!first || first.text === '.') return true;
  if (first.pos !== 'ADP' && !isTime(first) && !/^(?:last|this|next)$/u.test(first.lower)) return false;
  for (let at = from; at < items.length; at++) {
    const item = items[at] as Item;
    if (item.text === '.' && !/^[\p{Ll}\p{N}]/u.test(items[at + 1]?.text ?? '')) return true;
    if (item.quoted || item.lower === 'that') return false;
    if (!(ADJUNCT.has(item.pos) || isTime(item) || item.text === '.')) return false;
    if (/^(?:he|she|they|it|we|i|there)$/u.test(item.lower)) return false;
  }
  return true;
}

/** A report: a cue, its source, and what was said. The source has not been resolved to a speaker yet. */
export interface Report {
  readonly statement: Statement;
  readonly pieces: readonly Span[];
  /** Whether the words are verbatim even without quotation marks, as in a transcript or a tweet. */
  readonly verbatim?: boolean;
  readonly cue: Span | null;
  readonly manner: Span | null;
  /** The noun phrase that names the speaker, if the report has its own. */
  readonly source: Range | null;
}

/** The span from the start of one item to the end of another, without white space or commas at its ends. */
export function spanOf(items: readonly Item[], { from, to }: Range): Span | null {
  let [first, last] = [from, to];
  while (first <= last && isLoose(items[first])) first++;
  while (last >= first && isLoose(items[last])) last--;
  const [start, end] = [items[first], items[last]];
  return first <= last && start && end ? { start: start.start, end: end.end } : null;
}

function isLoose(item: Item | undefined): boolean {
  return !item?.quoted && /^[,;:.—–-]+$/u.test(item?.text ?? ',');
}
