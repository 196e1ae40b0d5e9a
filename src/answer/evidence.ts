import { type TermCoverage, share } from './cover.js';
import { beliefs, type Ranked } from './rank.js';
import { nowhere, FEATURES } from './signals.js';
import type { FeatureContext } from './view.js';

/** The ranked passages, the first of them apart. */
type Ranking = readonly [Ranked, ...Ranked[]];

/** What else tells how sure an answer is. */
const MORE: Record<string, (ranked: Ranking, article: TermCoverage) => number> = {
  score: ([first]) => first.sentenceScore,
  'belief in the first passage': (ranked) => beliefs(ranked)[0] ?? 0,
  'belief in its sentence': beliefInSentence,
  'belief in its sentence, as a logarithm': (ranked) => Math.log(beliefInSentence(ranked) + 1e-9),
  'lead over the next sentence': leadOfSentence,
  'how many passages may answer': (ranked) =>
    beliefs(ranked).reduce((sum, belief) => sum - belief * Math.log(belief + 1e-12), 0),
  'most of the question that any place holds': (ranked) => mostCovered(ranked),
  'rare words anywhere in the article': ([{ context }], article) => share(context.weights.wide, article.exact),
  'rare related words anywhere in the article': ([{ context }], article) =>
    share(context.weights.wide, article.soft),
  'question words anywhere in the article': ([{ context }], article) =>
    share(context.weights.general, article.exact),
  'related words anywhere in the article': ([{ context }], article) => share(context.weights.general, article.soft),
  'names of the question anywhere in the article': ([{ context }], article) =>
    namesAsked(context) === 0 ? 1 : share(context.weights.names, article.exact),
  'names of the question nowhere in the article': ([{ context }], article) =>
    Math.min(2, nowhere(context.weights.names, article.exact)),
  'words of the question nowhere in the article': ([{ context }], article) =>
    Math.min(4, nowhere(context.weights.general, article.soft)),
  'name missing from the article': ([{ context }], article) =>
    context.weights.names.reduce(
      (most, weight, term) => Math.max(most, weight * (1 - (article.exact[term] as number))),
      0,
    ),
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
      /^(?:person|body|place|name)$/u.test(context.query.question.answerType) && context.sentenceFeatures.candidates === 0,
    ),
};

/** All that tells how sure an answer is, by name: the features of the best sentence, and what the ranking as a whole tells. */
export const CONFIDENCE_FEATURES: readonly string[] = [...FEATURES, ...Object.keys(MORE)];

const MORE_OF = Object.values(MORE);

/** What tells how sure the first of the ranked passages is to answer, in the order of `EVIDENCE`; null where there is none. */
export function confidenceFeaturesOf(ranked: readonly Ranked[]): number[] | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const { article } = first.context.topic;
  return [...first.features, ...MORE_OF.map((measure) => measure([first, ...others], article))];
}

/** The most of the question that any place of the ranked passages holds, with what stands around it; 0 to 1. */
export function mostCovered(ranked: readonly Ranked[]): number {
  return ranked.reduce((most, { coverage }) => Math.max(most, coverage), 0);
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

/** How far the best article is ahead of the next one, as a share of it; 1 where there is but one. */
function leadOfArticle([{ candidate }, ...others]: Ranking): number {
  const next = others
    .filter((other) => other.candidate.article !== candidate.article)
    .reduce((most, other) => Math.max(most, other.candidate.foundArticle), 0);
  return Math.max(-1, 1 - next / Math.max(candidate.foundArticle, 1e-9));
}
