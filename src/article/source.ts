import { z } from 'zod';
import type { Span } from '../language/span.js';
import { type Article, type Credit, type Outline, UnreadableArticle } from './article.js';
import { buildArticle } from './build.js';
import { creditsAmong } from './credits.js';
import { publicationDay } from './dates.js';
import { hasWords } from './lines.js';

const line = z.string().refine((value) => !/[\r\n]/u.test(value), 'must stay on one line');
const Source = z.object({
  id: line.min(1, 'must not be empty').optional(),
  title: line.optional(),
  author: line.optional(),
  published: line.optional(),
  url: z.url({ protocol: /^https?$/u, error: 'must be an http or https address' }).optional(),
  sections: z.array(z.object({ heading: line.optional(), paragraphs: z.array(z.string()) })),
});

/** An article from a program or a `.json` file: its parts, in order. */
export interface ArticleSource {
  /** Unique in its library; if omitted, derived from the file's name or assigned by the library. */
  readonly id?: string;
  readonly title?: string;
  readonly author?: string;
  /** An ISO date (`2021-12-08`) or any other full date ("December 8, 2021"). */
  readonly published?: string;
  /** The article's URL: http or https. */
  readonly url?: string;
  readonly sections: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[];
}

/**
 * Builds an article from its parts.
 *
 * @param id for an article without an id of its own
 * @throws {UnreadableArticle} naming the invalid field
 * @example readSource({ title: 'Rain', sections: [{ paragraphs: ['It rained.'] }] }, 'rain')
 */
export function readSource(source: ArticleSource, id: string): Article {
  const parsed = parseSource(source);
  return buildArticle(parsed.id ?? id, compose(parsed));
}

/** Checks that a value has the form of an `ArticleSource`. */
function parseSource(value: unknown): ArticleSource {
  const { data, error } = Source.safeParse(value);
  if (data) return withoutUndefined(data);
  const [issue] = error.issues;
  const field = fieldName(issue?.path ?? []);
  const reason = issue?.message.replace(/^Invalid input: /u, '') ?? 'is not valid';
  throw new UnreadableArticle(
    `${field === '' ? 'The article' : `The field "${field}"`} is not as it should be: ${reason}.`,
  );
}

/** In zod's type an optional field may be `undefined`; in ours it may not. */
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
 * Joins the parts into one text, with the title, author and date on a line each, and records the position of each part.
 * Paragraphs are kept unchanged, line ends included.
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

/** Collects the parts of a text, separated by blank lines. */
class Page {
  text = '';

  /** The position of the words in the text; null if there is nothing but whitespace. */
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

/** A heading or a paragraph of a document with markup, as displayed: without the markup, entities decoded. */
export interface MarkupBlock {
  /** 1 to 6 for a heading, null for a paragraph. */
  readonly level: number | null;
  readonly text: string;
}

/** What a document states about itself apart from its displayed text. */
export type Facts = Omit<ArticleSource, 'id' | 'sections'>;

/**
 * The outline of a document with markup. Its text is composed of what is displayed; a heading of the first level at the
 * start is the title, and bylines, date lines and copyright lines are not paragraphs.
 *
 * @throws {UnreadableArticle} naming the invalid fact
 */
export function outlineOf(facts: Facts, blocks: readonly MarkupBlock[]): Outline {
  const shown = blocks.filter(({ text }) => hasWords(text));
  const heading = titleAmong(shown, facts.title);
  const title = facts.title ?? (heading ? oneLine(heading.text) : undefined);
  const sections = sectionsOf(heading ? withoutTitle(shown, heading) : shown);
  return withCredits(compose(parseSource({ ...facts, ...(title !== undefined && { title }), sections })));
}

/** A section label and a standfirst may come before the headline. */
const MOST_ABOVE_TITLE = 2;
const LONGEST_ABOVE_TITLE = 200;

/**
 * The heading that is the title: the one that repeats the stated title, or the only one of the first level near the
 * top.
 */
function titleAmong(blocks: readonly MarkupBlock[], stated: string | undefined): MarkupBlock | undefined {
  const at = blocks.findIndex(({ level }) => level !== null);
  const heading = blocks[at];
  if (
    !heading ||
    at > MOST_ABOVE_TITLE ||
    blocks.slice(0, at).some(({ text }) => text.length > LONGEST_ABOVE_TITLE)
  )
    return undefined;
  if (stated !== undefined) return folded(heading.text) === folded(stated) ? heading : undefined;
  const isOnly = at === 0 || blocks.filter(({ level }) => level === 1).length === 1;
  return heading.level === 1 && isOnly ? heading : undefined;
}

/** The blocks without the title and the section label above it, which is short and no sentence. */
function withoutTitle(blocks: readonly MarkupBlock[], title: MarkupBlock): MarkupBlock[] {
  const at = blocks.indexOf(title);
  return blocks.filter((block, place) => place !== at && (place > at || !isRubric(block.text)));
}

function isRubric(text: string): boolean {
  return (
    text.split(/\s+/u).length <= MOST_WORDS_OF_RUBRIC &&
    !/[.!?…:]["”’)]?$/u.test(text) &&
    !/\d{4}|^by\b/iu.test(text)
  );
}

const MOST_WORDS_OF_RUBRIC = 4;

function folded(text: string): string {
  return oneLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sectionsOf(blocks: readonly MarkupBlock[]): ArticleSource['sections'] {
  const sections: { heading?: string; paragraphs: string[] }[] = [{ paragraphs: [] }];
  for (const { level, text } of blocks) {
    if (level === null) sections.at(-1)?.paragraphs.push(text);
    else sections.push({ heading: oneLine(text), paragraphs: [] });
  }
  return sections;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, (blanks) => (/[\r\n]/u.test(blanks) ? ' ' : blanks)).trim();
}

/**
 * Removes the lines about the article itself from the paragraphs, and reads from them the facts that the metadata
 * lacks.
 */
function withCredits(outline: Outline): Outline {
  const { text, title, sections } = outline;
  const lineOf = (span: Span) => ({ ...span, setOff: true, indent: 0 });
  const body = sections.map(({ heading, paragraphs }) => ({ heading, lines: paragraphs.map(lineOf) }));
  const lines = body.flatMap((section) => section.lines);
  const credits = creditsAmong(text, title ? [lineOf(title), ...lines] : lines);
  const found = credits.read(lines.filter((line) => !credits.lines.has(line)));
  return {
    ...outline,
    author: outline.author ?? found.author,
    published: outline.published ?? found.published,
    year: outline.year ?? found.year,
    sections: body.map(({ heading, lines }) => ({
      heading,
      paragraphs: lines.filter((line) => !credits.lines.has(line)).map(({ start, end }) => ({ start, end })),
    })),
  };
}
