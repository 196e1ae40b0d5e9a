import { publicationDay } from './dates.js';
import type { Facts } from './source.js';

/**
 * The names of fields that state a fact, in lower case and without punctuation between the words, the most reliable
 * first.
 */
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

/** What programs write for an empty value. */
const NOTHING = /^(?:|~|null|none|undefined|n\/a)$/iu;

/** The facts that a file states, and what could not be taken as given. */
export interface ReadFacts {
  readonly facts: Facts;
  /** A sentence each: the field, and what was used instead. */
  readonly warnings: readonly string[];
}

/** Reads the facts among the fields of a front matter or of JSON. An invalid field does not affect the others. */
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

/** What is used of a field's value, and the warning if that is not the value as given. */
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
  const names = joinNames(namesOfValue(value).map(withoutLinks));
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

const LONGEST_BYLINE = 300;
const MOST_CHARACTERS = 120;

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const DAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)';
/**
 * The beginning of what is no longer a name: a weekday, a month with a number, any number, or a word such as
 * "Published".
 */
const DATE = new RegExp(
  `(?:\\b|(?<=\\p{Ll}))(?:${DAY}\\b|${MONTH}\\.?\\s*\\d|(?:on\\s+)?\\d|(?:Published|Updated|Posted|Last (?:updated|modified))\\b)`,
  'u',
);
const LEAD =
  /^(?:(?:(?:published|posted|written|reported|story|words|text|reporting|submitted|compiled|created|article|review|analysis|opinion)\s+)?by\b|authors?\b|posted\b|published\b|written\b|contributors?\b|reporters?\b)[\s:,–—-]*/iu;
const ADDRESS = /\(?\s*(?:https?:\/\/\S+|\S+@\S+\.\S+|@\w+)\s*\)?/giu;
/** Separates the names from an employer or a role. */
const APART = /\s*(?:[|•·/]|\s[–—-]\s|\n).*$/su;
const ROLE =
  /,?\s+(?:(?:chief|senior|special|staff|political|foreign|business|sports?|science|health|deputy|managing|associate|assistant|national|local|contributing)\s+)*(?:staff(?:\s+writer)?|writer|reporter|correspondent|editor(?:-in-chief)?|columnist|contributor|producer|photographer|special to\b.*|for the\b.*|in [\p{Lu}].*)$/iu;
/** After a comma: a newspaper, an agency. */
const OFFICE =
  /,\s+(?:the\s+)?[^,]*\b(?:news|press|times|post|reuters|bbc|cnn|ap|afp|tribune|herald|journal|guardian|staff|writer|reporter|correspondent|editor|columnist)\b.*$/iu;
const NOBODY =
  /^(?:by|admin(?:istrator)?|webmaster|guest|unknown|anonymous|author|none|null|undefined|n\/?a|user|root|default|published|posted|updated|share|follow)$/iu;

/**
 * The names in the author field of a page, a front matter or a program, without "By", roles, URLs, e-mail addresses,
 * handles and dates that follow them directly; undefined if no name is left.
 */
export function authorNames(words: string): string | undefined {
  const line = words
    .replace(/[ \t\u00a0]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_BYLINE);
  if (/^https?:/iu.test(line)) return undefined;
  const spoken = line.replace(ADDRESS, ' ').replace(LEAD, '').replace(LEAD, '');
  const date = DATE.exec(spoken)?.index ?? spoken.length;
  const names = trimmed(spoken.slice(0, date).replace(APART, '').replace(OFFICE, '').replace(ROLE, ''));
  const isName = /\p{L}{2}/u.test(names) && names.length <= MOST_CHARACTERS && !NOBODY.test(names);
  return isName ? names : undefined;
}

/** Joins several names as a byline does: "Ann Lee, Bo Dahl and Ida Holm". */
export function joinNames(names: readonly string[]): string | undefined {
  const each = [...new Set(names.flatMap((name) => authorNames(name) ?? []))];
  const last = each.at(-1);
  if (last === undefined || each.length === 1) return last;
  return `${each.slice(0, -1).join(', ')} and ${last}`;
}

function trimmed(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/^[\s,;:|–—-]+|(?:[\s,;:|(–—-]|\s(?:and|on|at|in))+$/gu, '');
}

type Item = Readonly<Record<string, unknown>>;

/** Names may be strings, objects, lists of both, or objects elsewhere with the same `@id`. */
export function namesOfValue(value: unknown, items: readonly Item[] = []): string[] {
  return [value].flat().flatMap((each) => {
    if (typeof each === 'string') return [each];
    if (typeof each !== 'object' || each === null) return [];
    const { name, '@id': id } = each as Item;
    if (name !== undefined) return [name].flat().filter((one) => typeof one === 'string');
    const other = id === undefined ? undefined : items.find((item) => item['@id'] === id && item.name);
    return other ? namesOfValue(other) : [];
  });
}
