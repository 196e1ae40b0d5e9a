import type { Article, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
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
 * Joins the voices of several articles, which come article by article. The same name is the same speaker only where it is a full name and the
 * roles do not contradict each other; otherwise both stay, to be told apart by whoever asks.
 */
export function* joinVoices(voices: readonly Voice[]): Steps<Voices[]> {
  const joined: Joined[] = [];
  const byName = new Map<string, Joined[]>();
  for (const [at, voice] of voices.entries()) {
    if (at % SLICE === SLICE - 1) yield;
    const { name, role } = identityOf(voice);
    const namesakes = byName.get(name) ?? [];
    const same = name.includes(' ') ? namesakes.find((others) => mayBeOf(others, voice)) : undefined;
    if (same) {
      same.voices.push(voice);
      same.latest = voice.article;
      if (same.roles.size < MOST_COMPARED) same.roles.set(role.join(' '), role);
      continue;
    }
    const alone: Joined = {
      voices: [voice],
      latest: voice.article,
      roles: new Map([[role.join(' '), role]]),
    };
    joined.push(alone);
    if (namesakes.length < MOST_COMPARED) namesakes.push(alone);
    byName.set(name, namesakes);
  }
  return joined.map(({ voices }) => voices);
}

/** After so many voices other work may have its turn. */
const SLICE = 1000;
/** Namesakes, and roles of one speaker, that a further voice is compared with; nobody is as many things as that. */
const MOST_COMPARED = 50;

/** Voices that are one speaker's so far. */
interface Joined {
  readonly voices: [Voice, ...Voice[]];
  /** The article of the last of them: voices come article by article. */
  latest: Article;
  /** The different roles, by their words. */
  readonly roles: Map<string, readonly string[]>;
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
  const fullest = voices.reduce((a, b) => (length(b.speaker.name) > length(a.speaker.name) ? b : a));
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

/** Whether a voice of the same name may be theirs: one of another article whose role contradicts none of theirs. */
function mayBeOf({ latest, roles }: Joined, voice: Voice): boolean {
  if (latest === voice.article) return false;
  const { role } = identityOf(voice);
  return [...roles.values()].every(
    (theirs) => role.length === 0 || theirs.length === 0 || role.some((word) => theirs.includes(word)),
  );
}

function located(article: Article, span: Span): Located {
  return { article: article.id, span };
}

function length({ start, end }: Span): number {
  return end - start;
}
