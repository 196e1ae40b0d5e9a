import type { Article } from '../article/article.js';
import { firstFrom, type Span } from '../language/span.js';
import { fold } from '../language/terms.js';
import { itemsOf } from './items.js';
import type { QuotedSpan } from './marks.js';
import {
  firstNameGender,
  type Gender,
  isAddress,
  isBodyWord,
  isData,
  isFirstNameToo,
  isNoName,
  isParticle,
  isQuantifier,
  isSpeakingNoun,
  isTitleOrName,
  isTitleWord,
  titleGender,
} from './people.js';
import { type Item, isTime, phraseAfter } from './phrases.js';
import { spanOf } from './statements.js';

/** An occurrence of a name in the text. */
export interface Name {
  /** The name without titles. */
  readonly span: Span;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** The folded words of its last part: "van der berg", "lee potter". */
  readonly surname: string;
  /** The title before it or the description after it. */
  readonly role: Span | null;
  /** Whether a description follows it. */
  readonly apposed: boolean;
  /** The start including the title before it, if any. */
  readonly start: number;
  /** True if a title or a first name shows that it is a person, or if nothing shows that it is not. */
  readonly person: boolean;
  readonly gender: Gender | null;
  /** The start of its sentence. */
  readonly sentence: number;
}

/** All names in the paragraphs of an article, in order; nicknames in quotation marks are parts of names. */
export function namesIn(article: Article, nicknames: readonly QuotedSpan[]): Name[] {
  let next = 0;
  const codes = new Set<string>();
  const all = article.paragraphs.flatMap((paragraph) => {
    const from = next;
    next = firstFrom(nicknames, paragraph.end);
    const items = itemsOf(article, paragraph, nicknames.slice(from, next));
    const names: Name[] = [];
    for (let at = 0; at < items.length; at++) {
      const end = endOfRun(items, at);
      if (end === at) continue;
      if (isCode(items, at, end)) codes.add((items[at] as Item).lower);
      const name = nameOf(article.text, items, at, end);
      if (name) names.push({ ...name, sentence: sentenceAt(paragraph.sentences, name.span) });
      at = end - 1;
    }
    return names;
  });
  return codes.size === 0 ? all : all.filter(({ words }) => words.length > 1 || !codes.has(words[0] ?? ''));
}

/** "Karl Holm (GER) won": a country, team or party in brackets after a person, which does not speak. */
function isCode(items: readonly Item[], from: number, end: number): boolean {
  const { text } = items[from] as Item;
  if (end - from !== 1 || !/^\p{Lu}{2,3}$/u.test(text)) return false;
  if (items[from - 1]?.text !== '(' || items[end]?.text !== ')') return false;
  return isProper(items[from - 2]) && firstNameGender(items[from - 3]?.lower ?? '') !== null;
}

/** Two or three words and particles without a determiner before them, none of them an acronym or a word for a body. */
function mayBePerson(items: readonly Item[], from: number, end: number, words: readonly string[]): boolean {
  if (items[from - 1]?.pos === 'DET' || words.some(isBodyWord)) return false;
  const run = items.slice(from, end);
  const parts = run.filter(
    (item, at) => isProper(item) && /^\p{L}/u.test(item.text) && !(at > 0 && isJoined(run, at)),
  );
  return (
    parts.length >= 2 &&
    parts.length <= 3 &&
    !run.some(({ lower }) => lower === 'of') &&
    parts.every(({ text }) => /^\p{Lu}[\p{L}'’.]*\p{Ll}|^\p{Lu}\.$/u.test(text))
  );
}

function sentenceAt(sentences: readonly Span[], { end }: Span): number {
  return sentences[firstFrom(sentences, end) - 1]?.start ?? 0;
}

/** The index after the run of proper nouns that begins here; `from` itself if none does. */
function endOfRun(items: readonly Item[], from: number): number {
  let end = from;
  while (end < items.length && belongs(items, from, end)) end++;
  while (end > from && !isProper(items[end - 1]) && !isGiven(items, end - 2)) end--;
  return end;
}

function belongs(items: readonly Item[], from: number, at: number): boolean {
  const item = items[at] as Item;
  if (isProper(item)) return true;
  const [before, after] = [items[at - 1], items[at + 1]];
  if (at === from) {
    if (isParticle(item.text)) return startsSurname(items, at);
    return item.pos === 'NOUN' && isTitleWord(item.lower) && (isProper(after) || isTitleThere(items, at + 1));
  }
  if (item.pos === 'NOUN' && isTitleWord(item.lower)) return isProper(after) || isTitleThere(items, at + 1);
  if (/^[-–]$/u.test(item.text))
    return before?.end === item.start && after?.start === item.end && (isProper(after) || isGiven(items, at));
  if (isGiven(items, at - 1)) return true;
  if (item.lower === 'of' && before && isTitleWord(before.lower))
    return isProper(after) && isProper(items[at + 2]);
  if (/^(?:of|for|without|against)$/u.test(item.lower) && isProper(before) && namesBody(items, from, at))
    return isProper(after) || (after?.lower === 'the' && isProper(items[at + 2]));
  if (item.lower === 'the' && /^(?:of|for|against)$/u.test(before?.lower ?? '')) return isProper(after);
  return (
    isParticle(item.lower) && (isProper(after) || (isParticle(after?.lower ?? '') && isProper(items[at + 2])))
  );
}

/** "van der Berg" without a first name: lower-case particles before a proper noun, with no proper noun before them. */
function startsSurname(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (
    isProper(before) ||
    /^(?:DET|ADJ|PART|NUM|ADP)$/u.test(before?.pos ?? '') ||
    isFirstNameToo(items[at]?.lower ?? '')
  )
    return false;
  let end = at + 1;
  while (isParticle(items[end]?.text ?? '')) end++;
  return isProper(items[end]);
}

/** Several lower-case titles before a name: "team captain Ann Lee", "director general Ann Lee". */
function isTitleThere(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item?.pos === 'NOUN' && isTitleWord(item.lower) && isProper(items[at + 1]);
}

/**
 * "Friends of the Earth", "Bank of England": a word for a body, or for persons in the plural, with nothing before it.
 */
function namesBody(items: readonly Item[], from: number, at: number): boolean {
  const { lower } = items[at - 1] as Item;
  return (
    isBodyWord(lower) ||
    (at === from + 1 && lower.endsWith('s') && !isTitleOrName(lower) && isSpeakingNoun(lower))
  );
}

const ADJECTIVE =
  /^(?:led|era|like|based|born|style|backed|wide|old|free|run|owned|bound|friendly|linked|in|to|up|on|off)$/u;

/** The second half of "Ki-moon", after a family name and a short first half. */
function isGiven(items: readonly Item[], hyphen: number): boolean {
  const [before, item, after] = [items[hyphen - 1], items[hyphen], items[hyphen + 1]];
  if (!before || !item || !after || !/^[-–]$/u.test(item.text) || before.end !== item.start) return false;
  return (
    after.start === item.end &&
    before.text.length <= 6 &&
    isProper(before) &&
    isProper(items[hyphen - 2]) &&
    /^\p{Ll}{2,6}$/u.test(after.text) &&
    !ADJECTIVE.test(after.text)
  );
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
  if (words.length === 0 || isNone(items, first, end)) return null;
  const before = first > from ? spanOf(items, { from: withNation(items, from), to: first - 1 }) : null;
  const gender = items
    .slice(from, first)
    .map(({ lower }) => titleGender(lower))
    .find(Boolean);
  const known = firstNameGender(words[0] ?? '');
  const after = descriptionAfter(items, end);
  const surname = surnameOf(items, first, end);
  return {
    span,
    words,
    surname,
    role: longerThanAddress(text, before) ?? after?.span ?? null,
    apposed: after !== null,
    start: items[from]?.start ?? span.start,
    person: first > from || (known !== null && words.length > 1) || mayBePerson(items, first, end, words),
    gender:
      gender ??
      relationBefore(items, from) ??
      (surname === words.join(' ') ? null : known) ??
      after?.gender ??
      null,
  };
}

/** Whether the run contains no name: only a word that begins a sentence, a title, or the rest of a heading. */
function isNone(items: readonly Item[], first: number, end: number): boolean {
  const run = items.slice(first, end);
  if (
    run.every(({ lower }) => isNoName(lower) || isQuantifier(lower) || (isData(lower) && lower.endsWith('s')))
  )
    return true;
  const last = run.at(-1) as Item;
  return isAddress(last.lower) && (run.length > 1 || last.text.endsWith('.'));
}

/** The gender in "her brother Bo Lee". */
function relationBefore(items: readonly Item[], from: number): Gender | null {
  const before = items[from - 1];
  return before?.pos === 'NOUN' ? titleGender(before.lower) : null;
}

/** The last word with the words hyphenated to it and the particles before it. */
function surnameOf(items: readonly Item[], first: number, end: number): string {
  let from = end - 1;
  while (from > first && isJoined(items, from)) from--;
  while (
    from > first &&
    isParticle(items[from - 1]?.lower ?? '') &&
    !(from - 1 === first && isFirstNameToo(items[first]?.lower ?? ''))
  )
    from--;
  return items
    .slice(from, end)
    .flatMap(({ text }) => foldWords(text))
    .join(' ');
}

/** Whether there is no space before an item. */
function isJoined(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.end === items[at]?.start;
}

/** "Russian Foreign Minister": the capitalised adjective belongs to the title. */
function withNation(items: readonly Item[], from: number): number {
  const before = items[from - 1];
  return before?.pos === 'ADJ' && /^\p{Lu}/u.test(before.text) ? withNation(items, from - 1) : from;
}

/** "Mr." by itself is a form of address, not a role. */
function longerThanAddress(text: string, role: Span | null): Span | null {
  return role && !/^(?:mr|mrs|ms|miss|dr|sir)\.?$/iu.test(text.slice(role.start, role.end)) ? role : null;
}

/** The start of the name itself: after the last title word and its complement ("Secretary of State"). */
function afterTitle(items: readonly Item[], from: number, end: number): number {
  let first = from;
  for (let at = from; at < end; at++) {
    const { lower } = items[at] as Item;
    if (!isTitleWord(lower) || isSurnameThere(items, from, at, end)) continue;
    const takes = items[at + 1]?.lower === 'of' ? 3 : 1;
    if (at + takes < end) first = at + takes;
  }
  return first;
}

/** In "Dean Holm" and "James Baker III" a title word is a name; in "Dean Anna Holm" and "the baker Holm" it is not. */
function isSurnameThere(items: readonly Item[], from: number, at: number, end: number): boolean {
  const { lower, text } = items[at] as Item;
  return isTitleOrName(lower) && /^\p{Lu}/u.test(text) && !(at === from && (end - at > 2 || isRank(lower)));
}

function isRank(lower: string): boolean {
  return /^(?:king|pope|prince|duke|earl|baron|sultan|major|judge|justice|bishop|mayor|gen|fr|sheriff|chancellor)$/u.test(
    lower,
  );
}

/** "Jens Stoltenberg, the alliance's secretary-general, said". */
function descriptionAfter(
  items: readonly Item[],
  comma: number,
): { span: Span; gender: Gender | null } | null {
  if (items[comma]?.text !== ',') return null;
  const phrase = phraseAfter(items, comma + 1);
  if (!phrase || items[phrase.from]?.pos === 'PROPN') return null;
  const words = items.slice(phrase.from, phrase.to + 1);
  const ends = /^[,.]$/u.test(items[phrase.to + 1]?.text ?? '');
  const span = ends && words.some(({ pos }) => pos === 'NOUN') ? spanOf(items, phrase) : null;
  const head = words.find(({ pos, lower }) => pos === 'NOUN' && titleGender(lower));
  return span && { span, gender: head ? titleGender(head.lower) : null };
}

/** The words of a name or role without case, accents, possessive endings and punctuation. */
export function foldWords(text: string): string[] {
  return text
    .split(/[\s\-–—/,]+/u)
    .map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '');
}
