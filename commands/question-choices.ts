import { intentOf } from '../src/answer/intent.js';
import type { Article } from '../src/article/article.js';
import { titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { asShown } from '../src/cards/title-words.js';
import { fold, termsOf } from '../src/language/terms.js';
import type { Library, LibrarySpeaker } from '../src/library/results.js';
import { isClose } from '../src/quotation/entities.js';
import { articlesOf, choicesFrom, countsOf, MOST_CHOICES } from './choices.js';
import type { Choice, Context, Focused } from './command.js';

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
  const begins = ({ words }: Offer) => words.some((each) => each.word.startsWith(word));
  const isOffered = meant !== typed && isAnswered(meant, of, articles.length, library);
  return choicesFrom([
    ...(isOffered ? [{ name: `Did you mean: ${meant}`, value: meant }] : []),
    ...firstOf(names, begins).map(askedAbout).filter(asksForQuotes).map(asIs),
    ...firstOf(headingsOf(articles, library), begins).map(asIs),
  ]);
}

/** In more articles it takes too long, while somebody types, to see whether they answer. */
const FEW_ARTICLES = 20;

/** Whether a question is answered, as far as can be told at once. */
function isAnswered(
  question: string,
  of: { readonly source?: string },
  articles: number,
  library: Library,
): boolean {
  const asked = asShown(question);
  const intent = intentOf(asked);
  if (intent.kind === 'quotes' && intent.about === null && intent.speaker !== null)
    return library.quotes({ ...of, speaker: intent.speaker }).quotations.length > 0;
  return articles <= FEW_ARTICLES && library.ask(asked, { ...of, limit: 1 }).answered;
}

/** A name or a heading with its words. */
interface Offer {
  readonly text: string;
  readonly words: readonly { readonly word: string; readonly as: string }[];
}

function offer(text: string): Offer {
  const words = termsOf(text).map(({ word, start, end }) => ({ word, as: text.slice(start, end) }));
  return { text, words };
}

function firstOf(offers: readonly Offer[], fits: (offer: Offer) => boolean): string[] {
  return offers
    .filter(fits)
    .slice(0, MOST_CHOICES)
    .map(({ text }) => text);
}

/** An archive has thousands of speakers and headings, the same at each letter that is typed. */
const known = new WeakMap<readonly object[], readonly Offer[]>();

function remembered(of: readonly object[], make: () => readonly string[]): readonly Offer[] {
  const offers = known.get(of) ?? make().map(offer);
  known.set(of, offers);
  return offers;
}

/** The names of those who are quoted, and are no two of a name. */
function namesOf(speakers: readonly LibrarySpeaker[], library: Library): readonly Offer[] {
  return remembered(speakers, () => {
    const names = speakers
      .filter(({ quotations }) => quotations > 0)
      .map(({ name }) => plainText([name], library))
      .filter((name) => /\p{Lu}/u.test(name));
    const times = countsOf(names.map(fold));
    return names.filter((name) => times.get(fold(name)) === 1);
  });
}

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
function headingsOf(articles: readonly Article[], library: Library): readonly Offer[] {
  return remembered(articles, () => {
    const first = new Map<string, Article>();
    const headings = articles.flatMap((article) =>
      article.sections.flatMap(({ heading, paragraphs }) => {
        const words = heading ? plainText([{ article: article.id, span: heading }], library) : '';
        if (termsOf(words).length === 0 || !paragraphs.some(({ sentences }) => sentences.length > 0))
          return [];
        const key = fold(words);
        const before = first.get(key) ?? article;
        first.set(key, before);
        return [before === article ? words : `${words} · ${plainText(titleOf(article), library)}`];
      }),
    );
    return [...new Set(headings)];
  });
}

/** The words with those that come close to a part of a name, and are none themselves, put as the name has them. */
function corrected(typed: string, names: readonly Offer[]): string {
  let meant = typed;
  for (const { word, start, end } of termsOf(typed).reverse()) {
    if (names.some(({ words }) => words.some((part) => part.word === word))) continue;
    const near = firstPart(names, (part) => isClose(part.word, word));
    if (near) meant = meant.slice(0, start) + near.as + meant.slice(end);
  }
  return meant;
}

function firstPart(names: readonly Offer[], fits: (part: Offer['words'][number]) => boolean) {
  for (const { words } of names) {
    const part = words.find(fits);
    if (part) return part;
  }
  return undefined;
}
