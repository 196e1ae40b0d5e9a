import { share, type TermCoverage } from './coverage.js';
import type { FeatureContext, Scope } from './feature-context.js';
import { ANSWER_LIKE, FEATURES, type FeatureWeights, missing, nowhere } from './features.js';
import { MATCH_FEATURES } from './match-features.js';
import { beliefs, dot, type Ranked, strongest } from './rank.js';
import type { Outcome, Reason, Strictness } from './result.js';

/** The weight of each confidence feature, in the order of their names, and its average. */
export interface ConfidenceModel {
  readonly bias: number;
  readonly weights: FeatureWeights;
  readonly usual: Float64Array;
}

/** The confidence of facts that the article states about itself. */
export const MOST_CONFIDENT = 1;

/**
 * The probability, 0 to 1, that the sentence marked in the first ranked passage answers: logistic regression on the
 * confidence features. 0 if nothing is ranked.
 */
export function confidenceOf(ranked: readonly Ranked[], { bias, weights }: ConfidenceModel): number {
  const evidence = confidenceFeaturesOf(ranked);
  return evidence ? logistic(bias + dot(evidence, weights)) : 0;
}

/** The logistic function: turns a sum into a probability. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * The minimum confidence of an answer: about even odds. An archive's confidence is learned from questions of which half
 * have no answer, more than members ask; so its thresholds are lower.
 */
const THRESHOLDS: Readonly<Record<Scope, Readonly<Record<Strictness, number>>>> = {
  article: { strict: 0.65, balanced: 0.53, eager: 0.35 },
  archive: { strict: 0.5, balanced: 0.35, eager: 0.2 },
};
/**
 * The presence (see `presence.ts`) below which the articles have nothing on a question: of one article a share of the
 * question, of an archive a probability. A question whose answer is not shown is the worse mistake, so that is low.
 */
const CLOSE: Readonly<Record<Scope, number>> = { article: 0.32, archive: 0.2 };
/**
 * The share of the question that one place must cover to be shown in any case: whoever asks for a word that a hundred
 * articles hold asks for nothing rare, and the presence is low.
 */
const WHOLE = 0.8;

/**
 * Added if words were carried over. They occur wherever the earlier topic was discussed, so matching them makes an
 * answer no more certain.
 */
const CARRIED = 0.03;

const NAMELESS = FEATURES.indexOf('names of the question nowhere near');

/**
 * The minimum confidence of an answer. If no name of the question occurs near it, it may be about somebody else, so it
 * needs the confidence of `strict`.
 *
 * @param carries whether words were carried over to the question
 */
export function thresholdOf(
  ranked: readonly Ranked[],
  scope: Scope,
  strictness: Strictness,
  carries: boolean,
): number {
  const nameless = (ranked[0]?.features[NAMELESS] ?? 0) > 0;
  return THRESHOLDS[scope][nameless ? 'strict' : strictness] + (carries ? CARRIED : 0);
}

/**
 * The outcome for ranked passages.
 *
 * @param covered the largest share of the question that one place covers
 */
export function outcomeOf(
  scope: Scope,
  { presence, covered, confidence }: Readonly<Record<'presence' | 'covered' | 'confidence', number>>,
  threshold: number,
): Outcome {
  if (presence < CLOSE[scope] && covered < WHOLE) return 'nothing';
  return confidence >= threshold ? 'answer' : 'closest';
}

/** What made the answer more or less certain than usual. */
export function doubts(ranked: readonly Ranked[], { weights, usual }: ConfidenceModel): Reason[] {
  const evidence = confidenceFeaturesOf(ranked);
  if (!evidence) return [];
  return strongest(
    CONFIDENCE_FEATURES.map((feature, at) => ({
      feature,
      weight: (weights[at] as number) * ((evidence[at] as number) - (usual[at] as number)),
    })),
  );
}

/** The minimum probability of a further passage, relative to the first, for it to be shown. */
const COMPANION = 0.05;

/** The passages worth showing if the first one answers. */
export function worthShowing(ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  return first ? ranked.filter(({ score }) => Math.exp(score - first.score) >= COMPANION) : [];
}

/** The ranked passages; there is at least one. */
type Ranking = readonly [Ranked, ...Ranked[]];

/** Further confidence features. */
const MORE: Record<string, (ranked: Ranking, article: TermCoverage) => number> = {
  score: ([first]) => first.sentenceScore,
  'belief in the first passage': (ranked) => beliefs(ranked)[0] ?? 0,
  'belief in its sentence': beliefInSentence,
  'belief in its sentence, as a logarithm': (ranked) => Math.log(beliefInSentence(ranked) + 1e-9),
  'lead over the next sentence': leadOfSentence,
  'no sentence has more question words': (ranked) => Number(shareAbove(ranked, EXACT) === 0),
  'no sentence is more about the same': (ranked) => Number(shareAbove(ranked, ABOUT) === 0),
  'sentences with more question words around what may be sought': (ranked) => shareAbove(ranked, AROUND),
  'about what such answers are about, above the mean': (ranked) => aboveMean(ranked, ANSWER),
  'about what such answers are about, below the best': (ranked) => belowBest(ranked, ANSWER),
  'paragraph relevance (BM25), of the best': ([first, ...others]) =>
    first.context.bm25 /
    others.reduce((most, { context }) => Math.max(most, context.bm25), Math.max(first.context.bm25, 1e-9)),
  'how many passages may answer': (ranked) =>
    beliefs(ranked).reduce((sum, belief) => sum - belief * Math.log(belief + 1e-12), 0),
  'most of the question that any place holds': (ranked) => mostCovered(ranked),
  'rare words anywhere in the article': ([{ context }], article) =>
    share(context.weights.wide, article.exact),
  'rare related words anywhere in the article': ([{ context }], article) =>
    share(context.weights.wide, article.soft),
  'question words anywhere in the article': ([{ context }], article) =>
    share(context.weights.general, article.exact),
  'related words anywhere in the article': ([{ context }], article) =>
    share(context.weights.general, article.soft),
  'names of the question anywhere in the article': ([{ context }], article) =>
    namesAsked(context) === 0 ? 1 : share(context.weights.names, article.named),
  'names of the question nowhere in the article': ([{ context }], article) =>
    Math.min(2, nowhere(context.weights.names, article.named)),
  'words of the question nowhere in the article': ([{ context }], article) =>
    Math.min(4, nowhere(context.weights.general, article.soft)),
  'verbs of the question nowhere in the article': ([{ context }], article) =>
    Math.min(2, nowhere(context.weights.verbs, article.soft)),
  'name missing from the article': ([{ context }], article) => missing(context.weights.names, article.named),
  'word missing from the article': ([{ context }], article) => missing(context.weights.general, article.soft),
  'relevance, all in all': ([{ candidate }]) => Math.log(1 + candidate.score),
  'relevance, of what is possible': ([{ candidate, context }]) =>
    candidate.score / (1 + context.weights.wide.reduce((sum, weight) => sum + weight, 0)),
  'lead of the article': leadOfArticle,
  'words asked': ([{ context }]) => Math.log(1 + context.query.terms.length),
  'names asked': ([{ context }]) => Math.min(3, namesAsked(context)),
  'asks for a reason, a manner or an event': ([{ context }]) =>
    Number(/^(?:reason|event|manner)$/u.test(context.query.question.answerType)),
  'asks for a number': ([{ context }]) =>
    Number(/^(?:age|measure|duration|money|percent|count|year)$/u.test(context.query.question.answerType)),
  'holds no number that is asked for': ([{ context }]) =>
    Number(
      /^(?:age|measure|duration|money|percent|count|year|time)$/u.test(context.query.question.answerType) &&
        context.sentenceFeatures.candidates === 0,
    ),
  'holds no name that is asked for': ([{ context }]) =>
    Number(
      /^(?:person|body|place|name)$/u.test(context.query.question.answerType) &&
        context.sentenceFeatures.candidates === 0,
    ),
};

/**
 * The sentence features that confidence is based on: all except those of how words match. The latter are rarely
 * nonzero, and a single one would make any answer certain.
 */
const OF_SENTENCE = FEATURES.map((_, at) => at).filter((at) => !((FEATURES[at] as string) in MATCH_FEATURES));

/** The names of all confidence features: those of the best sentence, and those of the ranking as a whole. */
export const CONFIDENCE_FEATURES: readonly string[] = [
  ...OF_SENTENCE.map((at) => FEATURES[at] as string),
  ...Object.keys(MORE),
];

const MORE_OF = Object.values(MORE);

/** By ranking: confidence, presence and explanation all need them. */
const known = new WeakMap<readonly Ranked[], readonly number[]>();

/**
 * The confidence features of the first ranked passage, in the order of `CONFIDENCE_FEATURES`; null if there is none.
 */
export function confidenceFeaturesOf(ranked: readonly Ranked[]): readonly number[] | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const before = known.get(ranked);
  if (before) return before;
  const { article } = first.context.topic;
  const features = [
    ...OF_SENTENCE.map((at) => first.features[at] as number),
    ...MORE_OF.map((measure) => measure([first, ...others], article)),
  ];
  known.set(ranked, features);
  return features;
}

/**
 * The largest share of the question that a sentence of the ranked passages covers, including its surroundings; 0 to 1.
 */
export function mostCovered(ranked: readonly Ranked[]): number {
  return ranked.reduce((most, { coverage }) => Math.max(most, coverage), 0);
}

const EXACT = FEATURES.indexOf('question words in the sentence');
const ABOUT = FEATURES.indexOf('about the same');
const AROUND = FEATURES.indexOf('question words around what may be sought');
const ANSWER = FEATURES.indexOf(ANSWER_LIKE);

/** Smaller differences count as equal. */
const ROUNDING = 1e-6;

/** The share of sentences in which a feature is larger than in the sentence marked first. */
function shareAbove(ranked: Ranking, feature: number): number {
  const first = (ranked[0].features[feature] as number) + ROUNDING;
  let [above, count] = [0, 0];
  for (const { all } of ranked) {
    count += all.length;
    for (const features of all) if ((features[feature] as number) > first) above++;
  }
  return above / count;
}

function aboveMean(ranked: Ranking, feature: number): number {
  let [sum, count] = [0, 0];
  for (const { all } of ranked) {
    count += all.length;
    for (const features of all) sum += features[feature] as number;
  }
  return (ranked[0].features[feature] as number) - sum / count;
}

function belowBest(ranked: Ranking, feature: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const { all } of ranked)
    for (const features of all) best = Math.max(best, features[feature] as number);
  return (ranked[0].features[feature] as number) - best;
}

function beliefInSentence(ranked: Ranking): number {
  return (beliefs(ranked)[0] ?? 0) * Math.exp(ranked[0].sentenceScore - ranked[0].score);
}

function leadOfSentence([first, ...others]: Ranking): number {
  const next = others.reduce((most, { sentenceScore }) => Math.max(most, sentenceScore), first.nextScore);
  return Math.max(-5, Math.min(5, first.sentenceScore - next));
}

function namesAsked({ query }: FeatureContext): number {
  return query.terms.filter(({ name }) => name).length;
}

/** How far the best article is ahead of the next one, as a share of its score; 1 if it is the only one. */
function leadOfArticle([{ candidate }, ...others]: Ranking): number {
  const next = others
    .filter((other) => other.candidate.article !== candidate.article)
    .reduce((most, other) => Math.max(most, other.candidate.foundArticle), 0);
  return Math.max(-1, 1 - next / Math.max(candidate.foundArticle, 1e-9));
}
