import type { Span } from '../language/span.js';
import type { Outline } from './article.js';
import { creditsAmong } from './credits.js';
import { headingsAmong } from './headings.js';
import { type Line, linesOf } from './lines.js';
import { isTitle } from './title.js';

/**
 * Reads a news article from plain text: a title line, byline, date and copyright lines, headings and paragraphs,
 * each a line of its own or hard-wrapped with blank lines between.
 *
 * @param source the text; stays as it is, byte-order mark and line ends included
 * @returns spans into `source`; no sections where it holds no paragraph
 */
export function readPlainText(source: string): Outline {
  const lines = linesOf(source);
  const credits = creditsAmong(source, lines);
  const rest = lines.filter((line) => !credits.lines.has(line));
  const [first, next] = rest;
  const below = first && lines[lines.indexOf(first) + 1];
  const credited = below !== undefined && credits.lines.has(below);
  const title = first && isTitle(source, first, next, credited) ? first : null;
  const body = title ? rest.slice(1) : rest;
  const { author, published, year } = credits.read(body);
  return {
    text: source,
    title: title && plain(title),
    author,
    published,
    year,
    url: null,
    sections: sectionsOf(source, body, credits.headEnd),
  };
}

function sectionsOf(text: string, body: readonly Line[], headEnd: number): Outline['sections'] {
  const headings = headingsAmong(
    text,
    body.filter(({ start }) => start >= headEnd),
  );
  const sections: { heading: Span | null; paragraphs: Span[] }[] = [];
  for (const line of body) {
    if (headings.has(line)) sections.push({ heading: plain(line), paragraphs: [] });
    else if (sections.length === 0) sections.push({ heading: null, paragraphs: [plain(line)] });
    else sections.at(-1)?.paragraphs.push(plain(line));
  }
  return sections;
}

function plain({ start, end }: Span): Span {
  return { start, end };
}
