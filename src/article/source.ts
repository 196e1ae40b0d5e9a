import { z } from 'zod';
import type { Span } from '../language/span.js';
import type { Article, Credit, Outline } from './article.js';
import { buildArticle } from './build.js';
import { publicationDay } from './dates.js';
import { UnreadableArticle } from './errors.js';

const line = z.string().refine((value) => !/[\r\n]/u.test(value), 'must stay on one line');
const Source = z.object({
  id: line.min(1, 'must not be empty').optional(),
  title: line.optional(),
  author: line.optional(),
  published: line.optional(),
  url: z.url({ protocol: /^https?$/u, error: 'must be an http or https address' }).optional(),
  sections: z.array(z.object({ heading: line.optional(), paragraphs: z.array(z.string()) })),
});

/** An article that a program or a `.json` file gives: the parts of it, in order. */
export interface ArticleSource {
  /** Unique in its library; taken from the file's name or given by the library where it is left out. */
  readonly id?: string;
  readonly title?: string;
  readonly author?: string;
  /** An ISO date (`2021-12-08`) or any other full date ("December 8, 2021"). */
  readonly published?: string;
  /** Where the article stands on the web: an http or https address. */
  readonly url?: string;
  readonly sections: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[];
}

/**
 * Makes an article of its parts.
 *
 * @param id for an article without an id of its own
 * @throws {UnreadableArticle} naming the field that is not as it should be
 * @example readSource({ title: 'Rain', sections: [{ paragraphs: ['It rained.'] }] }, 'rain')
 */
export function readSource(source: ArticleSource, id: string): Article {
  const parsed = parseSource(source);
  return buildArticle(parsed.id ?? id, compose(parsed));
}

/** Checks that a value has the form of an `ArticleSource`. */
export function parseSource(value: unknown): ArticleSource {
  const { data, error } = Source.safeParse(value);
  if (data) return withoutUndefined(data);
  const [issue] = error.issues;
  const field = fieldName(issue?.path ?? []);
  const reason = issue?.message.replace(/^Invalid input: /u, '') ?? 'is not valid';
  throw new UnreadableArticle(
    `${field === '' ? 'The article' : `The field "${field}"`} is not as it should be: ${reason}.`,
  );
}

/** zod's type for a field left out holds `undefined`; ours does not. */
function withoutUndefined(data: z.infer<typeof Source>): ArticleSource {
  return data as ArticleSource;
}

/** `sections[0].paragraphs[2]` */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
}

/**
 * Puts the parts into one text, the title, author and date on a line each, and tells where each part came to stand.
 * Every paragraph stays as it is to the character, line ends included.
 */
export function compose(source: ArticleSource): Outline {
  const page = new Page();
  const title = page.write(source.title);
  const authorSpan = page.write(source.author);
  const publishedSpan = page.write(source.published);
  const author = authorSpan && credit(source.author?.trim() ?? '', authorSpan);
  const published = publishedSpan && credit(readPublished(source.published ?? ''), publishedSpan);
  const sections = source.sections.flatMap(({ heading, paragraphs }) => {
    const section = {
      heading: page.write(heading),
      paragraphs: paragraphs.flatMap((words) => page.write(words) ?? []),
    };
    return section.paragraphs.length > 0 || section.heading ? [section] : [];
  });
  const year = published ? Number(published.value.slice(0, 4)) : null;
  return { text: page.text, title, author, published, year, url: source.url ?? null, sections };
}

/** Collects the parts of a text, each set off by a blank line. */
class Page {
  text = '';

  /** Where the words came to stand; null where there are none but blanks. */
  write(words: string | undefined): Span | null {
    if (words === undefined || words.trim() === '') return null;
    if (this.text !== '') this.text += '\n\n';
    const start = this.text.length;
    this.text += words;
    return { start, end: this.text.length };
  }
}

function credit(value: string, span: Span): Credit {
  return { value, span, line: span };
}

function readPublished(words: string): string {
  const day = publicationDay(words);
  if (day !== null) return day;
  throw new UnreadableArticle(
    'The field "published" is not as it should be: write a full date such as 2021-12-08 or December 8, 2021.',
  );
}
