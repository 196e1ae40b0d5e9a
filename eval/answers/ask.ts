import type { DataSet } from '../data.js';
import { withProgress } from '../progress.js';
import { type GoldArticle, hasUnanswerable, isCandidateSet } from './gold.js';
import { type Judged, judge, judgeRemoved } from './judge.js';
import { type Prediction, REMOVED, type System } from './prediction.js';

/**
 * Where the answer is looked for: in all articles of the set, in the question's own article, or among the given
 * sentences.
 */
export type Situation = 'pooled' | 'own' | 'candidates';

/** The results of a system in one situation. */
export interface Round {
  readonly situation: Situation;
  readonly predictions: readonly Prediction[];
  readonly judged: readonly Judged[];
}

const LIMIT = 10;

/** Asks a system all questions of a set, in each situation that the set is meant for. */
export function askAll(system: System, { name, lines: articles }: DataSet<GoldArticle>): Round[] {
  if (isCandidateSet(articles)) return [askOwn('candidates', system, name, articles)];
  return [askPooled(system, name, articles), askOwn('own', system, name, articles)];
}

/** If a set has no unanswerable questions, each question is asked a second time without its article. */
function askPooled(system: System, name: string, articles: readonly GoldArticle[]): Round {
  const predictions: Prediction[] = [];
  const judged: Judged[] = [];
  const remove = !hasUnanswerable(articles);
  for (const article of withProgress(`${name}, ${system.name}, pooled`, articles)) {
    for (const question of article.questions) {
      const given = system.ask(question.q, { limit: LIMIT });
      predictions.push({ id: question.id, ...given });
      judged.push(judge(article, question, given));
      if (!remove) continue;
      const without = system.ask(question.q, { limit: LIMIT, without: article.id });
      predictions.push({ id: question.id + REMOVED, ...without });
      judged.push(judgeRemoved(article, question, without));
    }
  }
  return { situation: 'pooled', predictions, judged };
}

function askOwn(situation: Situation, system: System, name: string, articles: readonly GoldArticle[]): Round {
  const predictions: Prediction[] = [];
  const judged: Judged[] = [];
  for (const article of withProgress(`${name}, ${system.name}, ${situation}`, articles)) {
    const limit = situation === 'own' ? LIMIT : article.paragraphs.length;
    for (const question of article.questions) {
      const given = system.ask(question.q, { limit, source: article.id });
      predictions.push({ id: question.id, ...given });
      judged.push(judge(article, question, given));
    }
  }
  return { situation, predictions, judged };
}
