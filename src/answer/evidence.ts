import { type Cover, type Held, joined, share } from './cover.js';
import { beliefs, type Ranked } from './rank.js';
import { nowhere } from './signal.js';
import { SIGNALS } from './signals.js';
import type { View } from './view.js';

/** What else tells how sure an answer is. */
const MORE: Record<string, (ranked: readonly [Ranked, ...Ranked[]], article: Cover) => number> = {
  score: ([first]) => first.score,
  'lead over the next passage': ([first, second]) =>
    Math.min(5, first.score - (second?.score ?? first.score - 5)),
  'belief in the first passage': (ranked) => beliefs(ranked)[0] ?? 0,
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
  'rarest word missing from the article': ([{ view }], article) => rarestMissing(view, article.soft),
  'name missing from the article': ([{ view }], article) =>
    rarest(view.weights.names, (term) => 1 - (article.exact[term] as number)),
  'relevance, all in all': ([{ place }]) => Math.log(1 + place.score),
  'relevance, of what is possible': ([{ place, view }]) =>
    place.score / (1 + view.weights.wide.reduce((sum, weight) => sum + weight, 0)),
  'lead of the article': (ranked) => leadOfArticle(ranked),
  'words asked': ([{ view }]) => Math.log(1 + view.query.terms.length),
  'names asked': ([{ view }]) => Math.min(3, namesAsked(view)),
  'asks for a reason or an event': ([{ view }]) =>
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
  'asks for an age or a measure that is not there': ([{ view }]) =>
    Number(
      (view.query.question.answerType === 'age' && !view.tally.age) ||
        (view.query.question.answerType === 'measure' && !view.tally.measure),
    ),
};

/** All that tells how sure an answer is, by name: the signals of the best sentence, and what the ranking as a whole tells. */
export const EVIDENCE: readonly string[] = [...SIGNALS, ...Object.keys(MORE)];

const MORE_OF = Object.values(MORE);

/** What tells how sure the first of the ranked passages is to answer, in the order of `EVIDENCE`; null where there is none. */
export function evidenceOf(ranked: readonly Ranked[]): number[] | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const article = wholeArticle(first.view);
  return [...first.signals, ...MORE_OF.map((measure) => measure([first, ...others], article))];
}

function wholeArticle({ covers, place: { profile } }: View): Cover {
  return [
    covers.ofWords(profile.title),
    ...profile.headings.map(covers.ofWords),
    ...profile.paragraphs.map(covers.ofParagraph),
  ].reduce(joined);
}

function namesAsked({ query }: View): number {
  return query.terms.filter(({ name }) => name).length;
}

function rarestMissing({ weights }: View, held: Held): number {
  const most = Math.max(1e-9, ...weights.wide);
  return rarest(weights.wide, (term) => 1 - (held[term] as number)) / most;
}

function rarest(weights: Float64Array, missing: (term: number) => number): number {
  return weights.reduce((most, weight, term) => Math.max(most, weight * missing(term)), 0);
}

/** How far the best article is ahead of the next one, as a share of it; 1 where there is but one. */
function leadOfArticle(ranked: readonly [Ranked, ...Ranked[]]): number {
  const [{ place }] = ranked;
  const next = ranked
    .filter((other) => other.place.article !== place.article)
    .reduce((most, other) => Math.max(most, other.place.foundArticle), 0);
  return Math.max(-1, 1 - next / Math.max(place.foundArticle, 1e-9));
}
