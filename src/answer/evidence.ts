import { type Cover, share } from './cover.js';
import { beliefs, type Ranked } from './rank.js';
import { nowhere, SIGNALS } from './signals.js';
import type { View } from './view.js';

/** The ranked passages, the first of them apart. */
type Ranking = readonly [Ranked, ...Ranked[]];

/** What else tells how sure an answer is. */
const MORE: Record<string, (ranked: Ranking, article: Cover) => number> = {
  score: ([first]) => first.sentenceScore,
  'belief in the first passage': (ranked) => beliefs(ranked)[0] ?? 0,
  'belief in its sentence': beliefInSentence,
  'belief in its sentence, as a logarithm': (ranked) => Math.log(beliefInSentence(ranked) + 1e-9),
  'lead over the next sentence': leadOfSentence,
  'how many passages may answer': (ranked) =>
    beliefs(ranked).reduce((sum, belief) => sum - belief * Math.log(belief + 1e-12), 0),
  'most of the question that any place holds': (ranked) => mostCovered(ranked),
  'rare words anywhere in the article': ([{ view }], article) => share(view.weights.wide, article.exact),
  'rare related words anywhere in the article': ([{ view }], article) =>
    share(view.weights.wide, article.soft),
  'question words anywhere in the article': ([{ view }], article) =>
    share(view.weights.general, article.exact),
  'related words anywhere in the article': ([{ view }], article) => share(view.weights.general, article.soft),
  'names of the question anywhere in the article': ([{ view }], article) =>
    namesAsked(view) === 0 ? 1 : share(view.weights.names, article.exact),
  'names of the question nowhere in the article': ([{ view }], article) =>
    Math.min(2, nowhere(view.weights.names, article.exact)),
  'words of the question nowhere in the article': ([{ view }], article) =>
    Math.min(4, nowhere(view.weights.general, article.soft)),
  'name missing from the article': ([{ view }], article) =>
    view.weights.names.reduce(
      (most, weight, term) => Math.max(most, weight * (1 - (article.exact[term] as number))),
      0,
    ),
  'relevance, all in all': ([{ place }]) => Math.log(1 + place.score),
  'relevance, of what is possible': ([{ place, view }]) =>
    place.score / (1 + view.weights.wide.reduce((sum, weight) => sum + weight, 0)),
  'lead of the article': leadOfArticle,
  'words asked': ([{ view }]) => Math.log(1 + view.query.terms.length),
  'names asked': ([{ view }]) => Math.min(3, namesAsked(view)),
  'asks for a reason, a manner or an event': ([{ view }]) =>
    Number(/^(?:reason|event|manner)$/u.test(view.query.question.answerType)),
  'asks for a number': ([{ view }]) =>
    Number(/^(?:age|measure|duration|money|percent|count|year)$/u.test(view.query.question.answerType)),
  'holds no number that is asked for': ([{ view }]) =>
    Number(
      /^(?:age|measure|duration|money|percent|count|year|time)$/u.test(view.query.question.answerType) &&
        view.tally.candidates === 0,
    ),
  'holds no name that is asked for': ([{ view }]) =>
    Number(
      /^(?:person|body|place|name)$/u.test(view.query.question.answerType) && view.tally.candidates === 0,
    ),
};

/** All that tells how sure an answer is, by name: the signals of the best sentence, and what the ranking as a whole tells. */
export const EVIDENCE: readonly string[] = [...SIGNALS, ...Object.keys(MORE)];

const MORE_OF = Object.values(MORE);

/** What tells how sure the first of the ranked passages is to answer, in the order of `EVIDENCE`; null where there is none. */
export function evidenceOf(ranked: readonly Ranked[]): number[] | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const { article } = first.view.topic;
  return [...first.signals, ...MORE_OF.map((measure) => measure([first, ...others], article))];
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

function namesAsked({ query }: View): number {
  return query.terms.filter(({ name }) => name).length;
}

/** How far the best article is ahead of the next one, as a share of it; 1 where there is but one. */
function leadOfArticle([{ place }, ...others]: Ranking): number {
  const next = others
    .filter((other) => other.place.article !== place.article)
    .reduce((most, other) => Math.max(most, other.place.foundArticle), 0);
  return Math.max(-1, 1 - next / Math.max(place.foundArticle, 1e-9));
}
