import type { Article } from '../article/article.js';
import { CONFIDENCE_FEATURES, confidenceFeaturesOf, logistic, mostCovered } from './confidence.js';
import type { Held } from './coverage.js';
import type { FeatureWeights } from './features.js';
import { beliefs, dot, type Ranked } from './rank.js';

/** The weight of each presence feature, in the order of their names. */
export interface PresenceModel {
  readonly bias: number;
  readonly weights: FeatureWeights;
}

/**
 * How likely the articles hold anything on the question, 0 to 1, wherever it is: logistic regression on the presence
 * features. Without a model it is the largest share of the question that a sentence covers, including its surroundings.
 * 0 if nothing is ranked.
 */
export function presenceOf(ranked: readonly Ranked[], model: PresenceModel | null): number {
  if (!model) return mostCovered(ranked);
  const features = presenceFeaturesOf(ranked);
  return features ? logistic(model.bias + dot(features, model.weights)) : 0;
}

/** Further presence features. The rarity of words is counted in words that occur nowhere else. */
const MORE: Record<string, (ranked: readonly [Ranked, ...Ranked[]]) => number> = {
  'rarity of the question': ([{ context }]) => rarityOf(context, null),
  'rarity found in the article': ([{ context }]) => rarityOf(context, context.topic.article.exact),
  'rarity found in the paragraph': ([{ context }]) => rarityOf(context, context.paragraph.exact),
  'rarity found in the sentence': ([{ context }]) => rarityOf(context, context.coverage.exact),
  'belief in the first article': (ranked) => beliefsInArticles(ranked)[0] ?? 0,
  'how many articles may answer': (ranked) =>
    beliefsInArticles(ranked).reduce((sum, belief) => sum - belief * Math.log(belief + 1e-12), 0),
};

const MORE_OF = Object.values(MORE);

/** The names of all presence features. */
export const PRESENCE_FEATURES: readonly string[] = [...CONFIDENCE_FEATURES, ...Object.keys(MORE)];

/** The presence features of ranked passages, in the order of `PRESENCE_FEATURES`; null if there is none. */
export function presenceFeaturesOf(ranked: readonly Ranked[]): number[] | null {
  const [first, ...others] = ranked;
  const features = confidenceFeaturesOf(ranked);
  return first && features ? [...features, ...MORE_OF.map((measure) => measure([first, ...others]))] : null;
}

/** The summed rarity of the question's terms, or of those of them that are held. */
function rarityOf({ weights, query }: Ranked['context'], held: Held | null): number {
  const sum = weights.wide.reduce((whole, weight, term) => whole + weight * (held?.[term] ?? 1), 0);
  return sum / query.rarest;
}

/** The probability of each article by the ranking, that of the passage ranked first at the beginning. */
function beliefsInArticles(ranked: readonly Ranked[]): number[] {
  const believed = beliefs(ranked);
  const sums = new Map<Article, number>();
  for (const [at, { candidate }] of ranked.entries())
    sums.set(candidate.article, (sums.get(candidate.article) ?? 0) + (believed[at] as number));
  return [...sums.values()];
}
