import { agreement, type Direction } from '../language/word-vectors.js';
import type { StemWeights } from '../search/passage-index.js';
import type { Profile, SentenceProfile, Words } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import { type AnswerDirections, answersTo, kindsOf } from './answer-directions.js';
import type { Query } from './query.js';
import { type SentenceFeatures, sentenceFeaturesOf } from './sentence-features.js';
import {
  best,
  type Held,
  remember,
  type TermCoverage,
  type TermCoverages,
  termCoverages,
} from './term-coverage.js';
import { type Topic, topicOf, windowOf } from './topic.js';

/** Whether all paragraphs of an article (or of a few) are looked at, or those that an index finds among many. */
export type Scope = 'article' | 'archive';

/** A paragraph that may answer, as ranking sees it. */
export interface CandidateParagraph {
  readonly profile: Profile;
  /** The index of the paragraph in its article, and of its section. */
  readonly paragraph: number;
  readonly section: number;
  /** The score of the index for the paragraph and for its article as a whole, as shares of the best; 0 if not asked. */
  readonly found: number;
  readonly foundArticle: number;
  /** What lunr scores the paragraph by: where it was found in an archive for that, else for stems as they are weighted. */
  bm25(weights: StemWeights): number;
  /** Whether the speaker whose words the question asks for is quoted in a sentence, by its index. */
  quotesAsked(sentence: number): boolean;
}

/** Everything that the features of a sentence are made of. */
export interface FeatureContext {
  readonly query: Query;
  readonly coverages: TermCoverages;
  readonly weights: Weights;
  readonly place: CandidateParagraph;
  readonly profile: SentenceProfile;
  /** The index of the sentence in its paragraph, and how many there are. */
  readonly sentence: number;
  readonly sentences: number;
  /** Words in the paragraph. */
  readonly length: number;
  readonly sentenceFeatures: SentenceFeatures;
  readonly coverage: TermCoverage;
  readonly paragraph: TermCoverage;
  readonly previous: TermCoverage;
  readonly beforePrevious: TermCoverage;
  readonly next: TermCoverage;
  readonly sentenceBefore: TermCoverage;
  readonly sentenceAfter: TermCoverage;
  readonly title: TermCoverage;
  readonly heading: TermCoverage;
  /** What lunr scores the paragraph by. */
  readonly bm25: number;
  /** How much the sentence is about what the question, and what the whole article, is about. */
  readonly about: number;
  readonly central: number;
  /** How much it is about what answers to such a question are about; 0 where nothing is known of these. */
  readonly answerLike: number;
  readonly topic: Topic;
  /** What the sentence and those beside it hold. */
  readonly window: Held;
  /** How near the best word comes to each term, in the sentence, in those beside it and in the paragraph: indices into `MATCHES`. */
  readonly matches: Held;
  readonly matchesBefore: Held;
  readonly matchesAfter: Held;
  readonly matchesParagraph: Held;
  /** The likest word of the sentence to each term. */
  readonly likeness: Held;
}

/** What speaks for or against a sentence, as a number. */
export type Feature = (context: FeatureContext) => number;

/** What each term of the question counts, by different measures of rarity. */
interface Weights {
  readonly general: Float64Array;
  /** By the paragraphs looked at; the second counts words that stand in for the term too. */
  readonly local: Float64Array;
  readonly localSoft: Float64Array;
  /** By all paragraphs of the library; for one article, so that it is judged alike whatever else is loaded, by rarity in general. */
  readonly wide: Float64Array;
  readonly names: Float64Array;
  readonly verbs: Float64Array;
  readonly nouns: Float64Array;
  readonly numbers: Float64Array;
  readonly focus: Float64Array;
}

/**
 * All sentences of some paragraphs, each with what its features are made of.
 *
 * @param answers what was learned of answers
 */
export function featureContexts(
  query: Query,
  { scope, places }: { readonly scope: Scope; readonly places: readonly CandidateParagraph[] },
  vocabulary: Vocabulary,
  answers: AnswerDirections,
): FeatureContext[][] {
  const coverages = termCoverages(query, vocabulary);
  const weights = weightsOf(query, scope, places, coverages);
  const stems = stemWeights(query, weights);
  const answer = answersTo(kindsOf(query.question), answers);
  const topics = remember((profile: Profile) =>
    topicOf(profile, query, coverages, weights.general, TOPIC_SENTENCES[scope]),
  );
  return places.map((place) =>
    contextsOf(
      query,
      place,
      vocabulary,
      coverages,
      weights,
      topics(place.profile),
      place.bm25(stems),
      answer,
    ),
  );
}

/**
 * A long article is judged by so many sentences from its beginning, so that no question takes longer than others; of
 * an archive a question reads many articles.
 */
const TOPIC_SENTENCES: Readonly<Record<Scope, number>> = { article: 1_000, archive: 250 };

const NO_WORDS: Words = new Int32Array();

function contextsOf(
  query: Query,
  place: CandidateParagraph,
  vocabulary: Vocabulary,
  coverages: TermCoverages,
  weights: Weights,
  topic: Topic,
  bm25: number,
  answer: Direction | null,
): FeatureContext[] {
  const { profile, paragraph: at } = place;
  const { paragraphs } = profile;
  const sentences = paragraphs[at] ?? [];
  const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const paragraph = coverages.ofParagraph(sentences);
  const previous = coverages.ofParagraph(paragraphs[at - 1]);
  const beforePrevious = coverages.ofParagraph(paragraphs[at - 2]);
  const next = coverages.ofParagraph(paragraphs[at + 1]);
  const title = coverages.ofWords(profile.title);
  const heading = coverages.ofWords(profile.headings[place.section] ?? NO_WORDS);
  const matchesParagraph = sentences
    .map((sentence) => coverages.ofSentence(sentence).matches)
    .reduce((a, b) => best(a, b), coverages.nothing.matches);
  // Written out: V8 takes longer to spread an object of so many fields than for all else that a question needs, and
  // leaves the old generation full of what it made.
  return sentences.map((sentence, index) => {
    const coverage = coverages.ofSentence(sentence);
    const sentenceBefore = coverages.ofSentence(sentences[index - 1] ?? paragraphs[at - 1]?.at(-1));
    const sentenceAfter = coverages.ofSentence(sentences[index + 1] ?? paragraphs[at + 1]?.[0]);
    return {
      query,
      coverages,
      weights,
      place,
      profile: sentence,
      sentence: index,
      sentences: sentences.length,
      length,
      sentenceFeatures: sentenceFeaturesOf(sentence, query, coverages.standsFor, vocabulary, weights.general),
      coverage,
      window: windowOf(coverage, sentenceBefore, sentenceAfter),
      paragraph,
      previous,
      beforePrevious,
      next,
      sentenceBefore,
      sentenceAfter,
      title,
      heading,
      bm25,
      about: agreement(query.direction, sentence.direction),
      central: agreement(profile.direction, sentence.direction),
      answerLike: answer ? agreement(answer, sentence.direction) : 0,
      topic,
      likeness: coverage.likeness,
      matches: coverage.matches,
      matchesBefore: sentenceBefore.matches,
      matchesAfter: coverages.ofSentence(sentences[index + 1]).matches,
      matchesParagraph,
    };
  });
}

function weightsOf(
  { terms }: Query,
  scope: Scope,
  places: readonly CandidateParagraph[],
  coverages: TermCoverages,
): Weights {
  const exact = new Float64Array(terms.length);
  const soft = new Float64Array(terms.length);
  for (const { profile, paragraph } of places) {
    const coverage = coverages.ofParagraph(profile.paragraphs[paragraph]);
    for (let term = 0; term < terms.length; term++) {
      exact[term] = (exact[term] as number) + (coverage.exact[term] as number);
      soft[term] = (soft[term] as number) + (coverage.soft[term] as number);
    }
  }
  const weightOf = (at: number) => terms[at]?.weight ?? 1;
  const idf = (held: number) => Math.log(1 + (places.length - held + 0.5) / (held + 0.5));
  const general = Float64Array.from(terms, (term) => term.weight * (0.1 + term.general ** 2));
  const only = (which: (index: number) => boolean) =>
    general.map((weight, index) => (which(index) ? weight : 0));
  return {
    general,
    // A word that none of the paragraphs holds cannot tell them apart.
    local: exact.map((held, at) => (held === 0 ? 1e-4 : weightOf(at) * idf(held))),
    localSoft: soft.map((held, at) => weightOf(at) * idf(held)),
    wide: scope === 'article' ? general : Float64Array.from(terms, ({ idf, weight }) => weight * idf),
    names: only((index) => terms[index]?.name ?? false),
    verbs: only((index) => terms[index]?.verb ?? false),
    nouns: only((index) => terms[index]?.noun ?? false),
    numbers: only((index) => /\d/u.test(terms[index]?.word ?? '')),
    focus: only((index) => terms[index]?.focus ?? false),
  };
}

/** What each stem to look for counts: what the terms count that look for it. */
function stemWeights({ terms }: Query, { local }: Weights): StemWeights {
  const weights = new Map<string, number>();
  for (const [index, { lookFor }] of terms.entries())
    for (const stem of lookFor) weights.set(stem, (weights.get(stem) ?? 0) + (local[index] as number));
  return weights;
}
