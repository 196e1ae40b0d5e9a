import type { Article } from '../article/article.js';
import type { Located } from '../article/citation.js';
import { type Span, slice } from '../language/span.js';
import { fold, termsOf } from '../language/terms.js';
import type { Quotation, Speaker } from '../quotation/quotation.js';
import type { LibrarySpeaker } from './results.js';

/** One article's speaker with what they say there. */
export interface Voice {
  readonly article: Article;
  readonly speaker: Speaker;
  readonly quotations: readonly Quotation[];
}

/** A speaker of the whole library: the voices that are the same person or body. */
export type Voices = readonly [Voice, ...Voice[]];

/**
 * Joins the voices of several articles. The same name is the same speaker only where it is a full name and the
 * roles do not contradict each other; otherwise both stay, to be told apart by whoever asks.
 */
export function joinVoices(voices: readonly Voice[]): Voices[] {
  const joined: [Voice, ...Voice[]][] = [];
  for (const voice of voices) {
    const same = joined.find((others) => others.every((other) => isSame(other, voice)));
    if (same) same.push(voice);
    else joined.push([voice]);
  }
  return joined;
}

/** The joined voices as plain data, under the fullest name. */
export function toSpeaker(voices: Voices): LibrarySpeaker {
  const [fullest] = [...voices].sort((a, b) => length(b.speaker.name) - length(a.speaker.name)) as [Voice];
  const titled = voices.find(({ speaker }) => speaker.role);
  return {
    name: located(fullest.article, fullest.speaker.name),
    role: titled?.speaker.role ? located(titled.article, titled.speaker.role) : null,
    mentions: voices.flatMap(({ article, speaker }) =>
      speaker.mentions.map((each) => located(article, each)),
    ),
    quotations: voices.reduce((sum, { quotations }) => sum + quotations.length, 0),
  };
}

function isSame(a: Voice, b: Voice): boolean {
  if (a.article === b.article) return false;
  const name = nameOf(a);
  return name === nameOf(b) && name.includes(' ') && rolesAgree(a, b);
}

function rolesAgree(a: Voice, b: Voice): boolean {
  const [ours, theirs] = [roleWords(a), roleWords(b)];
  return ours.length === 0 || theirs.length === 0 || ours.some((word) => theirs.includes(word));
}

function roleWords({ article, speaker }: Voice): string[] {
  if (!speaker.role) return [];
  return termsOf(slice(article.text, speaker.role)).flatMap(({ stem, content }) => (content ? [stem] : []));
}

function nameOf({ article, speaker }: Voice): string {
  return slice(article.text, speaker.name).split(/\s+/u).map(fold).join(' ');
}

function located(article: Article, span: Span): Located {
  return { article: article.id, span };
}

function length({ start, end }: Span): number {
  return end - start;
}
