import { intentOf } from '../src/answer/intent.js';
import type { Article } from '../src/article/article.js';
import { titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { asShown } from '../src/cards/shown-words.js';
import type { Steps } from '../src/language/steps.js';
import { fold, termsOf } from '../src/language/terms.js';
import type { Library, LibrarySpeaker } from '../src/library/results.js';
import { isClose, push } from '../src/quotation/entities.js';
import type { Choice, Context, Focused } from './command.js';
import { articlesOf, choicesFrom, countsOf, each, MOST_CHOICES, remembered } from './option-choices.js';

/**
 * What may be asked, from what has been typed so far: the same with a misspelt name put right where that is answered,
 * what a speaker said, the headings that have the last word in them. Each of them is answered as it stands.
 */
export function questionChoices({ value, source }: Focused, context: Context): Choice[] {
  const { library } = context;
  const articles = articlesOf(source, context);
  if (articles.length === 0) return [];
  const typed = value.trim();
  const of = source ? { source } : {};
  const names = namesOf(library.speakers(of), library);
  const meant = corrected(typed, names);
  const word = fold(termsOf(meant).at(-1)?.word ?? '');
  const isOffered = meant !== typed && isAnswered(meant, of, articles, library);
  return choicesFrom([
    ...(isOffered ? [{ name: `Did you mean: ${meant}`, value: meant }] : []),
    ...firstWith(word, names.offers).map(askedAbout).filter(asksForQuotes).map(asIs),
    ...firstWith(word, headingsOf(articles, library)).map(asIs),
  ]);
}

const MOST_OPENING = 3;

/** Questions to begin with, each answered as it stands: what speakers said, and headings, in turn. */
export function openingQuestions(library: Library): string[] {
  const speakers = firstWith('', namesOf(library.speakers(), library).offers)
    .map(askedAbout)
    .filter(asksForQuotes);
  const headings = firstWith('', headingsOf(library.articles, library));
  const most = Math.max(speakers.length, headings.length);
  const inTurn = Array.from({ length: most }, (_, at) => [speakers[at], headings[at]]).flat();
  return inTurn.filter((each) => each !== undefined).slice(0, MOST_OPENING);
}

/** Finds out what can be offered of a library before anybody types. */
export function* readyQuestions(library: Library): Steps<void> {
  yield* namesOf.inSteps(library.speakers(), library);
  yield* headingsOf.inSteps(library.articles, library);
}

/** In more characters, or for a longer question, it takes too long, while somebody types, to see whether they answer. */
const LITTLE_TEXT = 50_000;
const SHORT_QUESTION = 120;

function isLittle(articles: readonly Article[]): boolean {
  let left = LITTLE_TEXT;
  return articles.every(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}

/** Whether a question is answered, as far as can be told at once. */
function isAnswered(
  question: string,
  of: { readonly source?: string },
  articles: readonly Article[],
  library: Library,
): boolean {
  const asked = asShown(question);
  const intent = intentOf(asked);
  if (intent.kind === 'quotes' && intent.about === null && intent.speaker !== null) {
    const [meant, ...others] = library.speakers({ ...of, named: intent.speaker });
    return meant !== undefined && others.length === 0 && meant.quotations > 0;
  }
  const isQuick = asked.length <= SHORT_QUESTION && isLittle(articles);
  return isQuick && library.ask(asked, { ...of, limit: 1 }).answered;
}

/** A name or a heading. */
interface Offer {
  readonly text: string;
  /** Its words, a blank before each. */
  readonly words: string;
}

interface Part {
  readonly word: string;
  readonly as: string;
}

/** The words of a text as they are looked for, and as they stand there. */
function partsOf(text: string): Part[] {
  const words = text.slice(0, LONGEST);
  return termsOf(words).map(({ word, start, end }) => ({ word, as: words.slice(start, end) }));
}

/** Characters of a name or heading that are looked at. */
const LONGEST = 300;

function offer(text: string): Offer {
  return { text, words: partsOf(text).reduce((words, { word }) => `${words} ${word}`, '') };
}

/** The first in which a word begins so. */
function firstWith(beginning: string, offers: readonly Offer[]): string[] {
  const found: string[] = [];
  for (const { text, words } of offers) {
    if (found.length === MOST_CHOICES) break;
    if (words.includes(` ${beginning}`)) found.push(text);
  }
  return found;
}

/** Those who are quoted, and the parts of their names. */
interface Names {
  readonly offers: readonly Offer[];
  readonly words: ReadonlySet<string>;
  /** Each part once, by its length, with its place among all. */
  readonly byLength: ReadonlyMap<number, readonly (Part & { readonly place: number })[]>;
}

/** The names of those who are quoted, and are no two of a name. */
const namesOf = remembered(function* (speakers: readonly LibrarySpeaker[], library): Steps<Names> {
  const quoted = yield* each(speakers, ({ name, quotations }) => {
    const text = quotations > 0 ? plainText([name], library) : '';
    return /\p{Lu}/u.test(text) ? [{ text, folded: fold(text.slice(0, LONGEST)) }] : [];
  });
  const times = countsOf(quoted.map(({ folded }) => folded));
  const names = quoted.filter(({ folded }) => times.get(folded) === 1);
  const parts = yield* each(names, ({ text }) => partsOf(text));
  const words = new Set<string>();
  const byLength = new Map<number, (Part & { readonly place: number })[]>();
  for (const [place, part] of parts.entries()) {
    if (words.has(part.word)) continue;
    words.add(part.word);
    push(byLength, part.word.length, { ...part, place });
  }
  return { offers: yield* each(names, ({ text }) => [offer(text)]), words, byLength };
});

/** The question for what somebody said. */
export function askedAbout(name: string): string {
  return `What did ${name} say?`;
}

/** Not so where the name reads like something else. */
function asksForQuotes(question: string): boolean {
  return intentOf(asShown(question)).kind === 'quotes';
}

function asIs(text: string): Choice {
  return { name: text, value: text };
}

/** The headings above paragraphs; one that another article has before comes with the title. */
const headingsOf = remembered(function* (articles: readonly Article[], library): Steps<readonly Offer[]> {
  const first = new Map<string, Article>();
  const sections = yield* each(articles, (article) =>
    article.sections.map((section) => ({ article, ...section })),
  );
  const headings = yield* each(sections, ({ article, heading, paragraphs }): string[] => {
    const words = heading ? plainText([{ article: article.id, span: heading }], library) : '';
    if (partsOf(words).length === 0 || !paragraphs.some(({ sentences }) => sentences.length > 0)) return [];
    const key = fold(words.slice(0, LONGEST));
    const before = first.get(key) ?? article;
    first.set(key, before);
    return [before === article ? words : `${words} · ${plainText(titleOf(article), library)}`];
  });
  return yield* each([...new Set(headings)], (text) => [offer(text)]);
});

/** Words of a question that are held against names, the last of them. */
const MOST_CORRECTED = 12;

/** The words with those that come close to a part of a name, and are none themselves, put as the name has them. */
function corrected(typed: string, names: Names): string {
  let meant = typed;
  for (const { word, start, end } of termsOf(typed).slice(-MOST_CORRECTED).reverse()) {
    if (names.words.has(word)) continue;
    const near = nearest(word, names);
    if (near) meant = meant.slice(0, start) + near.as + meant.slice(end);
  }
  return meant;
}

/** The first part of a name that comes close to a word. */
function nearest(word: string, { byLength }: Names): Part | undefined {
  const close = [-1, 0, 1].flatMap((more) => {
    const parts = byLength.get(word.length + more);
    return parts?.find((part) => isClose(part.word, word)) ?? [];
  });
  return close.sort((a, b) => a.place - b.place)[0];
}
