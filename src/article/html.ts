import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Outline } from './article.js';
import { type Facts, outlineOf } from './blocks.js';
import { datesIn, isoDate } from './dates.js';
import { UnreadableArticle } from './errors.js';
import { blocksOf, type HtmlNode } from './html-blocks.js';

/** What is about the site or by its readers; on short pages the reader view would take some of it for the story. */
const NO_STORY =
  'nav, footer, [role="navigation"], [role="contentinfo"], #comments, .comments, .comment, #disqus_thread';

/** Finding the main text takes time that grows with the square of the depth; pages have a tenth of this. */
const MOST_DEPTH = 200;

/** Text so long is taken for the main text without a second try that drops less; news in brief have no more. */
const ENOUGH_CHARACTERS = 250;

/**
 * Reads a news article from a saved web page: its main text as Firefox's reader view finds it, without navigation and
 * comments; title, author, date and address from its metadata.
 *
 * @returns spans into the text as it is shown, without the markup
 * @throws {UnreadableArticle} where the page has no main text
 */
export function readHtml(source: string): Outline {
  const { document } = parseHTML(completed(source.replace(/^\uFEFF/u, '')));
  const root = document as unknown as HtmlNode;
  if (isDeeper(root, MOST_DEPTH)) throw new UnreadableArticle('The page is nested too deeply.');
  const url = addressIn(document, source);
  const stated = dateIn(document);
  // Where a page has no head, the parser leaves its title among the text, where the search for it does not look.
  const named = oneLine(document.querySelector('title')?.textContent);
  for (const element of document.querySelectorAll(NO_STORY)) element.remove();
  const page = new Readability<HtmlNode>(document, {
    charThreshold: ENOUGH_CHARACTERS,
    serializer: (node) => node as unknown as HtmlNode,
  }).parse();
  if (!page?.content) throw new UnreadableArticle('The page holds no text that could be an article.');
  const facts = {
    title: oneLine(page.title) ?? named,
    author: authorFrom(page.byline),
    published: dateFrom(page.publishedTime) ?? stated,
    url,
  };
  return outlineOf(withoutEmpty(facts), blocksOf(page.content));
}

function isDeeper({ childNodes }: HtmlNode, depth: number): boolean {
  if (depth === 0) return true;
  for (const child of childNodes) if (isDeeper(child, depth - 1)) return true;
  return false;
}

/** The parser takes a piece of a page for a page without body. */
function completed(source: string): string {
  return /<body\b/iu.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
}

function withoutEmpty(facts: { [Key in keyof Facts]: string | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function oneLine(words: string | null | undefined): string | undefined {
  return words?.replace(/\s+/gu, ' ').trim() || undefined;
}

/** Some pages name a profile's address in the place of the author. */
function authorFrom(byline: string | null | undefined): string | undefined {
  const names = oneLine(byline)?.replace(/^by:?\s+/iu, '');
  return names && !/^https?:/iu.test(names) ? names : undefined;
}

type Page = ReturnType<typeof parseHTML>['document'];

const DATES = [
  'meta[itemprop="datePublished"]',
  'meta[name="date"]',
  'meta[name="DC.date.issued"]',
  'meta[name="parsely-pub-date"]',
  'article time[datetime]',
  'time[datetime]',
];

function dateIn(document: Page): string | undefined {
  return DATES.map((selector) => {
    const element = document.querySelector(selector);
    return dateFrom(element?.getAttribute('content') ?? element?.getAttribute('datetime'));
  }).find((date) => date !== undefined);
}

/** A date has fewer characters, and the time that it takes to look for one grows faster than they do. */
const LONGEST_DATE = 200;

/** The day of a date that a page states for programs; nothing where it is none. */
function dateFrom(stated: string | null | undefined): string | undefined {
  if (!stated || stated.length > LONGEST_DATE) return undefined;
  const [date] = datesIn(stated, { start: 0, end: stated.length });
  return date ? (isoDate(date) ?? undefined) : undefined;
}

/** Chrome and Internet Explorer note in a comment where they saved a page from. */
const SAVED_FROM = /<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000}) {0,9}-->/u;

function addressIn(document: Page, source: string): string | undefined {
  const stated = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
    SAVED_FROM.exec(source)?.[1],
  ];
  return (
    stated.find((address) => address && URL.canParse(address) && /^https?:/iu.test(address)) ?? undefined
  );
}
