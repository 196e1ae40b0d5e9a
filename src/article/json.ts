import { type Outline, UnreadableArticle } from './article.js';
import { joinNames, namesOfValue, readFacts } from './facts.js';
import { type ArticleSource, compose, outlineOf } from './source.js';

type Fields = Readonly<Record<string, unknown>>;
type Sections = ArticleSource['sections'];

/**
 * Reads an article from JSON text, in the form of an `ArticleSource` or of schema.org. An invalid fact is omitted, with
 * a warning that names it.
 *
 * @throws {UnreadableArticle} if it is no JSON, or contains no text
 */
export async function readJson(text: string): Promise<Outline & { readonly id?: string }> {
  const { value, warning } = parse(text.replace(/^\uFEFF/u, ''));
  const fields = fieldsOf(value);
  const stated = factsInValue(value) ?? {};
  const { facts, warnings } = readFacts({ ...fields, ...stated });
  const sections = await sectionsIn(fields, stated.body);
  if (!sections) throw new UnreadableArticle(`The article is not as it should be: ${FORM}.`);
  const outline = compose({ ...facts, sections });
  const { id } = fields;
  const named = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  return {
    ...outline,
    ...(named !== '' && !/[\r\n]/u.test(named) && { id: named }),
    warnings: [...(warning ? [warning] : []), ...warnings],
  };
}

const FORM = 'it needs "sections" with "paragraphs", or a text in "articleBody"';

/** The fields of one article, which some programs wrap in a list. */
function fieldsOf(value: unknown): Fields {
  const [first] = [value].flat();
  return typeof first === 'object' && first !== null ? (first as Fields) : {};
}

const BODIES = ['paragraphs', 'articleBody', 'body', 'content', 'text', 'article', 'fulltext'];

async function sectionsIn(fields: Fields, stated: string | undefined): Promise<Sections | null> {
  if (Array.isArray(fields.sections)) return Promise.all(fields.sections.map(sectionOf));
  const body = [...BODIES.map((name) => fields[name]), stated].find((each) => paragraphsIn(each).length > 0);
  return body === undefined ? null : bodyOf(body);
}

async function sectionOf(section: unknown): Promise<Sections[number]> {
  if (typeof section === 'string' || Array.isArray(section)) return { paragraphs: paragraphsIn(section) };
  const { heading, title, paragraphs, text, body } = (section ?? {}) as Fields;
  const words = [heading, title].find((each) => typeof each === 'string' && each.trim() !== '');
  const given = [paragraphs, text, body].find((each) => paragraphsIn(each).length > 0);
  return {
    ...(typeof words === 'string' && { heading: words.replace(/\s*[\r\n]+\s*/gu, ' ') }),
    paragraphs: paragraphsIn(given),
  };
}

/** The items of a list are kept unchanged; a string is split into paragraphs at line breaks or blank lines. */
function paragraphsIn(value: unknown): string[] {
  if (typeof value === 'string') return parted(value);
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const { text } = (typeof each === 'object' && each !== null ? each : {}) as Fields;
    const words = typeof each === 'string' ? each : text;
    return typeof words === 'string' ? [words] : [];
  });
}

function parted(text: string): string[] {
  const by = /\n[ \t]*\r?\n/u.test(text) ? /\r?\n[ \t]*(?:\r?\n[ \t]*)+/u : /\r?\n/u;
  return text.split(by).filter((part) => part.trim() !== '');
}

const MARKUP = /<(?:p|br|div|h[1-6]|li|blockquote)\b[^>]{0,200}>/iu;

async function bodyOf(value: unknown): Promise<Sections> {
  if (typeof value !== 'string' || !MARKUP.test(value)) return [{ paragraphs: paragraphsIn(value) }];
  const { blocksOfFragment } = await import('./html-blocks.js');
  const { text, sections } = outlineOf({}, blocksOfFragment(value));
  return sections.map(({ heading, paragraphs }) => ({
    ...(heading && { heading: text.slice(heading.start, heading.end) }),
    paragraphs: paragraphs.map(({ start, end }) => text.slice(start, end)),
  }));
}

/** Tolerates line breaks in strings and trailing commas. */
function parse(text: string): { readonly value: unknown; readonly warning?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const message = `The JSON is broken ${placeOf(text)}.`;
    const value = parseLoosely(text);
    if (value === undefined) throw new UnreadableArticle(message);
    return { value, warning: `${message} It was read without what is wrong there.` };
  }
}

function placeOf(text: string): string {
  const message = messageOf(text);
  const stated = /at position (\d+)/u.exec(message)?.[1] ?? text.length;
  const position = isUnexpected(message) ? unexpectedAt(text) : Number(stated);
  if (position >= text.trimEnd().length) return 'at its end';
  const before = text.slice(0, position).split('\n');
  return `at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** V8 does not report the position of an unexpected token, so this finds the shortest prefix with the error. */
function unexpectedAt(text: string): number {
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isUnexpected(messageOf(text.slice(0, middle)))) broken = middle;
    else sound = middle;
  }
  return sound;
}

function isUnexpected(message: string): boolean {
  return message.startsWith('Unexpected token');
}

/** V8's error message for a text as JSON; empty if it is valid. */
function messageOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as SyntaxError).message;
  }
}

/** What schema.org's JSON states about an article, unchanged. */
interface StatedFacts {
  readonly title?: string;
  readonly author?: string;
  readonly published?: string;
  readonly url?: string;
  /** The text of the article, if given. */
  readonly body?: string;
}

type Item = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|BlogPosting|Report|Posting|Review|Interview|Column)$/iu;
/** Real metadata is not nested more deeply. */
const MOST_DEPTH = 8;
const MOST_ITEMS = 500;

/** The facts in JSON-LD scripts, which may be lists, graphs or partly broken. The first article with a date is used. */
export function factsInScripts(scripts: readonly string[]): StatedFacts {
  const items = scripts.flatMap((script) => {
    const value = parseLoosely(script);
    return value === undefined ? [] : itemsIn(value);
  });
  const found = articleAmong(items);
  return found ? factsOf(found, items) : salvaged(scripts.join('\n'));
}

/** The facts of a value if it is schema.org's JSON for an article, else null. */
function factsInValue(value: unknown): StatedFacts | null {
  const items = itemsIn(value);
  const found = articleAmong(items);
  return found ? factsOf(found, items) : null;
}

function articleAmong(items: readonly Item[]): Item | undefined {
  const articles = items.filter((item) => typesOf(item).some((type) => ARTICLE.test(type)));
  return articles.find(({ datePublished }) => datePublished !== undefined) ?? articles[0];
}

function typesOf(item: Item): string[] {
  return [item['@type'] ?? item.type].flat().filter((type) => typeof type === 'string');
}

/** All objects in a value, outer ones first. */
function itemsIn(value: unknown): Item[] {
  const items: Item[] = [];
  let level: unknown[] = [value];
  for (let depth = 0; depth < MOST_DEPTH && level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const each of level.flat().slice(0, MOST_ITEMS)) {
      if (typeof each !== 'object' || each === null) continue;
      if (!Array.isArray(each)) items.push(each as Item);
      for (const inner of Object.values(each)) if (typeof inner === 'object') next.push(inner);
    }
    level = next;
  }
  return items;
}

function factsOf(item: Item, items: readonly Item[]): StatedFacts {
  const facts = {
    title: text(item.headline) ?? text(item.name),
    author: joinNames(namesOfValue(item.author ?? item.creator, items)),
    published: text(item.datePublished) ?? text(item.dateCreated),
    url: text(item.url) ?? text(item.mainEntityOfPage),
    body: text(item.articleBody),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function text(value: unknown): string | undefined {
  const [first] = [value].flat();
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}

/** Parses JSON as sites write it: with line breaks in strings, commas before a bracket, comment marks around it. */
function parseLoosely(script: string): unknown {
  const bare = script.replace(
    /^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>|;)\s*$/gu,
    '',
  );
  const mended = () => bare.replace(/[\p{Cc}]+/gu, ' ').replace(/,(?=\s{0,50}[\]}])/gu, '');
  return parsed(bare) ?? parsed(mended());
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) ?? undefined;
  } catch {
    return undefined;
  }
}

const STRING = String.raw`"((?:[^"\\]|\\.){1,300})"`;
const IN_PIECES = {
  title: new RegExp(String.raw`"headline"\s{0,9}:\s{0,9}${STRING}`, 'u'),
  author: new RegExp(
    String.raw`"author"\s{0,9}:\s{0,9}\[?\s{0,99}(?:\{[^{}]{0,500}?"name"\s{0,9}:\s{0,9})?${STRING}`,
    'u',
  ),
  published: new RegExp(String.raw`"datePublished"\s{0,9}:\s{0,9}${STRING}`, 'u'),
};

/** What can be recovered from JSON that cannot be parsed. */
function salvaged(json: string): StatedFacts {
  const found = Object.entries(IN_PIECES).map(([fact, pattern]) => {
    const words = pattern.exec(json)?.[1];
    return [fact, words === undefined ? undefined : parsed(`"${words.replace(/\p{Cc}+/gu, ' ')}"`)] as const;
  });
  const { author, ...facts } = Object.fromEntries(found.filter(([, value]) => typeof value === 'string'));
  const names = author === undefined ? undefined : joinNames([author as string]);
  return { ...facts, ...(names !== undefined && { author: names }) };
}
