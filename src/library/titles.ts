import { linePassage, type Manner, type Sources } from '../answer/answer.js';
import { MOST_CONFIDENT } from '../answer/confidence.js';
import { analyseQuestion } from '../answer/question/question.js';
import { articleWithId } from './find-article.js';
import { titleStems } from './headings.js';
import { newestFirst } from './period.js';
import { comparerFor } from './reported-facts.js';
import { dayOf } from './reports.js';
import type { Answer, Passage } from './results.js';

/** The minimum number of the question's words in a title that answers it. */
const LEAST_WORDS = 2;
/** The confidence of an answer from a title. */
const SURE = 0.8;

/**
 * An answer preceded by titles that answer as well: "What is the death toll?", "Death toll rises to 14". A title counts
 * if the question asks for a figure, the title contains all its words and a figure, and no sentence shown does.
 */
export function withTitles(given: Answer, sources: Sources, { strictness }: Manner): Answer {
  const { articles, index } = sources;
  const wanted = analyseQuestion(given.question).terms.map(({ stem }) => stem);
  const { asksFigure, factsIn } = comparerFor(given.question, index);
  if (!asksFigure || wanted.length < LEAST_WORDS || strictness === 'strict') return given;
  const isSaid = given.passages.some(({ article: id, sentence }) => {
    const article = articleWithId(articles, id);
    const facts = article && factsIn(article, sentence);
    return facts && facts.figures.length > 0 && wanted.every((stem) => facts.stems.has(stem));
  });
  if (isSaid) return given;
  const telling = articles.flatMap((article): Passage[] => {
    const { title } = article;
    if (!title || !wanted.every((stem) => titleStems(article).includes(stem))) return [];
    return factsIn(article, title).figures.length > 0 ? [linePassage(article, title)] : [];
  });
  if (telling.length === 0) return given;
  const passages = newestFirst(telling, ({ article }) => dayOf(articles, article));
  return {
    ...given,
    outcome: 'answer',
    answered: true,
    confidence: Math.min(MOST_CONFIDENT, Math.max(given.confidence, SURE)),
    passages: [...passages, ...given.passages],
    about: [],
  };
}
