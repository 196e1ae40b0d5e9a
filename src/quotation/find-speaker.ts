import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { isClose } from './entities.js';
import { foldWords } from './names.js';
import type { Speaker } from './quotation.js';

/** Words that tell nobody apart. */
const EMPTY = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'mr', 'mrs', 'ms', 'dr', 's']);

/** A speaker in an article. */
export interface Voiced {
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
  const asked = tellingWords(query);
  if (asked.length === 0) return [];
  const called = speakers.map((speaker) => voicesOf(speaker).map(calledBy));
  const meant = spelt(asked, called.flat());
  const fits = called.map((each) => each.reduce((most, words) => Math.max(most, fit(words, meant)), 0));
  const best = fits.reduce((most, each) => Math.max(most, each), 0);
  return best === 0 ? [] : speakers.filter((_, index) => fits[index] === best);
}

/** From 4, the whole name, to 1, words of role and name; 0 where a word fits neither. */
function fit({ full, names, role }: Called, meant: readonly (readonly string[])[]): number {
  const all = (words: readonly string[]) => meant.every((any) => any.some((word) => words.includes(word)));
  if (all(full) && meant.length === full.length) return 4;
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
function spelt(asked: readonly string[], called: readonly Called[]): string[][] {
  const kinds = [
    called.map(({ full }) => full.at(-1) ?? ''),
    called.flatMap(({ names }) => names),
    called.flatMap(({ role }) => role),
  ].map((words) => new Set(words));
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
