import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { isClose } from './entities.js';
import { foldWords } from './names.js';
import type { Speaker } from './quotation.js';

/** Words that tell nobody apart. */
const EMPTY = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'mr', 'mrs', 'ms', 'dr', 's']);

/**
 * The speakers that somebody may mean: by any part of a name, by a role, each misspelt by a letter or not.
 *
 * @param query what was asked for; case and accents do not matter
 * @returns one speaker, several where the query fits them equally well, or none
 * @example findSpeaker(article, speakers, 'the Russian foreign minister')
 */
export function findSpeaker(article: Article, speakers: readonly Speaker[], query: string): Speaker[] {
  return bestBy(speakers, (speaker) => speakerFit(article, speaker, query));
}

/** Those that share the highest score above 0. */
export function bestBy<T>(items: readonly T[], score: (item: T) => number): T[] {
  const scores = items.map(score);
  const best = Math.max(0, ...scores);
  return best === 0 ? [] : items.filter((_, index) => scores[index] === best);
}

/** How well a query names a speaker: from 6 (the whole name) to 1 (misspelt words of role and name); 0 where it does not. */
export function speakerFit(article: Article, speaker: Speaker, query: string): number {
  const asked = foldWords(query);
  const telling = asked.filter((word) => !EMPTY.has(word));
  const words = telling.length > 0 ? telling : asked;
  return words.length === 0 ? 0 : fit(article, speaker, words);
}

function fit(article: Article, { name, role, mentions }: Speaker, asked: readonly string[]): number {
  const full = foldWords(slice(article.text, name)).filter((word) => !EMPTY.has(word));
  const names = [...full, ...mentions.flatMap((span) => properWords(slice(article.text, span)))];
  const title = role ? foldWords(slice(article.text, role)) : [];
  const exact = (words: readonly string[]) => asked.every((word) => words.includes(word));
  const close = (words: readonly string[]) =>
    asked.every((word) => words.some((other) => isClose(word, other)));
  if (exact(full) && asked.length === full.length) return 6;
  if (exact(names)) return 5;
  if (exact(title)) return 4;
  if (exact([...names, ...title])) return 3;
  if (close(names)) return 2;
  return close([...names, ...title]) ? 1 : 0;
}

function properWords(mention: string): string[] {
  return foldWords(mention.replaceAll(/(?<!\p{L})\p{Ll}+/gu, ' ')).filter((word) => !EMPTY.has(word));
}
