import type { Article } from '../article/article.js';
import type { Span } from '../language/span.js';
import { fold } from '../language/terms.js';
import { type Item, itemsOf } from './items.js';
import type { QuotedSpan } from './marks.js';
import { isTime, phraseAfter } from './phrases.js';
import { firstFrom } from './position.js';
import { spanOf } from './report.js';
import { firstNameGender, type Gender, isBodyWord, isTitleWord, titleGender } from './titles.js';

/** A place where the text calls somebody or something by name. */
export interface Name {
  /** The name alone, without titles. */
  readonly span: Span;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** The title before it or the description after it. */
  readonly role: Span | null;
  /** With the title before it, where there is one. */
  readonly start: number;
  /** A title or a first name tells that it is a person, or nothing tells that it is none. */
  readonly person: boolean;
  readonly gender: Gender | null;
  /** Where the sentence starts that it stands in. */
  readonly sentence: number;
}

/** Every name in the paragraphs of an article, in order; nicknames in quotation marks are parts of names. */
export function namesIn(article: Article, nicknames: readonly QuotedSpan[]): Name[] {
  let next = 0;
  return article.paragraphs.flatMap((paragraph) => {
    const from = next;
    next = firstFrom(nicknames, paragraph.end);
    const items = itemsOf(article, paragraph, nicknames.slice(from, next));
    const names: Name[] = [];
    for (let at = 0; at < items.length; at++) {
      const end = endOfRun(items, at);
      if (end === at) continue;
      const name = nameOf(article.text, items, at, end);
      if (name) names.push({ ...name, sentence: sentenceAt(paragraph.sentences, name.span) });
      at = end - 1;
    }
    return names;
  });
}

/** Two or three words without an article before them, none of them an acronym or a word for a body. */
function mayBePerson(items: readonly Item[], from: number, words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 3 || items[from - 1]?.pos === 'DET') return false;
  const run = items.slice(from, from + words.length);
  return (
    !words.some(isBodyWord) && run.every(({ text }) => /^\p{Lu}[\p{L}'’.]*\p{Ll}|^\p{Lu}\.$/u.test(text))
  );
}

function sentenceAt(sentences: readonly Span[], { end }: Span): number {
  return sentences[firstFrom(sentences, end) - 1]?.start ?? 0;
}

/** After the last item of the run of proper nouns that begins here; the same index where none does. */
function endOfRun(items: readonly Item[], from: number): number {
  let end = from;
  while (end < items.length && belongs(items, from, end)) end++;
  while (end > from && !isProper(items[end - 1])) end--;
  return end;
}

function belongs(items: readonly Item[], from: number, at: number): boolean {
  const item = items[at] as Item;
  if (isProper(item)) return true;
  if (at === from) return item.pos === 'NOUN' && isTitleWord(item.lower) && isProper(items[at + 1]);
  const [before, after] = [items[at - 1], items[at + 1]];
  if (item.pos === 'NOUN' && isTitleWord(item.lower)) return isProper(after);
  if (/^[-–]$/u.test(item.text))
    return before?.end === item.start && after?.start === item.end && isProper(after);
  if (item.lower === 'of' && before && isTitleWord(before.lower))
    return isProper(after) && isProper(items[at + 2]);
  if (item.lower === 'of' && isBodyWord(before?.lower ?? '') && isProper(before)) return isProper(after);
  return /^(?:de|van|von|der|den|bin|al|el|la|di|da|dos|du|ben|ibn)$/u.test(item.lower) && isProper(after);
}

function isProper(item: Item | undefined): boolean {
  return item?.pos === 'PROPN' && /^["“‘'(]?\p{Lu}/u.test(item.text) && !isTime(item);
}

function nameOf(
  text: string,
  items: readonly Item[],
  from: number,
  end: number,
): Omit<Name, 'sentence'> | null {
  const first = afterTitle(items, from, end);
  const [start, last] = [items[first], items[end - 1]];
  if (!start || !last || first >= end) return null;
  const span = { start: start.start, end: last.end };
  const words = foldWords(text.slice(span.start, span.end));
  if (words.length === 0) return null;
  const before = first > from ? spanOf(items, { from: withNation(items, from), to: first - 1 }) : null;
  const gender = items
    .slice(from, first)
    .map(({ lower }) => titleGender(lower))
    .find(Boolean);
  const known = words.length > 1 ? firstNameGender(words[0] ?? '') : null;
  return {
    span,
    words,
    role: longerThanAddress(text, before) ?? descriptionAfter(items, end),
    start: items[from]?.start ?? span.start,
    person: first > from || known !== null || mayBePerson(items, from, words),
    gender: gender ?? known,
  };
}

/** "Russian Foreign Minister": the capitalised adjective belongs to the title. */
function withNation(items: readonly Item[], from: number): number {
  const before = items[from - 1];
  return before?.pos === 'ADJ' && /^\p{Lu}/u.test(before.text) ? withNation(items, from - 1) : from;
}

/** "Mr." alone is how one addresses somebody, and no role. */
function longerThanAddress(text: string, role: Span | null): Span | null {
  return role && !/^(?:mr|mrs|ms|miss|dr|sir)\.?$/iu.test(text.slice(role.start, role.end)) ? role : null;
}

/** Where the name proper begins: after the last title word, and what a title takes ("Secretary of State"). */
function afterTitle(items: readonly Item[], from: number, end: number): number {
  let first = from;
  for (let at = from; at < end; at++) {
    const { lower } = items[at] as Item;
    if (!isTitleWord(lower)) continue;
    const takes = items[at + 1]?.lower === 'of' ? 3 : 1;
    if (at + takes < end) first = at + takes;
  }
  return first;
}

/** "Jens Stoltenberg, the alliance's secretary-general, said" */
function descriptionAfter(items: readonly Item[], comma: number): Span | null {
  if (items[comma]?.text !== ',') return null;
  const phrase = phraseAfter(items, comma + 1);
  if (!phrase || items[phrase.from]?.pos === 'PROPN') return null;
  const words = items.slice(phrase.from, phrase.to + 1);
  const ends = /^[,.]$/u.test(items[phrase.to + 1]?.text ?? '');
  return ends && words.some(({ pos }) => pos === 'NOUN') ? spanOf(items, phrase) : null;
}

/** The words of a name or role without case, accents, possessive endings and marks. */
export function foldWords(text: string): string[] {
  return text
    .split(/[\s\-–—/,]+/u)
    .map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '');
}
