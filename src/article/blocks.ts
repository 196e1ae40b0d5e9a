import type { Span } from '../language/span.js';
import type { Outline } from './article.js';
import { creditsAmong } from './credits.js';
import { hasWords } from './lines.js';
import { type ArticleSource, compose, parseSource } from './source.js';

/** A heading or a paragraph of a document with markup, as it is shown: without the markup, entities decoded. */
export interface Block {
  /** 1 to 6 for a heading, null for a paragraph. */
  readonly level: number | null;
  readonly text: string;
}

/** What a document says of itself apart from what it shows. */
export type Facts = Omit<ArticleSource, 'id' | 'sections'>;

/**
 * The outline of a document with markup. Its text is composed of what is shown; a heading of the first level at the
 * start is the title, and bylines, date lines and copyright lines are no paragraphs.
 *
 * @throws {UnreadableArticle} naming the fact that is not as it should be
 */
export function outlineOf(facts: Facts, blocks: readonly Block[]): Outline {
  const shown = blocks.filter(({ text }) => hasWords(text));
  const heading = titleAmong(shown, facts.title);
  const title = facts.title ?? (heading ? oneLine(heading.text) : undefined);
  const sections = sectionsOf(heading ? withoutTitle(shown, heading) : shown);
  return withCredits(compose(parseSource({ ...facts, ...(title !== undefined && { title }), sections })));
}

/** Above the headline there may be the rubric and a standfirst. */
const MOST_ABOVE_TITLE = 2;
const LONGEST_ABOVE_TITLE = 200;

/** The heading that has the title: the one that repeats what the facts say, or the only one of the first level near the top. */
function titleAmong(blocks: readonly Block[], stated: string | undefined): Block | undefined {
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

/** A rubric above the title is no paragraph: it is short and no sentence. */
function withoutTitle(blocks: readonly Block[], title: Block): Block[] {
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

function sectionsOf(blocks: readonly Block[]): ArticleSource['sections'] {
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

/** Takes the lines about the article itself out of the paragraphs, and from them what no metadata say. */
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
