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
 * Suggests questions for the typed text: the text with a misspelt name corrected if that is answered, what a speaker
 * said, and headings that contain the last word. Each suggestion has an answer.
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

/** Questions to begin with, each of which has an answer: what speakers said, and headings, alternately. */
export function openingQuestions(library: Library): string[] {
  const speakers = firstWith('', namesOf(library.speakers(), library).offers)
    .map(askedAbout)
    .filter(asksForQuotes);
  const headings = firstWith('', headingsOf(library.articles, library));
  const most = Math.max(speakers.length, headings.length);
  const inTurn = Array.from({ length: most }, (_, at) => [speakers[at], headings[at]]).flat();
  return inTurn.filter((each) => each !== undefined).slice(0, MOST_OPENING);
}

/** Computes the suggestions of a library in advance. */
export function* readyQuestions(library: Library): Steps<void> {
  yield* namesOf.inSteps(library.speakers(), library);
  yield* headingsOf.inSteps(library.articles, library);
}

/**
 * For more characters, or a longer question, it takes too long to test during typing whether a question is answered.
 */
const LITTLE_TEXT = 50_000;
const SHORT_QUESTION = 120;

function isLittle(articles: readonly Article[]): boolean {
  let left = LITTLE_TEXT;
  return articles.every(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}

/** Whether a question is answered, as far as a quick test can tell. */
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
  /** Its words, each preceded by a space. */
  readonly words: string;
}

interface Part {
  readonly word: string;
  readonly as: string;
}

/** The words of a text, both normalised and as written. */
function partsOf(text: string): Part[] {
  const words = text.slice(0, LONGEST);
  return termsOf(words).map(({ word, start, end }) => ({ word, as: words.slice(start, end) }));
}

/** The maximum number of characters of a name or heading that are matched. */
const LONGEST = 300;

function offer(text: string): Offer {
  return { text, words: partsOf(text).reduce((words, { word }) => `${words} ${word}`, '') };
}

/** The first offers in which a word has this prefix. */
function firstWith(beginning: string, offers: readonly Offer[]): string[] {
  const found: string[] = [];
  for (const { text, words } of offers) {
    if (found.length === MOST_CHOICES) break;
    if (words.includes(` ${beginning}`)) found.push(text);
  }
  return found;
}

/** The speakers and the parts of their names. */
interface Names {
  readonly offers: readonly Offer[];
  readonly words: ReadonlySet<string>;
  /** Each distinct part, by its length, with its index among all. */
  readonly byLength: ReadonlyMap<number, readonly (Part & { readonly place: number })[]>;
}

/** The speakers whose names are unique. */
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

/** The question for what a speaker said. */
export function askedAbout(name: string): string {
  return `What did ${name} say?`;
}

/** Whether a question is understood as one for quotations. It is not if the name reads like something else. */
function asksForQuotes(question: string): boolean {
  return intentOf(asShown(question)).kind === 'quotes';
}

function asIs(text: string): Choice {
  return { name: text, value: text };
}

/** The headings above paragraphs; one that also occurs in an earlier article has the title added. */
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

/** The maximum number of words of a question that are compared with names, counted from its end. */
const MOST_CORRECTED = 12;

/** Replaces the words that are similar to a part of a name, but are not one themselves, by that part. */
function corrected(typed: string, names: Names): string {
  let meant = typed;
  for (const { word, start, end } of termsOf(typed).slice(-MOST_CORRECTED).reverse()) {
    if (names.words.has(word)) continue;
    const near = nearest(word, names);
    if (near) meant = meant.slice(0, start) + near.as + meant.slice(end);
  }
  return meant;
}

/** The first part of a name that is similar to a word. */
function nearest(word: string, { byLength }: Names): Part | undefined {
  const close = [-1, 0, 1].flatMap((more) => {
    const parts = byLength.get(word.length + more);
    return parts?.find((part) => isClose(part.word, word)) ?? [];
  });
  return close.sort((a, b) => a.place - b.place)[0];
}
