import { joinNames } from './people.js';

/** What schema.org's JSON says of an article, as it stands there. */
export interface StatedFacts {
  readonly title?: string;
  readonly author?: string;
  readonly published?: string;
  readonly url?: string;
  /** The text of the article, where it is there. */
  readonly body?: string;
}

type Item = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|BlogPosting|Report|Posting|Review|Interview|Column)$/iu;
/** Nobody nests what is about an article more deeply. */
const MOST_DEPTH = 8;
const MOST_ITEMS = 500;

/** The facts in JSON-LD scripts, which may be lists, graphs, or broken in part; the first article with a date has them. */
export function factsInScripts(scripts: readonly string[]): StatedFacts {
  const items = scripts.flatMap((script) => {
    const value = parseLoosely(script);
    return value === undefined ? [] : itemsIn(value);
  });
  const found = articleAmong(items);
  return found ? factsOf(found, items) : salvaged(scripts.join('\n'));
}

/** The facts of a value that is schema.org's JSON for an article; null for any other. */
export function factsInValue(value: unknown): StatedFacts | null {
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

/** All objects in a value, the outer ones first. */
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
    author: joinNames(namesOf(item.author ?? item.creator, items)),
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

/** Names stand alone, in an object, in lists of both, or elsewhere under an `@id`. */
export function namesOf(value: unknown, items: readonly Item[] = []): string[] {
  return [value].flat().flatMap((each) => {
    if (typeof each === 'string') return [each];
    if (typeof each !== 'object' || each === null) return [];
    const { name, '@id': id } = each as Item;
    if (name !== undefined) return [name].flat().filter((one) => typeof one === 'string');
    const other = id === undefined ? undefined : items.find((item) => item['@id'] === id && item.name);
    return other ? namesOf(other) : [];
  });
}

/** JSON as sites write it: with line ends in strings, commas before a bracket, comment marks around it. */
export function parseLoosely(script: string): unknown {
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

/** What can be read of JSON that is broken for good. */
function salvaged(json: string): StatedFacts {
  const found = Object.entries(IN_PIECES).map(([fact, pattern]) => {
    const words = pattern.exec(json)?.[1];
    return [fact, words === undefined ? undefined : parsed(`"${words.replace(/\p{Cc}+/gu, ' ')}"`)] as const;
  });
  const { author, ...facts } = Object.fromEntries(found.filter(([, value]) => typeof value === 'string'));
  const names = author === undefined ? undefined : joinNames([author as string]);
  return { ...facts, ...(names !== undefined && { author: names }) };
}
