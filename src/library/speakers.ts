import type { Sources } from '../answer/answer.js';
import { speakersInSpan } from '../answer/speaker-lookup.js';
import type { Article, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { fold, termsOf } from '../language/terms.js';
import type { Quotation, Speaker } from '../quotation/quotation.js';
import { articleWithId } from './find-article.js';
import type { LibrarySpeaker, Passage } from './results.js';

/** A speaker of one article, with their quotations there. */
export interface Voice {
  readonly article: Article;
  readonly speaker: Speaker;
  readonly quotations: readonly Quotation[];
}

/** A speaker of the whole library: the voices of one person or body. */
export type Voices = readonly [Voice, ...Voice[]];

/**
 * Joins the voices of several articles, given article by article. The same name is the same speaker only if it is a
 * full name and the roles do not contradict each other. Otherwise both are kept, and the user chooses.
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

/** Yields to other work after this many voices. */
const SLICE = 1000;
/** The maximum number of namesakes, and of roles of one speaker, that another voice is compared with. */
const MOST_COMPARED = 50;

/** Voices joined into one speaker so far. */
interface Joined {
  readonly voices: [Voice, ...Voice[]];
  /** The article of the last voice: voices come article by article. */
  latest: Article;
  /** The distinct roles, keyed by their words. */
  readonly roles: Map<string, readonly string[]>;
}

/** What decides whether two speakers are the same. */
interface Identity {
  /** The fullest name, folded. */
  readonly name: string;
  /** The stems of the role's content words. */
  readonly role: readonly string[];
}

/**
 * Cached, because folding names and roles takes most of the time. A speaker has the same ones in every library that
 * contains the article.
 */
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

/** The joined voices as plain data, with the fullest name. */
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

/**
 * Whether a voice of the same name may be this speaker's: it is from another article, and its role contradicts none of
 * theirs.
 */
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

/** Adds to each passage the speakers whose words it quotes, as far as the text names them. */
export function attributed(
  passages: readonly Passage[],
  { articles, quotationsOf }: Pick<Sources, 'articles' | 'quotationsOf'>,
): Passage[] {
  return passages.map((passage) => {
    const article = articleWithId(articles, passage.article);
    const speakers = article ? speakersInSpan(article, passage.span, quotationsOf) : [];
    return speakers.length > 0 ? { ...passage, speakers: speakers.map(({ name }) => name) } : passage;
  });
}
