import type { Article } from '../../article/article.js';
import type { Located } from '../../article/citation.js';
import { dateOf, titleOf } from '../../cards/cite.js';
import { plainText } from '../../cards/runs.js';
import { slice } from '../../language/span.js';
import type { Library } from '../../library/results.js';
import type { ArticleEntry, ReadableArticle } from './protocol.js';

/** The articles as a list to choose from. */
export function entriesOf(library: Library): ArticleEntry[] {
  return library.articles.map((article) => entryOf(article, library));
}

/** An article to read; undefined where there is none of that id. */
export function readable(id: string, library: Library): ReadableArticle | undefined {
  const article = library.articles.find((each) => each.id === id);
  if (!article) return undefined;
  const { text, author, sections } = article;
  return {
    ...entryOf(article, library),
    author: author?.value ?? null,
    sections: sections.map(({ heading, paragraphs }) => ({
      heading: heading && slice(text, heading),
      paragraphs: paragraphs.map((paragraph) => ({
        number: paragraph.number,
        text: slice(text, paragraph),
      })),
    })),
    speakers: speakersOf(id, library),
  };
}

function entryOf(article: Article, library: Library): ArticleEntry {
  return { id: article.id, title: plainText(titleOf(article), library), date: dateOf(article) };
}

function speakersOf(source: string, library: Library): ReadableArticle['speakers'] {
  const words = (located: Located) => plainText([located], library);
  return library
    .speakers({ source })
    .filter(({ quotations }) => quotations > 0)
    .toSorted((a, b) => b.quotations - a.quotations)
    .map(({ name, role, quotations }) => ({ name: words(name), role: role && words(role), quotations }));
}
