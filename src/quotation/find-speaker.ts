import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { atOnce, type Steps } from '../language/steps.js';
import { isClose, push } from './entities.js';
import { foldWords } from './names.js';
import type { Speaker } from './quotation.js';

/** Words that tell nobody apart. */
const EMPTY = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'mr', 'mrs', 'ms', 'dr', 's']);

/** A speaker in an article. */
interface Voiced {
  readonly article: Article;
  readonly speaker: Speaker;
}

/** The words, folded, by which a speaker may be asked for. */
interface Called {
  readonly full: readonly string[];
  /** Of the full name and of every other that the article uses. */
  readonly names: readonly string[];
  readonly role: readonly string[];
}

/**
 * The speakers that somebody may mean: by any part of a name, by a role, each misspelt by a letter or not.
 *
 * @param speakers what is to be chosen from; several articles may have the same speaker
 * @param voicesOf where a speaker speaks
 * @param query what was asked for; case and accents do not matter
 * @returns one speaker, several where the query fits them equally well, or none
 * @example findSpeakers(speakers, (speaker) => [{ article, speaker }], 'the Russian foreign minister')
 */
export function findSpeakers<T>(
  speakers: readonly T[],
  voicesOf: (speaker: T) => readonly Voiced[],
  query: string,
): T[] {
  const asked = tellingWords(query).slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  const directory = atOnce(directoryOf(speakers, voicesOf));
  const meant = spelt(asked, directory);
  let [best, found]: [number, T[]] = [0, []];
  for (const index of mayFit(meant, directory)) {
    const called = directory.called[index] as readonly Called[];
    const fits = called.reduce((most, words) => Math.max(most, fit(words, meant)), 0);
    if (fits > best) [best, found] = [fits, []];
    if (fits > 0 && fits === best) found.push(speakers[index] as T);
  }
  return found;
}

/** Nobody is asked for in more words. */
const MOST_WORDS = 12;

/** Whom a list of speakers holds. */
interface Directory {
  /** By what each speaker is called in each article. */
  readonly called: readonly (readonly Called[])[];
  /** The speakers, growing, whose names or roles hold a word. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** Surnames, the words of names and those of roles. */
  readonly kinds: readonly ReadonlySet<string>[];
}

/** By the list of speakers: an archive has thousands of them. */
const directories = new WeakMap<readonly unknown[], Directory>();

/** After looking at what so many voices are called other work may have its turn. */
const SLICE = 200;

/** Finds out by what words speakers may be asked for, so that nobody who asks has to wait for that. */
export function* directoryOf<T>(
  speakers: readonly T[],
  voicesOf: (speaker: T) => readonly Voiced[],
): Steps<Directory> {
  const before = directories.get(speakers);
  if (before) return before;
  const called: (readonly Called[])[] = [];
  const holders = new Map<string, number[]>();
  const [surnames, names, roles] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let looked = 0;
  for (const [index, speaker] of speakers.entries()) {
    const ofSpeaker: Called[] = [];
    for (const voice of voicesOf(speaker)) {
      if (++looked % SLICE === 0) yield;
      ofSpeaker.push(calledBy(voice));
    }
    const each = distinct(ofSpeaker);
    called.push(each);
    for (const words of each) {
      surnames.add(words.full.at(-1) ?? '');
      for (const word of words.names) names.add(word);
      for (const word of words.role) roles.add(word);
      for (const word of [...words.names, ...words.role])
        if (holders.get(word)?.at(-1) !== index) push(holders, word, index);
    }
  }
  const directory = { called, holders, kinds: [surnames, names, roles] };
  directories.set(speakers, directory);
  return directory;
}

/** The speakers, growing, who have one of the words of each list: of the list that fewest have. */
function mayFit(meant: readonly (readonly string[])[], { holders }: Directory): number[] {
  const having = meant.map((words) => new Set(words.flatMap((word) => holders.get(word) ?? [])));
  const fewest = having.reduce((least, each) => (each.size < least.size ? each : least));
  return [...fewest].sort((a, b) => a - b);
}

/** Somebody whom a thousand articles call the same is looked at once. */
function distinct(called: readonly Called[]): readonly Called[] {
  if (called.length < 2) return called;
  const byWords = new Map(called.map((each) => [`${each.full}|${each.names}|${each.role}`, each]));
  return [...byWords.values()];
}

/**
 * From 5, a whole name of several words, over 4, a part of it, to 1, words of role and name; 0 where a word fits neither. A single word that
 * is somebody's whole name is a part of other people's as well.
 */
function fit({ full, names, role }: Called, meant: readonly (readonly string[])[]): number {
  const all = (words: readonly string[]) => meant.every((any) => any.some((word) => words.includes(word)));
  if (all(full) && meant.length === full.length && meant.length > 1) return 5;
  if (all(full)) return 4;
  if (all(names)) return 3;
  if (all(role)) return 2;
  return all([...names, ...role]) ? 1 : 0;
}

/** An archive has thousands of speakers, and each is the same whenever somebody asks. */
const known = new WeakMap<Speaker, Called>();

function calledBy(voiced: Voiced): Called {
  const called = known.get(voiced.speaker) ?? wordsFor(voiced);
  known.set(voiced.speaker, called);
  return called;
}

function wordsFor({ article, speaker: { name, role, mentions } }: Voiced): Called {
  const full = tellingWords(slice(article.text, name));
  const others = mentions.flatMap((span) => tellingWords(properWords(slice(article.text, span))));
  return {
    full,
    names: [...new Set([...full, ...others])],
    role: role ? foldWords(slice(article.text, role)) : [],
  };
}

/**
 * For each word asked the words that it may stand for: itself where anybody is called so, or else the nearest,
 * surnames before other names and those before roles.
 */
function spelt(asked: readonly string[], { kinds }: Directory): string[][] {
  return asked.map((word) => {
    if (kinds.some((known) => known.has(word))) return [word];
    const near = kinds.map((known) => [...known].filter((other) => isClose(word, other)));
    return near.find(({ length }) => length > 0) ?? [];
  });
}

/** The words without those that tell nobody apart, unless there are no others. */
function tellingWords(text: string): string[] {
  const words = foldWords(text);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** What begins with a capital in a mention. */
function properWords(mention: string): string {
  return mention.replaceAll(/(?<!\p{L})\p{Ll}+/gu, ' ');
}
