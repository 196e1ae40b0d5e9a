import type { Article } from '../src/article/article.js';
import { dateOf, titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { fold } from '../src/language/terms.js';
import type { Library, LibrarySpeaker } from '../src/library/results.js';
import { chooseArticles } from '../src/library/source.js';
import type { Choice, Context, Focused } from './command.js';

/** Discord shows no more choices, and takes no longer ones. */
export const MOST_CHOICES = 25;
const MOST_CHARACTERS = 100;

/** The choice that stands for no section in particular; the library knows it. */
const WHOLE_ARTICLE = 'whole article';

/** Articles by title; the value is the id. */
export function sourceChoices({ value }: Focused, { library }: Context): Choice[] {
  const choices = library.articles.map((article) => {
    const date = dateOf(article);
    const title = plainText(titleOf(article), library);
    return { name: date ? `${title} · ${date}` : title, value: article.id };
  });
  return matching(choices, value);
}

/** Speakers, those with most quotations first; where none has what was typed in name or role, those it may mean. */
export function speakerChoices({ value, source }: Focused, context: Context): Choice[] {
  const { library } = context;
  if (articlesOf(source, context).length === 0) return [];
  const of = source ? { source } : {};
  const found = matching(speakersAsChoices(library.speakers(of), library), value);
  if (found.length > 0 || value.trim() === '') return found;
  const { speaker, mayMean } = library.quotes({ speaker: value, ...of });
  const meant = speaker ? [speaker] : mayMean;
  return choicesFrom(
    speakersAsChoices(meant, library).map((choice) => ({ ...choice, name: `Did you mean: ${choice.name}` })),
  );
}

/** Those who are quoted; of several of one name each with the role, which tells them apart. */
function speakersAsChoices(speakers: readonly LibrarySpeaker[], library: Library): Choice[] {
  const quoted = speakers.filter(({ quotations }) => quotations > 0);
  const times = countsOf(quoted.map(({ name }) => fold(plainText([name], library))));
  return quoted
    .sort((a, b) => b.quotations - a.quotations)
    .map(({ name, role, quotations }) => {
      const words = plainText([name], library);
      const title = role ? [plainText([role], library)] : [];
      const count = quotations === 1 ? '1 quotation' : `${quotations} quotations`;
      const value = times.get(fold(words)) === 1 ? words : [...title, words].join(' ');
      return { name: [words, ...title, count].join(' · '), value };
    });
}

/** How often each of them is there. */
export function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The whole article first, then headings; where there are several articles each with its article. */
export function sectionChoices({ value, source }: Focused, context: Context): Choice[] {
  const articles = articlesOf(source, context);
  const whole =
    articles.length === 1
      ? [{ name: WHOLE_ARTICLE, value: WHOLE_ARTICLE }]
      : articles.map((article) => ({
          name: `${WHOLE_ARTICLE} · ${plainText(titleOf(article), context.library)}`,
          value: article.id,
        }));
  const headings = headedSections(articles, context.library).map(({ name }) => ({ name, value: name }));
  return matching([...whole, ...headings], value);
}

/** The sections that have a heading, under the names that they are offered by. */
export function headedSections(articles: readonly Article[], library: Library) {
  return articles.flatMap((article) =>
    article.sections.flatMap(({ heading, number }) => {
      if (!heading) return [];
      const words = plainText([{ article: article.id, span: heading }], library);
      const of = articles.length > 1 ? ` · ${plainText(titleOf(article), library)}` : '';
      return [{ name: words + of, article: article.id, section: String(number) }];
    }),
  );
}

/** While a source is still being typed it may name nothing yet. */
export function articlesOf(source: string | undefined, { library }: Context): readonly Article[] {
  try {
    return chooseArticles(library.articles, source);
  } catch {
    return [];
  }
}

/** Choices that hold what was typed, those that begin with it first. */
function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = fold(typed.trim());
  const placed = choices.map((choice) => ({ choice, place: fold(choice.name).indexOf(wanted) }));
  const those = (fits: (place: number) => boolean) =>
    placed.flatMap(({ choice, place }) => (fits(place) ? [choice] : []));
  return choicesFrom([...those((place) => place === 0), ...those((place) => place > 0)]);
}

/** As many choices as Discord shows, with names cut to what it takes; a value cannot be cut. */
export function choicesFrom(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ value }) => value !== '' && value.length <= MOST_CHARACTERS)
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: shortened(name), value }));
}

function shortened(name: string): string {
  return name.length <= MOST_CHARACTERS ? name : `${name.slice(0, MOST_CHARACTERS - 1)}…`;
}
