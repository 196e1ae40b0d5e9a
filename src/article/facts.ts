import type { Facts } from './blocks.js';
import { publicationDay } from './dates.js';
import { namesOf } from './json-ld.js';
import { joinNames } from './people.js';

/** Names under which files state a fact, in lower case and without marks between the words, the surest first. */
const NAMES: Readonly<Record<keyof Facts, readonly string[]>> = {
  title: ['title', 'headline', 'heading'],
  author: ['author', 'authors', 'byline', 'by', 'creator', 'writer', 'contributors'],
  published: [
    'published',
    'datepublished',
    'publishedat',
    'publishedon',
    'publisheddate',
    'publishedtime',
    'publishdate',
    'publicationdate',
    'pubdate',
    'date',
    'created',
    'createdat',
    'datecreated',
  ],
  url: ['url', 'canonical', 'canonicalurl', 'link', 'permalink', 'source', 'sourceurl', 'originalurl'],
};

/** What programs write for nothing. */
const NOTHING = /^(?:|~|null|none|undefined|n\/a)$/iu;

/** The facts that a file states, and what could not be taken as it stands there. */
export interface ReadFacts {
  readonly facts: Facts;
  /** A sentence each: the field, and what was taken instead. */
  readonly warnings: readonly string[];
}

/** Reads the facts among the fields of a front matter or of JSON; a field that is not as it should be costs itself alone. */
export function readFacts(fields: Readonly<Record<string, unknown>>): ReadFacts {
  const given = new Map(Object.entries(fields).map(([name, value]) => [plain(name), { name, value }]));
  const facts: { -readonly [Fact in keyof Facts]: Facts[Fact] } = {};
  const warnings: string[] = [];
  for (const fact of ['title', 'author', 'published', 'url'] as const) {
    const field = NAMES[fact].flatMap((name) => given.get(name) ?? []).find(({ value }) => isGiven(value));
    if (!field) continue;
    const { taken, instead } = READ[fact](field.value);
    if (taken !== undefined) facts[fact] = taken;
    if (instead) warnings.push(`The field "${field.name}" is not as it should be: ${instead}.`);
  }
  return { facts, warnings };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.:-]+/gu, '');
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isGiven);
  return value !== undefined && value !== null && !(typeof value === 'string' && NOTHING.test(value.trim()));
}

/** What is taken of a field's value, and what to say of it where that is not what stands there. */
interface Taken {
  readonly taken?: string | undefined;
  readonly instead?: string | undefined;
}

const READ: Readonly<Record<keyof Facts, (value: unknown) => Taken>> = {
  title: readTitle,
  author: readAuthor,
  published: readPublished,
  url: readUrl,
};

function readTitle(value: unknown): Taken {
  const words = wordsOf(value);
  if (words === undefined) return { instead: 'it is no text, and was left out' };
  const line = words.replace(/\s*[\r\n]+\s*/gu, ' ').trim();
  return line === words
    ? { taken: line }
    : { taken: line, ...(/[\r\n]/u.test(words.trim()) && { instead: 'its lines were joined' }) };
}

function readAuthor(value: unknown): Taken {
  const names = joinNames(namesOf(value).map(withoutLinks));
  return names === undefined ? { instead: 'it names nobody, and was left out' } : { taken: names };
}

/** "[[people/ann|Ann Lee]]", as notes link to notes. */
function withoutLinks(words: string): string {
  return words.replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/gu, '$1').replace(/[\r\n]+/gu, ' ');
}

function readPublished(value: unknown): Taken {
  const words =
    value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : wordsOf(value);
  const day = words === undefined ? null : publicationDay(words);
  if (words !== undefined && day !== null) return { taken: /\p{L}{3}/u.test(words) ? words.trim() : day };
  return {
    instead:
      'write a full date such as 2021-12-08 or December 8, 2021; the date in the text was taken, if there is one',
  };
}

const HOST = /^(?:www\.|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})(?:[/?#:].*)?$/u;

function readUrl(value: unknown): Taken {
  const words = wordsOf(value)?.trim();
  if (words === undefined || /\s/u.test(words)) return { instead: NO_ADDRESS };
  if (/^https?:\/\//iu.test(words) && URL.canParse(words)) return { taken: words };
  const completed = words.startsWith('//') ? `https:${words}` : `https://${words}`;
  const isHost = words.startsWith('//') || HOST.test(words);
  return isHost && URL.canParse(completed)
    ? { taken: completed, instead: `it was taken for ${completed}` }
    : { instead: NO_ADDRESS };
}

const NO_ADDRESS = 'it must be an http or https address, and was left out';

function wordsOf(value: unknown): string | undefined {
  const [first] = [value].flat();
  if (typeof first === 'string') return first;
  if (typeof first === 'number') return String(first);
  const { '@id': id, name, url } = (first ?? {}) as Record<string, unknown>;
  return [id, url, name].find((each) => typeof each === 'string') as string | undefined;
}
