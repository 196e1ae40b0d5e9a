import type { Article } from '../src/article/article.js';
import { dateOf, titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { fold } from '../src/language/terms.js';
import { chooseArticles } from '../src/library/source.js';
import type { Choice, Context, Focused } from './command.js';

/** Discord shows no more choices, and takes no longer ones. */
const MOST_CHOICES = 25;
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

/** Speakers, those with most quotations first. */
export function speakerChoices({ value, source }: Focused, context: Context): Choice[] {
  const { library } = context;
  const speakers = articlesOf(source, context).length === 0 ? [] : library.speakers(source ? { source } : {});
  const choices = [...speakers]
    .sort((a, b) => b.quotations - a.quotations)
    .map(({ name, role }) => {
      const spoken = plainText([name], library);
      return { name: role ? `${spoken} · ${plainText([role], library)}` : spoken, value: spoken };
    });
  return matching(choices, value);
}

/** The whole article first, then headings; where there are several articles each heading with its article. */
export function sectionChoices({ value, source }: Focused, context: Context): Choice[] {
  const articles = articlesOf(source, context);
  const headings = articles.flatMap(({ id, title, sections }) =>
    sections.flatMap(({ heading }) => {
      if (!heading) return [];
      const words = plainText([{ article: id, span: heading }], context.library);
      const of =
        title && articles.length > 1
          ? ` · ${plainText([{ article: id, span: title }], context.library)}`
          : '';
      return { name: `${words}${of}`, value: words };
    }),
  );
  return matching([{ name: WHOLE_ARTICLE, value: WHOLE_ARTICLE }, ...headings], value);
}

/** While a source is still being typed it may name nothing yet. */
function articlesOf(source: string | undefined, { library }: Context): readonly Article[] {
  try {
    return chooseArticles(library.articles, source);
  } catch {
    return [];
  }
}

/** Choices that hold what was typed, those that begin with it first. */
function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = fold(typed.trim());
  const fitting = choices.filter(({ value }) => value.length <= MOST_CHARACTERS);
  const placed = (fits: (place: number) => boolean) =>
    fitting.filter(({ name }) => fits(fold(name).indexOf(wanted)));
  return [...placed((place) => place === 0), ...placed((place) => place > 0)]
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: shortened(name), value }));
}

function shortened(name: string): string {
  return name.length <= MOST_CHARACTERS ? name : `${name.slice(0, MOST_CHARACTERS - 1)}…`;
}
