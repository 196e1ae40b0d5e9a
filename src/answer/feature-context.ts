import { agreement, type Direction } from '../language/word-vectors.js';
import type { StemWeights } from '../search/passage-index.js';
import type { Profile, SentenceProfile, WordNumbers } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import {
  best,
  type Held,
  remember,
  type TermCoverage,
  type TermCoverages,
  termCoverages,
} from './coverage.js';
import type { Query } from './query.js';
import type { Question } from './question/question.js';
import { type SentenceFeatures, sentenceFeaturesOf } from './sentence-features.js';
import { type Topic, topicOf, windowOf } from './topic.js';

/** Whether all paragraphs of one or a few articles are ranked, or those that an index finds among many. */
export type Scope = 'article' | 'archive';

/** A candidate paragraph as the ranking sees it. */
export interface CandidateParagraph {
  readonly profile: Profile;
  /** The indices of the paragraph and its section in the article. */
  readonly paragraph: number;
  readonly section: number;
  /** The search scores of the paragraph and of its article, as shares of the best; 0 if the index was not searched. */
  readonly found: number;
  readonly foundArticle: number;
  /** The paragraph's lunr score: for the search that found it in an archive, otherwise for the weighted stems. */
  bm25(weights: StemWeights): number;
  /** Whether the sentence with this index quotes the speaker that the question asks about. */
  quotesAsked(sentence: number): boolean;
}

/** All inputs to the features of a sentence. */
export interface FeatureContext {
  readonly query: Query;
  readonly coverages: TermCoverages;
  readonly weights: Weights;
  readonly place: CandidateParagraph;
  readonly profile: SentenceProfile;
  /** The index of the sentence in its paragraph, and the number of sentences there. */
  readonly sentence: number;
  readonly sentences: number;
  /** The number of words in the paragraph. */
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
  /** The paragraph's lunr score. */
  readonly bm25: number;
  /** How well the sentence's direction agrees with that of the question, and with that of the whole article. */
  readonly about: number;
  readonly central: number;
  /** How well it agrees with the direction of answers to such questions; 0 if that is unknown. */
  readonly answerLike: number;
  readonly topic: Topic;
  /** What the sentence and its neighbours cover. */
  readonly window: Held;
  /** The best match for each term, as an index into `MATCHES`: in the sentence, its neighbours, and the paragraph. */
  readonly matches: Held;
  readonly matchesBefore: Held;
  readonly matchesAfter: Held;
  readonly matchesParagraph: Held;
  /** For each term, its likeness to the most similar word of the sentence. */
  readonly likeness: Held;
}

/** Evidence for or against a sentence, as a number. */
export type Feature = (context: FeatureContext) => number;

/** The weights of the question's terms, by different measures of rarity. */
interface Weights {
  readonly general: Float64Array;
  /** By rarity among the paragraphs ranked; the second also counts words that can replace the term. */
  readonly local: Float64Array;
  readonly localSoft: Float64Array;
  /**
   * By rarity among all paragraphs of the library. For one article, general rarity, so that the result is the same
   * whatever else is loaded.
   */
  readonly wide: Float64Array;
  readonly names: Float64Array;
  readonly verbs: Float64Array;
  readonly nouns: Float64Array;
  readonly numbers: Float64Array;
  readonly focus: Float64Array;
}

/**
 * All sentences of some paragraphs, each with the inputs to its features.
 *
 * @param answers the learned directions of answers
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
 * The number of sentences, from the beginning, that an article is judged by. It limits the time for long articles, and
 * for archives, where a question reads many articles.
 */
const TOPIC_SENTENCES: Readonly<Record<Scope, number>> = { article: 1_000, archive: 250 };

const NO_WORDS: WordNumbers = new Int32Array();

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
  // Written out, because V8 takes longer to spread an object with this many fields than for the rest of the question,
  // and fills the old generation with garbage.
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
    // A word that none of the paragraphs contains cannot distinguish them.
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

/** The weight of each stem to look for: the sum of the weights of the terms that look for it. */
function stemWeights({ terms }: Query, { local }: Weights): StemWeights {
  const weights = new Map<string, number>();
  for (const [index, { lookFor }] of terms.entries())
    for (const stem of lookFor) weights.set(stem, (weights.get(stem) ?? 0) + (local[index] as number));
  return weights;
}

/** What the answers to each kind of question are about, whatever its topic: a sum of word vectors for each kind. */
export type AnswerDirections = ReadonlyMap<string, Direction>;

/**
 * The kinds that a question belongs to: by its answer type and its opening words.
 *
 * @example kindsOf(analyseQuestion('Who runs NATO?')) // ['any', 'type: person', 'opening: who', 'opening: who runs']
 */
export function kindsOf({ answerType, opening }: Question): string[] {
  return ['any', `type: ${answerType}`, ...opening.map((words) => `opening: ${words}`)];
}

/** The direction of answers to these kinds of questions; null if none of them is known. */
export function answersTo(kinds: readonly string[], directions: AnswerDirections): Direction | null {
  const known = kinds.flatMap((kind) => directions.get(kind) ?? []);
  const [first, ...others] = known;
  return first
    ? others.reduce((sum, other) => sum.map((value, at) => value + (other[at] ?? 0)), first)
    : null;
}
