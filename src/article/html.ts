import { type Outline, UnreadableArticle } from './article.js';
import { readByline } from './credits.js';
import { readDateLine } from './dates.js';
import { blocksOf, elementsBelow, type HtmlNode, parsePage } from './html-blocks.js';
import { factsOf } from './page-facts.js';
import { outlineOf } from './source.js';
import { storyOf } from './story.js';

/** Finding the main text takes time quadratic in the depth; real pages have a tenth of this. */
const MOST_DEPTH = 200;

/**
 * Reads a news article from a saved web page: its main text, without navigation, advertisements, captions and comments;
 * title, author, date and URL from its metadata.
 *
 * @returns spans into the displayed text, without the markup
 * @throws {UnreadableArticle} if the page has no text
 */
export function readHtml(source: string): Outline {
  const html = completed(source.replace(/^\uFEFF/u, ''));
  const page = parsePage(html);
  if (isDeeper(page, MOST_DEPTH)) throw new UnreadableArticle('The page is nested too deeply.');
  const facts = factsOf(elementsBelow(page), source);
  const story = storyOf(page);
  const found = story.some(({ level }) => level === null) ? story : blocksOf(parsePage(html));
  const blocks = found.filter(({ text }) => {
    const line = { start: 0, end: text.length };
    const isKnown = (facts.published && readDateLine(text, line)) || (facts.author && readByline(text, line));
    return !isKnown;
  });
  if (blocks.length === 0) throw new UnreadableArticle('The page holds no text that could be an article.');
  return outlineOf(facts, blocks);
}

function isDeeper({ childNodes }: HtmlNode, depth: number): boolean {
  if (depth === 0) return true;
  for (const child of childNodes ?? []) if (isDeeper(child, depth - 1)) return true;
  return false;
}

/** The longest error message of a server before the page, in characters. */
const MOST_BEFORE = 4_000;
const HEAD_PART =
  /\s+|<!--[\s\S]*?(?:-->|$)|<!doctype[^>]*>|<\?[^>]*>|<html\b[^>]*>|<\/?head\b[^>]*>|<(?:meta|link|base)\b[^>]*>|<(title|style|script|noscript|template)\b[^>]*>[\s\S]*?<\/\1\s*>/iuy;
const BODY_START = /<body\b[^>]*>/iuy;

/**
 * The page with the tags that HTML allows writers to omit, and without anything before it: the parser adds no head and
 * body itself.
 */
function completed(source: string): string {
  const page = source.slice(startOf(source));
  let at = 0;
  const head: string[] = [];
  for (;;) {
    HEAD_PART.lastIndex = at;
    const part = HEAD_PART.exec(page)?.[0];
    if (!part) break;
    if (/^<(?:meta|link|base|title|style|script)/iu.test(part)) head.push(part);
    at += part.length;
  }
  BODY_START.lastIndex = at;
  const start = BODY_START.exec(page)?.[0].length ?? 0;
  const body = page.slice(at + start).replace(/<\/(?:body|html)\s*>/giu, '');
  return `<!doctype html><html><head>${head.join('')}</head><body>${body}</body></html>`;
}

function startOf(source: string): number {
  const start = source.slice(0, MOST_BEFORE).search(/<!doctype html|<html\b/iu);
  const before = source.slice(0, Math.max(0, start));
  return /<(?:p|head|title|script|body|meta|article|main)\b/iu.test(before) ? 0 : Math.max(0, start);
}
