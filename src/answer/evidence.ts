import { best, type Cover, share } from './cover.js';
import { beliefs, type Ranked } from './rank.js';
import { SIGNALS } from './signals.js';
import type { View } from './view.js';

/** The signals of the best sentence that tell how sure an answer is. */
const TELLING = [
  'rare words in the sentence',
  'rare related words in the sentence',
  'related words in the sentence',
  'question words in the sentence',
  'share of question words in the sentence',
  'number of question words in the sentence',
  'related words in the sentence or the one before',
  'telling related words in the sentence or the one before',
  'question words, pronouns resolved',
  'names of the question meant by a pronoun',
  'question words in the paragraph',
  'related words in the paragraph',
  'rare words in the paragraph',
  'rare related words in the paragraph',
  'telling words in the paragraph',
  'related words in the paragraph or the one before',
  'related words in the paragraph or beside it',
  'related words in the paragraph or the title',
  'related words in the title',
  'related words in the heading',
  'names of the question nearby',
  'name of the question missing',
  'names of the question in the sentence',
  'rare word missing',
  'verbs of the question in the sentence',
  'verbs like the question’s in the sentence',
  'nouns of the question in the sentence',
  'nouns like the question’s in the sentence',
  'numbers of the question in the sentence',
  'what is asked for in the sentence',
  'the like of what is asked for in the sentence',
  'the like of what is asked for',
  'a name like what is asked for',
  'what is asked for, by a number',
  'question words in the same order',
  'longest row of question words',
  'question words close together',
  'what may be sought',
  'question words around what may be sought',
  'question words close to what may be sought',
  'about the same',
  'paragraph relevance (BM25), damped',
  'relevance in the index',
  'relevance of the article',
  'early paragraph',
  'length of the sentence',
  'length of the paragraph',
  'central in the article',
  'negations',
  'a question itself',
] as const;

const TELLING_AT = TELLING.map((name) => SIGNALS.indexOf(name));

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
  'rarest word missing from the article': ([{ view }], article) => rarestMissing(view, article.soft),
  'name missing from the article': ([{ view }], article) =>
    rarest(view.weights.names, (term) => 1 - (article.exact[term] as number)),
  'relevance, all in all': ([{ place }]) => Math.log(1 + place.score),
  'relevance, of what is possible': ([{ place, view }]) =>
    place.score / (1 + view.weights.wide.reduce((sum, weight) => sum + weight, 0)),
  'lead of the article': (ranked) => leadOfArticle(ranked),
  'words asked': ([{ view }]) => Math.log(1 + view.query.terms.length),
  'names asked': ([{ view }]) => Math.min(3, namesAsked(view)),
  'asks for a reason or a deed': ([{ view }]) =>
    Number(/^(?:reason|deed|manner)$/u.test(view.query.question.seeks)),
  'asks for a number': ([{ view }]) =>
    Number(/^(?:age|measure|duration|money|percent|count|year)$/u.test(view.query.question.seeks)),
  'holds no number that is asked for': ([{ view }]) =>
    Number(
      /^(?:age|measure|duration|money|percent|count|year|time)$/u.test(view.query.question.seeks) &&
        view.tally.candidates === 0,
    ),
  'holds no name that is asked for': ([{ view }]) =>
    Number(/^(?:person|place|name)$/u.test(view.query.question.seeks) && view.tally.candidates === 0),
  'asks for an age or a measure that is not there': ([{ view }]) =>
    Number(
      (view.query.question.seeks === 'age' && !view.tally.age) ||
        (view.query.question.seeks === 'measure' && !view.tally.measure),
    ),
};

/** All that tells how sure an answer is, by name. */
export const EVIDENCE: readonly string[] = [...TELLING, ...Object.keys(MORE)];

const MORE_OF = Object.values(MORE);

/** What tells how sure the first of the ranked passages is to answer, in the order of `EVIDENCE`; null where there is none. */
export function evidenceOf(ranked: readonly Ranked[]): Float64Array | null {
  const [first, ...others] = ranked;
  if (!first) return null;
  const article = wholeArticle(first.view);
  const values = new Float64Array(EVIDENCE.length);
  TELLING_AT.forEach((from, at) => {
    values[at] = first.signals[from] as number;
  });
  MORE_OF.forEach((measure, at) => {
    values[TELLING_AT.length + at] = measure([first, ...others], article);
  });
  return values;
}

function wholeArticle({ covers, place: { profile } }: View): Cover {
  return [
    covers.ofWords(profile.title),
    ...profile.headings.map(covers.ofWords),
    ...profile.paragraphs.map(covers.ofParagraph),
  ].reduce((a, b) => ({ exact: best(a.exact, b.exact), soft: best(a.soft, b.soft) }));
}

function namesAsked({ query }: View): number {
  return query.terms.filter(({ name }) => name).length;
}

function rarestMissing({ weights }: View, held: Float32Array): number {
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
