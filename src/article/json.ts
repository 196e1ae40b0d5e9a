import type { Outline } from './article.js';
import { outlineOf } from './blocks.js';
import { UnreadableArticle } from './errors.js';
import { readFacts } from './facts.js';
import { factsInValue, parseLoosely } from './json-ld.js';
import { type ArticleSource, compose } from './source.js';

type Fields = Readonly<Record<string, unknown>>;
type Sections = ArticleSource['sections'];

/**
 * Reads an article from JSON text: in the form of an `ArticleSource`, or schema.org's. A fact that is not as it should
 * be is left out, with a warning that names it.
 *
 * @throws {UnreadableArticle} where it is no JSON, or holds no text
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

/** One article, which programs also put into a list of its own. */
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

/** A list is taken to the character; in a text, lines and blank lines part paragraphs. */
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

/** JSON with line ends in strings or a comma too many is read all the same. */
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

/** V8 keeps the position of an unexpected token to itself, but a part of the text has the error only from there on. */
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

/** What V8 has against a text as JSON; empty where it has nothing. */
function messageOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
