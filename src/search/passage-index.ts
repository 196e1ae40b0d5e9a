import type { Article } from '../article/article.js';
import { type PackedProfile, packProfile, unpackProfile } from './packed-profile.js';
import { invert, type Passage } from './postings.js';
import { type Profile, profileOf } from './profile.js';
import { type Hit, makeRetrieval } from './retrieve.js';
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
  /** How many paragraphs hold the term. */
  frequency(stem: string): number;
  /** Inverse document frequency (Robertson and Zaragoza 2009): high for rare terms, highest for unknown ones. */
  rarity(stem: string): number;
  /** The indexed terms that a misspelt word (unstemmed) may stand for: one edit away from 5 letters on, two from 9 on. */
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
 * An indexer that has read nothing yet. Its indices share a vocabulary, which only grows, so that one may be asked
 * while the next is made.
 */
export function makeIndexer(): Indexer {
  const vocabulary = makeVocabulary();
  /** By paragraphs, which an article under another id shares. */
  const known = new WeakMap<Article['paragraphs'], Profile>();
  const readWords = makeVocabulary();
  function adopt({ paragraphs }: Article, packed: PackedProfile): Profile {
    const profile = unpackProfile(packed, vocabulary);
    known.set(paragraphs, profile);
    return profile;
  }
  function* read(articles: readonly Article[]): Steps<Map<Article, Profile>> {
    const profiles = new Map<Article, Profile>();
    for (const article of articles) {
      const profile = known.get(article.paragraphs);
      if (!profile) yield;
      profiles.set(article, profile ?? adopt(article, packProfile(profileOf(article, readWords), readWords)));
    }
    return profiles;
  }
  return {
    adopt: (article, packed) => void adopt(article, packed),
    *index(articles) {
      return yield* indexOf(yield* read(articles), vocabulary);
    },
  };
}

function* indexOf(profiles: ReadonlyMap<Article, Profile>, vocabulary: Vocabulary): Steps<PassageIndex> {
  const passages = [...profiles]
    .filter(([{ paragraphs }]) => paragraphs.length > 0)
    .flatMap(([article, profile], of): Passage[] =>
      article.paragraphs.map((paragraph) => ({ article, paragraph, of, profile })),
    );
  const postings = yield* invert(passages, vocabulary);
  const retrieve = makeRetrieval(passages, postings);
  const spelling = makeSpelling(vocabulary);
  const frequency = (stem: string) => postings.frequencies[vocabulary.stem(stem) ?? -1] ?? 0;
  return {
    search: (stems, limit, among) => {
      const known = [...new Set(stems)].flatMap((stem) => vocabulary.stem(stem) ?? []);
      return retrieve(
        known.filter((stem) => (postings.occurrences[stem] ?? 0) > 0),
        limit,
        among,
      );
    },
    frequency,
    rarity: (stem) => Math.log(1 + (passages.length - frequency(stem) + 0.5) / (frequency(stem) + 0.5)),
    similar: (word) => spelling(word).filter((stem) => frequency(stem) > 0),
    vocabulary,
    profile: (article) => {
      const profile = profiles.get(article);
      if (!profile) throw new RangeError(`The article "${article.id}" is not in the index.`);
      return profile;
    },
  };
}
