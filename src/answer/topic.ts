import { agreement } from '../language/word-vectors.js';
import type { Profile, SentenceProfile } from '../search/profile.js';
import { best, type Held, joined, share, type TermCoverage, type TermCoverages } from './coverage.js';
import type { Query } from './query.js';

/** How well the terms of a question distinguish the sentences of one article; the terms of its topic do so least. */
export interface Topic {
  /** The weight of each term. */
  readonly weights: Float64Array;
  /** The maximum over the article's sentences, over its sentences with their neighbours, and over its paragraphs. */
  readonly most: {
    readonly sentence: number;
    readonly window: number;
    readonly paragraph: number;
    readonly likeness: number;
    readonly about: number;
  };
  /** The mean over its sentences. */
  readonly mean: { readonly likeness: number; readonly about: number };
  /** What the whole article covers, including its title and headings. */
  readonly article: TermCoverage;
}

/** How much of a term's weight is lost if the title or the opening contains it. */
const TOPICAL = { title: 0.8, opening: 0.5 };
/** The number of sentences in an article's opening. */
const OPENING = 2;
/** The minimum coverage for a sentence to count as containing a term. */
const HELD = 0.6;
/** A term that the whole article is about still counts if the question has no other. */
const LEAST = 1e-6;

/** What a sentence and its neighbours cover; the neighbours count less. */
export function windowOf(coverage: TermCoverage, before: TermCoverage, after: TermCoverage): Held {
  return best(best(coverage.soft, before.soft, 0.8), after.soft, 0.5);
}

/**
 * @param general the weight of each term by its general rarity
 * @param limit the number of sentences that are read, from the beginning of the article
 */
export function topicOf(
  profile: Profile,
  query: Query,
  coverages: TermCoverages,
  general: Float64Array,
  limit: number,
): Topic {
  const { paragraphs, sentences } = beginningOf(profile, limit);
  const coverageAt = (at: number) => coverages.ofSentence(sentences[at]);
  const weights = weightsIn(profile, { paragraphs, sentences }, coverages, general);
  const most = { sentence: LEAST, window: LEAST, paragraph: LEAST, likeness: LEAST, about: -1 };
  const sum = { likeness: 0, about: 0 };
  for (const [at, sentence] of sentences.entries()) {
    const window = windowOf(coverageAt(at), coverageAt(at - 1), coverageAt(at + 1));
    const likeness = share(general, coverageAt(at).likeness);
    const about = agreement(query.direction, sentence.direction);
    most.sentence = Math.max(most.sentence, share(weights, coverageAt(at).soft));
    most.window = Math.max(most.window, share(weights, window));
    most.likeness = Math.max(most.likeness, likeness);
    most.about = Math.max(most.about, about);
    sum.likeness += likeness;
    sum.about += about;
  }
  for (const paragraph of paragraphs)
    most.paragraph = Math.max(most.paragraph, share(weights, coverages.ofParagraph(paragraph).soft));
  const count = Math.max(1, sentences.length);
  return {
    weights,
    most,
    mean: { likeness: sum.likeness / count, about: sum.about / count },
    article: [
      coverages.ofWords(profile.title),
      ...profile.headings.map(coverages.ofWords),
      ...paragraphs.map(coverages.ofParagraph),
    ].reduce(joined, coverages.nothing),
  };
}

interface Beginning {
  readonly paragraphs: Profile['paragraphs'];
  readonly sentences: readonly SentenceProfile[];
}

function beginningOf({ paragraphs }: Profile, limit: number): Beginning {
  let count = 0;
  const end = paragraphs.findIndex(({ length }) => {
    count += length;
    return count > limit;
  });
  const beginning = end < 0 ? paragraphs : paragraphs.slice(0, Math.max(1, end));
  return { paragraphs: beginning, sentences: beginning.flat() };
}

function weightsIn(
  profile: Profile,
  { paragraphs, sentences }: Beginning,
  coverages: TermCoverages,
  general: Float64Array,
): Float64Array {
  const title = coverages.ofWords(profile.title);
  const opening = sentences.slice(0, OPENING).map(coverages.ofSentence);
  const inSentences = countHeld(sentences.map(coverages.ofSentence), general.length);
  const inParagraphs = countHeld(paragraphs.map(coverages.ofParagraph), general.length);
  return general.map((weight, term) => {
    const held = inSentences[term] as number;
    const idf = Math.log(1 + (sentences.length - held + 0.5) / (held + 0.5));
    const topical = Math.max(
      (title.exact[term] as number) > 0 ? TOPICAL.title : 0,
      opening.some(({ exact }) => (exact[term] as number) > 0) ? TOPICAL.opening : 0,
      (inParagraphs[term] as number) / Math.max(1, paragraphs.length),
    );
    return weight * idf * (1 - topical) + LEAST;
  });
}

function countHeld(coverages: readonly TermCoverage[], terms: number): Float64Array {
  const counts = new Float64Array(terms);
  for (const { soft } of coverages)
    for (let term = 0; term < terms; term++)
      if ((soft[term] as number) >= HELD) counts[term] = (counts[term] as number) + 1;
  return counts;
}
