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
  const byName = new Map<string, [Voice, ...Voice[]][]>();
  for (const voice of voices) {
    const { name } = identityOf(voice);
    const namesakes = byName.get(name) ?? [];
    const same = name.includes(' ')
      ? namesakes.find((others) => others.every((other) => mayBeSame(other, voice)))
      : undefined;
    if (same) same.push(voice);
    else {
      const alone: [Voice, ...Voice[]] = [voice];
      joined.push(alone);
      namesakes.push(alone);
      byName.set(name, namesakes);
    }
  }
  return joined;
}

/** What tells whether two speakers are the same. */
interface Identity {
  /** The fullest name, folded. */
  readonly name: string;
  /** The stems of the role's content words. */
  readonly role: readonly string[];
}

/** Folding names and roles takes most of the time, and a speaker has the same ones in each library of the article. */
const identities = new WeakMap<Speaker, Identity>();

function identityOf({ article: { text }, speaker }: Voice): Identity {
  const known = identities.get(speaker);
  if (known) return known;
  const name = slice(text, speaker.name).split(/\s+/u).map(fold).join(' ');
  const terms = speaker.role ? termsOf(slice(text, speaker.role)) : [];
  const identity = { name, role: terms.flatMap(({ stem, content }) => (content ? [stem] : [])) };
  identities.set(speaker, identity);
  return identity;
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

/** Whether two of the same name may be the same: those of different articles whose roles do not contradict each other. */
function mayBeSame(a: Voice, b: Voice): boolean {
  if (a.article === b.article) return false;
  const [ours, theirs] = [identityOf(a).role, identityOf(b).role];
  return ours.length === 0 || theirs.length === 0 || ours.some((word) => theirs.includes(word));
}

function located(article: Article, span: Span): Located {
  return { article: article.id, span };
}

function length({ start, end }: Span): number {
  return end - start;
}
