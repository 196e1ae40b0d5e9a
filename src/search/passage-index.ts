import type { Article } from '../article/article.js';
import { type Collection, changed, NOTHING } from './collection.js';
import { type PackedProfile, unpackProfile } from './packed-profile.js';
import { type Profile, profileOf } from './profile.js';
import { type Hit, makeRetrieval, makeRoom, type Room } from './retrieve.js';
import { makeSpelling } from './spellings.js';
import { atOnce, type Steps } from './steps.js';
import { makeVocabulary, type Vocabulary } from './vocabulary.js';

export type { Hit } from './retrieve.js';

/** The paragraphs of all articles, found by the words in them. */
export interface PassageIndex {
  /**
   * The paragraphs of the articles that `among` accepts which share most with the query, best first. A paragraph
   * counts more in an article that speaks of the query all over.
   */
  search(stems: readonly string[], limit: number, among: (article: Article) => boolean): Hit[];
  /** Whether the articles hold the term anywhere, be it as a function word. */
  knows(stem: string): boolean;
  /** Whether the articles mostly write a folded word with a capital letter. */
  isName(word: string): boolean;
  /** How many paragraphs hold the term. */
  frequency(stem: string): number;
  /** Inverse document frequency (Robertson and Zaragoza 2009): high for rare terms, highest for unknown ones. */
  rarity(stem: string): number;
  /**
   * The indexed terms that a misspelt word (unstemmed) may stand for: one edit away from 5 letters on, two from 9
   * on; the nearest first, and the commoner one of two as near.
   */
  similar(word: string): readonly string[];
  /** The words of the articles. */
  readonly vocabulary: Vocabulary;
  /**
   * An indexed article as ranking sees it.
   *
   * @throws {RangeError} for an article that is not indexed
   */
  profile(article: Article): Profile;
}

/** Makes indices of collections that have articles in common, each of which is read once. */
export interface Indexer {
  /** Takes the profile of an article that was read elsewhere. */
  adopt(article: Article, packed: PackedProfile): void;
  /** An index of these articles. */
  index(articles: readonly Article[]): Steps<PassageIndex>;
}

/** Builds the index. Titles and headings are found with the paragraphs below them. */
export function indexPassages(articles: readonly Article[]): PassageIndex {
  return atOnce(makeIndexer().index(articles));
}

/**
 * An indexer that has read nothing yet. Its indices share a vocabulary, which only grows, and what they have in common,
 * so that one may be asked while the next is made and the next costs no more than what has changed.
 */
export function makeIndexer(): Indexer {
  const vocabulary = makeVocabulary();
  const room = makeRoom();
  const spelling = makeSpelling(vocabulary);
  /** By paragraphs, which an article under another id shares. */
  const known = new WeakMap<Article['paragraphs'], Profile>();
  let latest = NOTHING;
  function* read(articles: readonly Article[]): Steps<Map<Article, Profile>> {
    const profiles = new Map<Article, Profile>();
    for (const article of articles) {
      const profile = known.get(article.paragraphs) ?? profileOf(article, vocabulary);
      if (!known.has(article.paragraphs)) yield;
      known.set(article.paragraphs, profile);
      profiles.set(article, profile);
    }
    return profiles;
  }
  return {
    adopt: (article, packed) => void known.set(article.paragraphs, unpackProfile(packed, vocabulary)),
    *index(articles) {
      latest = yield* changed(latest, yield* read(articles), vocabulary);
      yield;
      return indexOf(latest, { vocabulary, room, spelling });
    },
  };
}

/** What all indices of an indexer share. */
interface Shared {
  readonly vocabulary: Vocabulary;
  readonly room: Room;
  readonly spelling: ReturnType<typeof makeSpelling>;
}

function indexOf(collection: Collection, { vocabulary, room, spelling }: Shared): PassageIndex {
  const { profiles, statistics } = collection;
  const retrieve = makeRetrieval(collection, room);
  const frequency = (stem: string) => statistics.frequencies[vocabulary.stem(stem) ?? -1] ?? 0;
  const isName = (word: string) => (statistics.capitals[vocabulary.contentWord(word) ?? -1] ?? 0) > 0;
  return {
    search: (stems, limit, among) => {
      const known = [...new Set(stems)].flatMap((stem) => vocabulary.stem(stem) ?? []);
      return retrieve(
        known.filter((stem) => (statistics.occurrences[stem] ?? 0) > 0),
        limit,
        among,
      );
    },
    knows: (stem) => (statistics.uses[vocabulary.stem(stem) ?? -1] ?? 0) > 0,
    isName,
    frequency,
    rarity: (stem) => Math.log(1 + (statistics.passages - frequency(stem) + 0.5) / (frequency(stem) + 0.5)),
    similar: (word) =>
      spelling(word, isName)
        .filter(({ stem }) => frequency(stem) > 0)
        .sort(
          (a, b) => a.edits - b.edits || frequency(b.stem) - frequency(a.stem) || (a.stem < b.stem ? -1 : 1),
        )
        .map(({ stem }) => stem),
    vocabulary,
    profile: (article) => {
      const profile = profiles.get(article);
      if (!profile) throw new RangeError(`The article "${article.id}" is not in the index.`);
      return profile;
    },
  };
}
