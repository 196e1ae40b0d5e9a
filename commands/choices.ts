import type { Article } from '../src/article/article.js';
import { dateOf, titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { atOnce, type Steps } from '../src/language/steps.js';
import { fold } from '../src/language/terms.js';
import { TOLD_APART } from '../src/library/quotes.js';
import type { Library, LibrarySpeaker } from '../src/library/results.js';
import { chooseArticles } from '../src/library/source.js';
import { push } from '../src/quotation/entities.js';
import { foldWords } from '../src/quotation/names.js';
import type { Choice, Context, Focused } from './command.js';

/** Discord shows no more choices, and takes no longer ones. */
export const MOST_CHOICES = 25;
const MOST_CHARACTERS = 100;

/** The choice that stands for no section in particular; the library knows it. */
const WHOLE_ARTICLE = 'whole article';

/** Characters of a name that are looked at. */
const LONGEST = 300;
/** After so many of them other work may have its turn. */
const SLICE = 500;

/** A choice with what is looked for in it. */
interface Listed extends Choice {
  readonly folded: string;
}

/** Something made of a list, once: an archive has thousands of everything, the same at each letter that is typed. */
export interface Remembered<Of extends object, Made> {
  (of: readonly Of[], library: Library): Made;
  /** Makes it beforehand. */
  inSteps(of: readonly Of[], library: Library): Steps<Made>;
}

/** Keeps what is made of a list for as long as there is the list. */
export function remembered<Of extends object, Made>(
  make: (of: readonly Of[], library: Library) => Steps<Made>,
): Remembered<Of, Made> {
  const known = new WeakMap<readonly Of[], Made>();
  function* inSteps(of: readonly Of[], library: Library): Steps<Made> {
    const made = known.get(of) ?? (yield* make(of, library));
    known.set(of, made);
    return made;
  }
  return Object.assign((of: readonly Of[], library: Library) => atOnce(inSteps(of, library)), { inSteps });
}

/** What is made of each of them, one after the other, in steps. */
export function* each<Of, Made>(of: readonly Of[], make: (one: Of) => readonly Made[]): Steps<Made[]> {
  const all: Made[] = [];
  for (const [at, one] of of.entries()) {
    if (at % SLICE === SLICE - 1) yield;
    for (const made of make(one)) all.push(made);
  }
  return all;
}

function listed(choice: Choice): Listed {
  return { ...choice, folded: fold(choice.name.slice(0, LONGEST)) };
}

/** Articles by title; the value is the id. */
export function sourceChoices({ value }: Focused, { library }: Context): Choice[] {
  return matching(sourceList(library.articles, library), value);
}

const sourceList = remembered((articles: readonly Article[], library) =>
  each(articles, (article) => {
    const date = dateOf(article);
    const title = plainText(titleOf(article), library);
    return [listed({ name: date ? `${title} · ${date}` : title, value: article.id })];
  }),
);

/** Speakers, those with most quotations first; where none has what was typed in name or role, those it may mean. */
export function speakerChoices({ value, source }: Focused, context: Context): Choice[] {
  const { library } = context;
  if (articlesOf(source, context).length === 0) return [];
  const of = source ? { source } : {};
  const found = matching(speakerList(library.speakers(of), library), value);
  if (found.length > 0 || value.trim() === '') return found;
  const { speaker, mayMean } = library.quotes({ speaker: value, ...of });
  const meant = new Set((speaker ? [speaker] : mayMean).map(placeOf));
  return choicesFrom(
    speakerList(library.speakers(of), library)
      .filter(({ place }) => meant.has(place))
      .map(({ name, value }) => ({ name: `Did you mean: ${name}`, value })),
  );
}

/** A choice of a speaker, with where the name stands. */
interface ListedSpeaker extends Listed {
  readonly place: string;
}

function placeOf({ name: { article, span } }: LibrarySpeaker): string {
  return `${span.start} ${article}`;
}

/** Those who are quoted; whoever has a name that others have, or a part of theirs, with the role or article that tells them apart. */
const speakerList = remembered(function* (
  speakers: readonly LibrarySpeaker[],
  library,
): Steps<ListedSpeaker[]> {
  const quoted = speakers.filter(({ quotations }) => quotations > 0);
  const named = yield* each(quoted, (speaker) => {
    const words = plainText([speaker.name], library);
    return [{ speaker, words, title: speaker.role ? [plainText([speaker.role], library)] : [] }];
  });
  const times = countsOf(named.flatMap(({ words }) => [...new Set([fold(words), ...foldWords(words)])]));
  const articles = new Map(library.articles.map((article) => [article.id, article]));
  const roles = countsOf(named.map(({ words, title }) => fold([words, ...title].join(TOLD_APART))));
  return yield* each(
    named.sort((a, b) => b.speaker.quotations - a.speaker.quotations),
    ({ speaker, words, title }) => {
      const { name, quotations } = speaker;
      const isAlone = times.get(fold(words)) === 1;
      const byRole = [words, ...title].join(TOLD_APART);
      const isRole = title.length > 0 && roles.get(fold(byRole)) === 1;
      const article = articles.get(name.article);
      const from = isAlone || isRole || !article ? [] : [plainText(titleOf(article), library)];
      const count = quotations === 1 ? '1 quotation' : `${quotations} quotations`;
      const value = isAlone ? words : isRole ? byRole : [words, name.article].join(TOLD_APART);
      return [
        {
          ...listed({ name: [words, ...title, ...from, count].join(' · '), value }),
          place: placeOf(speaker),
        },
      ];
    },
  );
});

/** How often each of them is there. */
export function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The whole article first, then headings; where there are several articles each with its article. */
export function sectionChoices({ value, source }: Focused, context: Context): Choice[] {
  return matching(sectionList(articlesOf(source, context), context.library), value);
}

const sectionList = remembered(function* (articles: readonly Article[], library): Steps<Listed[]> {
  const wholes =
    articles.length === 1
      ? [listed({ name: WHOLE_ARTICLE, value: WHOLE_ARTICLE })]
      : yield* each(articles, (article) => {
          const name = `${WHOLE_ARTICLE} · ${plainText(titleOf(article), library)}`;
          return [listed({ name, value: article.id })];
        });
  const headed = yield* headedSections.inSteps(articles, library);
  const headings = yield* each([...headed.values()].flat(), ({ name }) => [listed({ name, value: name })]);
  return [...wholes, ...headings];
});

/** A section that has a heading. */
interface HeadedSection {
  /** The heading, where there are several articles with the title. */
  readonly name: string;
  readonly article: string;
  readonly section: string;
}

/** The sections that have a heading, by the names that they are offered by. */
export const headedSections = remembered(function* (
  articles: readonly Article[],
  library,
): Steps<ReadonlyMap<string, readonly HeadedSection[]>> {
  const headed = yield* each(articles, (article) => {
    const of = articles.length > 1 ? ` · ${plainText(titleOf(article), library)}` : '';
    return article.sections.flatMap(({ heading, number }): HeadedSection[] => {
      if (!heading) return [];
      const words = plainText([{ article: article.id, span: heading }], library);
      return [{ name: words + of, article: article.id, section: String(number) }];
    });
  });
  const byName = new Map<string, HeadedSection[]>();
  for (const section of headed) push(byName, section.name, section);
  return byName;
});

/** While a source is still being typed it may name nothing yet. */
export function articlesOf(source: string | undefined, { library }: Context): readonly Article[] {
  try {
    return chooseArticles(library.articles, source);
  } catch {
    return [];
  }
}

/** Choices that hold what was typed, those that begin with it first. */
function matching(choices: readonly Listed[], typed: string): Choice[] {
  const wanted = fold(typed.trim());
  const [beginning, holding]: [Choice[], Choice[]] = [[], []];
  for (const choice of choices) {
    const place = choice.folded.indexOf(wanted);
    if (place < 0 || !isTakeable(choice)) continue;
    if (place === 0) beginning.push(choice);
    else if (holding.length < MOST_CHOICES) holding.push(choice);
    if (beginning.length === MOST_CHOICES) break;
  }
  return choicesFrom([...beginning, ...holding]);
}

/** As many choices as Discord shows, with names cut to what it takes; a value cannot be cut. */
export function choicesFrom(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(isTakeable)
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: shortened(name), value }));
}

function isTakeable({ value }: Choice): boolean {
  return value !== '' && value.length <= MOST_CHARACTERS;
}

function shortened(name: string): string {
  return name.length <= MOST_CHARACTERS ? name : `${name.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** Finds out what can be chosen in a library before anybody types. */
export function* readyChoices(library: Library): Steps<void> {
  const { articles } = library;
  yield* sourceList.inSteps(articles, library);
  yield* sectionList.inSteps(articles, library);
  yield* speakerList.inSteps(library.speakers(), library);
}
