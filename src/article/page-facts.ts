import { publicationDay } from './dates.js';
import { authorNames, joinNames } from './facts.js';
import { lists, type PageElement, textBelow } from './html-blocks.js';
import { factsInScripts } from './json.js';
import type { Facts } from './source.js';

/** The names under which sites state the date of publication, in lower case, the most reliable first. */
const DATES =
  'article:published_time article:published datepublished og:article:published_time og:published_time rnews:datepublished og:pubdate pubdate publishdate publish-date publish_date published_date published published_time publication_date publication-date pdate ptime dc.date.issued dcterms.issued dc.date dcterms.date dc.date.created dcterms.created date.issued date sailthru.date parsely-pub-date cxenseparse:recs:publishtime article.published article_date_original originalpublicationdate displaydate datecreated date_published release_date'.split(
    ' ',
  );
const AUTHORS =
  'author article:author dc.creator dcterms.creator dc.contributor creator byl byline sailthru.author parsely-author cxenseparse:author rbauthors authors article.author og:article:author twitter:creator_name'.split(
    ' ',
  );
const TITLES = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'sailthru.title', 'parsely-title'];

const BYLINE = /(?:^|[\s_-])(?:by-?line|author(?:-?name)?s?|p-author|writer|credits?-?name)(?=$|[\s_-])/iu;
const DATE_LINE =
  /(?:^|[\s_-])(?:by-?line|date(?:line|time)?|pub-?date|publish(?:ed)?(?:-date|-on)?|timestamp|posted-on|entry-date|article-?date)(?=$|[\s_-])/iu;
const LONGEST_LINE = 150;

/**
 * What a page states about its article: in JSON-LD, in its metadata, and in the text around the headline.
 *
 * @param elements all elements of the page, in order
 */
export function factsOf(elements: readonly PageElement[], source: string): Facts {
  const metas = metasOf(elements);
  const scripts = elements.filter(
    ({ name, attribs }) => name === 'script' && attribs.type?.includes('ld+json'),
  );
  const stated = factsInScripts(scripts.map((script) => textBelow(script) ?? ''));
  const facts = {
    title: titleIn(elements, metas, stated.title),
    author: stated.author ?? firstOf(AUTHORS, metas, authorNames) ?? authorShown(elements),
    published: dayOf(stated.published) ?? firstOf(DATES, metas, dayOf) ?? dayShown(elements),
    url: addressIn(elements, metas, source),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

type Metas = ReadonlyMap<string, readonly string[]>;

/** The contents of the `meta` elements, keyed by name in lower case. */
function metasOf(elements: readonly PageElement[]): Metas {
  const metas = new Map<string, string[]>();
  for (const { name: element, attribs } of elements) {
    const content = element === 'meta' && attribs.content?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attribs[attribute]?.trim().toLowerCase();
      if (!name) continue;
      const given = metas.get(name);
      if (given) given.push(content);
      else metas.set(name, [content]);
    }
  }
  return metas;
}

function firstOf(
  names: readonly string[],
  metas: Metas,
  read: (words: string) => string | undefined,
): string | undefined {
  for (const name of names) {
    const found = metas.get(name)?.flatMap((words) => read(words) ?? []) ?? [];
    if (found.length > 0) return read === authorNames ? joinNames(found) : found[0];
  }
  return undefined;
}

function dayOf(stated: string | undefined): string | undefined {
  return (stated !== undefined && publicationDay(stated)) || undefined;
}

function dayShown(elements: readonly PageElement[]): string | undefined {
  for (const element of elements) {
    const { name, attribs } = element;
    const isTime = name === 'time' && (attribs.datetime !== undefined || attribs.pubdate !== undefined);
    if (!isTime && !lists(element, 'itemprop', 'datePublished')) continue;
    const day = dayOf(attribs.datetime ?? attribs.content) ?? dayOf(lineOf(element));
    if (day) return day;
  }
  return linesOf(elements, DATE_LINE).flatMap((line) => dayOf(spaced(line)) ?? [])[0];
}

function authorShown(elements: readonly PageElement[]): string | undefined {
  for (const element of elements) {
    if (!lists(element, 'itemprop', 'author') && !lists(element, 'rel', 'author')) continue;
    const name = authorNames(element.attribs.content ?? lineOf(element) ?? '');
    if (name !== undefined) return name;
  }
  return linesOf(elements, BYLINE)
    .flatMap((line) => authorNames(line) ?? [])
    .find((names) => names.split(' ').length <= MOST_WORDS_OF_NAMES);
}

const MOST_WORDS_OF_NAMES = 12;

const CALLED = new Set(['p', 'div', 'span', 'a', 'address', 'time', 'li']);

/** The text of short elements whose names match a pattern. */
function linesOf(elements: readonly PageElement[], called: RegExp): string[] {
  const lines: string[] = [];
  for (const element of elements) {
    if (!CALLED.has(element.name)) continue;
    const { class: given = '' } = element.attribs;
    if (!called.test(element.name === 'address' ? `${given} author` : given)) continue;
    const line = lineOf(element);
    if (line && line.length <= LONGEST_LINE) lines.push(line);
  }
  return lines;
}

/** Includes whitespace, of which some pages have a lot; a longer text is not a line. */
const MOST_CHARACTERS = 2_000;

function lineOf(element: PageElement): string | undefined {
  return oneLine(textBelow(element, MOST_CHARACTERS));
}

/** "Ann LeeMonday, March 3": adjacent elements have no whitespace between them. */
function spaced(line: string): string {
  return line.replace(/(?<=\p{Ll})(?=\p{Lu}|\d)/gu, ' ');
}

const NAMED_ENTITY = /&(?:nbsp|#160|#xa0);/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  '#8217': '’',
  '#8216': '‘',
  '#8220': '“',
  '#8221': '”',
  '#8211': '–',
  '#8212': '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** The words on one line, with doubly encoded entities decoded once more and soft hyphens removed. */
function oneLine(words: string | undefined): string | undefined {
  return (
    words
      ?.replace(NAMED_ENTITY, ' ')
      .replace(/&(#?\w{2,6});/gu, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
      .replace(/\u00ad/gu, '')
      .replace(/\s+/gu, ' ')
      .trim() || undefined
  );
}

const SEPARATOR = /\s+(?:[|\-–—·•»:]|::|\/\/)\s+|\s*\|\s*/u;
const LEAST_WORDS = 3;

/**
 * The headline: what the first-level heading and the page's title have in common, else the metadata's title without the
 * name of the site; the heading if the metadata gives only the name of the site.
 */
function titleIn(
  elements: readonly PageElement[],
  metas: Metas,
  stated: string | undefined,
): string | undefined {
  const site = oneLine(metas.get('og:site_name')?.[0] ?? metas.get('application-name')?.[0]);
  const inHead = elements.find(({ name }) => name === 'title');
  const page = inHead && oneLine(textBelow(inHead));
  const headings = elements.flatMap((element) => {
    const words = element.name === 'h1' ? lineOf(element) : undefined;
    return words && !isSame(words, site) ? [words] : [];
  });
  const metadata = [stated, ...TITLES.map((name) => metas.get(name)?.[0])].flatMap(
    (words) => oneLine(words) ?? [],
  );
  const parts = (page?.split(SEPARATOR) ?? []).sort((a, b) => b.length - a.length);
  const agreed = headings.find((heading) => isSame(heading, page) || isSame(heading, parts[0]));
  if (agreed) return agreed;
  const named = [...metadata, ...(page ? [page] : [])].map((words) => withoutSite(words, site, headings));
  const titles = named.filter((words) => !isSame(words, site) && !isOfSite(words, site));
  const [first] = titles;
  const heading = headings.find((words) => words.split(' ').length >= LEAST_WORDS);
  if (first === undefined) return heading ?? headings[0] ?? named[0];
  // If the only heading shares no word with a title that only `<title>` gives, that title is the name of the site.
  const isOnly = titles.length === 1 && metadata.length === 0 && headings.length === 1;
  const isName = first.split(' ').length <= LEAST_WORDS || !heading || !sharesWord(heading, first);
  return isOnly && heading && isName ? heading : first;
}

function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && bare(a) === bare(b);
}

/** "The Leeds Post - Latest News": begins with the name of the site, and the rest is about no single article. */
function isOfSite(words: string, site: string | undefined): boolean {
  if (!site || !bare(words).startsWith(bare(site))) return false;
  const rest = bare(words).slice(bare(site).length).trim();
  return rest.split(' ').length <= LEAST_WORDS + 1 || /^(?:latest|breaking|news|home|the best)\b/u.test(rest);
}

/** Removes only what is known to be the name of the site, or what the heading lacks. */
function withoutSite(words: string, site: string | undefined, headings: readonly string[]): string {
  const heading = headings.find(
    (each) => words.startsWith(each) && SEPARATOR.test(words.slice(each.length, each.length + 4)),
  );
  if (heading) return heading;
  const last = [...words.matchAll(new RegExp(SEPARATOR, 'gu'))].at(-1);
  if (!last) return words;
  const [before, after] = [words.slice(0, last.index), words.slice(last.index + last[0].length)];
  const isBar = last[0].includes('|');
  return (isSame(after, site) || (isBar && before.split(' ').length > LEAST_WORDS)) && before.trim() !== ''
    ? before.trim()
    : words;
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(
    bare(a)
      .split(' ')
      .filter((word) => word.length > LEAST_WORDS),
  );
  return bare(b)
    .split(' ')
    .some((word) => words.has(word));
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Chrome and Internet Explorer write the URL of a saved page into a comment. */
const SAVED_FROM = /<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000}) {0,9}-->/u;

function addressIn(elements: readonly PageElement[], metas: Metas, source: string): string | undefined {
  const link = elements.find((each) => each.name === 'link' && lists(each, 'rel', 'canonical'));
  const stated = [link?.attribs.href, metas.get('og:url')?.[0], SAVED_FROM.exec(source)?.[1]];
  return (
    stated.find((address) => address && URL.canParse(address) && /^https?:/iu.test(address)) ?? undefined
  );
}
