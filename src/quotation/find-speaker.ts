import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { eachInSteps, type Steps } from '../language/steps.js';
import { isClose, push } from './entities.js';
import { foldWords } from './names.js';
import type { Speaker } from './quotation.js';

/** Words that do not distinguish names. */
const EMPTY = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'mr', 'mrs', 'ms', 'dr', 's']);

/** A speaker in an article. */
interface Voiced {
  readonly article: Article;
  readonly speaker: Speaker;
}

/** The words, folded, by which a speaker can be found. */
interface Called {
  readonly full: readonly string[];
  /** Words of the full name and of every other name that the article uses. */
  readonly names: readonly string[];
  readonly role: readonly string[];
}

/**
 * Finds the speakers that a query may refer to: by any part of a name or by a role, allowing for one wrong letter in
 * each word.
 *
 * A misspelt word is compared with all names, so it yields to other work meanwhile.
 *
 * @param speakers the speakers to choose from; several articles may have the same speaker
 * @param voicesOf the articles in which a speaker speaks
 * @param query the name or role; case and accents are ignored
 * @returns one speaker, several if the query fits them equally well, or none
 * @example findSpeakers(speakers, (speaker) => [{ article, speaker }], 'the Russian foreign minister')
 */
export function* findSpeakers<T>(
  speakers: readonly T[],
  voicesOf: (speaker: T) => readonly Voiced[],
  query: string,
): Steps<T[]> {
  const asked = tellingWords(query).slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  const directory = yield* directoryOf(speakers, voicesOf);
  const meant = yield* spelt(asked, directory);
  let [best, found]: [number, T[]] = [0, []];
  for (const index of mayFit(meant, directory)) {
    const called = directory.called[index] as readonly Called[];
    const fits = called.reduce((most, words) => Math.max(most, fit(words, meant)), 0);
    if (fits > best) [best, found] = [fits, []];
    if (fits > 0 && fits === best) found.push(speakers[index] as T);
  }
  return found;
}

/** The maximum number of words in a query. */
const MOST_WORDS = 12;

/** A list of speakers, prepared for look-ups. */
interface Directory {
  /** For each speaker, the words used in each article. */
  readonly called: readonly (readonly Called[])[];
  /** For each word, the indices of the speakers whose names or roles contain it, ascending. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** Surnames, words of names, and words of roles. */
  readonly kinds: readonly WordsByLength[];
}

/** Words by their length, because words that are one letter apart differ in length by one at most. */
type WordsByLength = ReadonlyMap<number, ReadonlySet<string>>;

function byLength(words: Iterable<string>): WordsByLength {
  const lengths = new Map<number, Set<string>>();
  for (const word of words) {
    const same = lengths.get(word.length) ?? new Set();
    lengths.set(word.length, same.add(word));
  }
  return lengths;
}

/** Cached by the list of speakers: an archive has thousands of them. */
const directories = new WeakMap<readonly unknown[], Directory>();

/** Yields to other work after this many voices. */
const SLICE = 200;

/** Prepares a list of speakers in advance, so that no query has to wait for it. */
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
  yield;
  const directory = { called, holders, kinds: [surnames, names, roles].map(byLength) };
  directories.set(speakers, directory);
  return directory;
}

/** The indices of the speakers, ascending, who have one of the words of the most selective list. */
function mayFit(meant: readonly (readonly string[])[], { holders }: Directory): number[] {
  const having = meant.map((words) => new Set(words.flatMap((word) => holders.get(word) ?? [])));
  const fewest = having.reduce((least, each) => (each.size < least.size ? each : least));
  return [...fewest].sort((a, b) => a - b);
}

/** Removes duplicates: a speaker may have the same names in a thousand articles. */
function distinct(called: readonly Called[]): readonly Called[] {
  if (called.length < 2) return called;
  const byWords = new Map(called.map((each) => [`${each.full}|${each.names}|${each.role}`, each]));
  return [...byWords.values()];
}

/**
 * How well a query fits: 5 for a whole name of several words, 4 for part of the full name, 3 for any words of the
 * names, 2 for the role, 1 for words of role and name, 0 if a word fits neither. A whole name of a single word scores
 * only 4, because it may also be part of other people's names.
 */
function fit({ full, names, role }: Called, meant: readonly (readonly string[])[]): number {
  const all = (words: readonly string[]) => meant.every((any) => any.some((word) => words.includes(word)));
  if (all(full) && meant.length === full.length && meant.length > 1) return 5;
  if (all(full)) return 4;
  if (all(names)) return 3;
  if (all(role)) return 2;
  return all([...names, ...role]) ? 1 : 0;
}

/** Cached, because an archive has thousands of speakers and their words never change. */
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

/** For each word of the query, the words that it may mean. */
function* spelt(asked: readonly string[], { kinds }: Directory): Steps<(readonly string[])[]> {
  const meant = new Map<string, readonly string[]>();
  for (const word of new Set(asked)) {
    meant.set(word, yield* closestTo(word, kinds));
    yield;
  }
  return asked.map((word) => meant.get(word) ?? []);
}

/** The word itself if it is in use, or else the closest ones: surnames before other names and names before roles. */
function* closestTo(word: string, kinds: readonly WordsByLength[]): Steps<readonly string[]> {
  const { length } = word;
  if (kinds.some((known) => known.get(length)?.has(word))) return [word];
  for (const known of kinds) {
    const similar = [length - 1, length, length + 1].flatMap((each) => [...(known.get(each) ?? [])]);
    const near = yield* eachInSteps(similar, COMPARED, (other) => (isClose(word, other) ? [other] : []));
    if (near.length > 0) return near;
  }
  return [];
}

/** Yields to other work after this many comparisons. */
const COMPARED = 2000;

/** The words that distinguish names, or all words if none does. */
function tellingWords(text: string): string[] {
  const words = foldWords(text);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** The capitalised words of a mention. */
function properWords(mention: string): string {
  return mention.replaceAll(/(?<!\p{L})\p{Ll}+/gu, ' ');
}
