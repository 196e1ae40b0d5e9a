import { acronymsOf, type Candidate, candidatesFor } from '../../src/answer/candidates.js';
import { featureContexts, kindsOf, type Scope } from '../../src/answer/feature-context.js';
import { FEATURES, featuresOf } from '../../src/answer/features.js';
import { presenceFeaturesOf } from '../../src/answer/presence.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { type RankingModel, rank } from '../../src/answer/rank.js';
import type { Article } from '../../src/article/article.js';
import { overlaps } from '../../src/language/span.js';
import { DIMENSIONS } from '../../src/language/word-vectors.js';
import { findQuotations } from '../../src/quotation/find.js';
import type { ArticleQuotations } from '../../src/quotation/quotation.js';
import { indexPassages, type PassageIndex } from '../../src/search/passage-index.js';
import { withProgress } from '../progress.js';
import { hashOf } from './folds.js';
import { type Lesson, type LessonQuestion, NEWS } from './lessons.js';
import type { List } from './listwise.js';

/** A question as it is asked in a scope. */
export interface ScopedQuestion {
  readonly lesson: Lesson;
  readonly question: LessonQuestion;
  /** The articles that it is asked of. */
  readonly articles: readonly Article[];
  readonly index: PassageIndex;
  /** Whether the article that answers is among them. */
  readonly answerable: boolean;
}

/** The maximum number of questions from a set, except from our own; they are chosen at random, but always the same. */
const MOST_QUESTIONS = 700;

/**
 * The questions of a set's lessons, as they are asked in a scope: each of its own article alone; or of all articles of
 * the set, and a second time of all but its own.
 */
export function askedIn(scope: Scope, lessons: readonly Lesson[]): ScopedQuestion[] {
  const all = lessons.map(({ article }) => article);
  const pooled = scope === 'archive' ? indexPassages(all) : null;
  const asked = lessons.flatMap((lesson) => {
    const own = [lesson.article];
    const index = pooled ?? indexPassages(own);
    return lesson.questions.flatMap((question): ScopedQuestion[] => {
      const answerable = question.gold.length > 0;
      const as = (articles: readonly Article[], answerable: boolean) => ({
        lesson,
        question,
        articles,
        index,
        answerable,
      });
      if (scope === 'article') return [as(own, answerable)];
      const others = all.filter((article) => article !== lesson.article);
      return [as(all, answerable), ...(answerable ? [as(others, false)] : [])];
    });
  });
  const order = (each: ScopedQuestion) => hashOf(each.question.id);
  const most = lessons[0]?.set === NEWS ? Number.POSITIVE_INFINITY : MOST_QUESTIONS;
  return asked.sort((a, b) => order(a) - order(b)).slice(0, scope === 'archive' ? 1.5 * most : most);
}

const quotations = new WeakMap<Article, ArticleQuotations>();

function quotationsOf(article: Article): ArticleQuotations {
  const found = quotations.get(article) ?? findQuotations(article);
  quotations.set(article, found);
  return found;
}

function lookUp({ question, articles, index }: ScopedQuestion) {
  const corpus = { articles, index, quotationsOf };
  const analysed = analyseQuestion(question.text);
  const query = queryOf(analysed, index, acronymsOf(corpus, analysed));
  const candidates = candidatesFor(query, corpus);
  return { query, candidates, vocabulary: index.vocabulary };
}

/** The sentences of a question as training data for the ranking. */
export interface Example {
  readonly asked: ScopedQuestion;
  readonly list: List;
  /** For each sentence: the index of its paragraph among the candidates. */
  readonly paragraphs: Int32Array;
}

/**
 * Sentences of long articles that have little in common with the question are useless for training; at most this many
 * are kept.
 */
const MOST_SENTENCES = 100;
const TELLING = ['related words in or around the paragraph', 'likeness to the telling terms'].map((name) =>
  FEATURES.indexOf(name),
);

/** The features of the sentences that may answer; null if a question has no candidates in that scope. */
export function exampleOf(asked: ScopedQuestion, scope: Scope): Example | null {
  const { query, candidates, vocabulary } = lookUp(asked);
  if (candidates.scope !== scope || query.terms.length === 0) return null;
  const rows = featureContexts(query, candidates, vocabulary, new Map()).flatMap((contexts, paragraph) => {
    const place = candidates.places[paragraph] as Candidate;
    return contexts.map((context) => ({
      values: featuresOf(context),
      direction: context.profile.direction,
      right: asked.answerable && isRight(asked, place, context.sentence),
      paragraph,
    }));
  });
  const kept = mostTelling(rows);
  const values = new Float32Array(kept.length * FEATURES.length);
  const directions = new Float32Array(kept.length * DIMENSIONS);
  for (const [at, row] of kept.entries()) {
    values.set(row.values, at * FEATURES.length);
    directions.set(row.direction, at * DIMENSIONS);
  }
  return {
    asked,
    list: {
      values,
      directions,
      kinds: kindsOf(query.question),
      right: Uint8Array.from(kept, ({ right }) => Number(right)),
      weight: 1,
    },
    paragraphs: Int32Array.from(kept, ({ paragraph }) => paragraph),
  };
}

function mostTelling<Row extends { readonly values: readonly number[]; readonly right: boolean }>(
  rows: readonly Row[],
): readonly Row[] {
  if (rows.length <= MOST_SENTENCES) return rows;
  const telling = ({ values }: Row) => TELLING.reduce((sum, at) => sum + (values[at] as number), 0);
  const least = rows.map(telling).sort((a, b) => b - a)[MOST_SENTENCES - 1] as number;
  return rows.filter((row) => row.right || telling(row) >= least);
}

function isRight(
  { lesson, question }: ScopedQuestion,
  { article, of }: Candidate,
  sentence: number,
): boolean {
  if (article !== lesson.article) return false;
  const span = of.sentences[sentence] ?? of;
  return question.gold.some((gold) => overlaps(gold, span));
}

/** The presence features of a ranked question, and whether the sentence ranked first answers. */
export interface JudgedExample {
  readonly asked: ScopedQuestion;
  /** Those of the confidence come first. Null if nothing was ranked. */
  readonly features: Float32Array | null;
  readonly right: boolean;
}

/** @param modelOf the model trained without the question's article */
export function judgeExamples(
  asked: readonly ScopedQuestion[],
  scope: Scope,
  modelOf: (lesson: Lesson) => RankingModel,
  title: string,
): JudgedExample[] {
  return [...withProgress(title, asked)].flatMap((each) => {
    const { query, candidates, vocabulary } = lookUp(each);
    if (candidates.scope !== scope) return [];
    const ranked = query.terms.length === 0 ? [] : rank(query, candidates, vocabulary, modelOf(each.lesson));
    const [first] = ranked;
    const features = presenceFeaturesOf(ranked);
    const right =
      first !== undefined && each.answerable && isRight(each, first.candidate, first.context.sentence);
    return [{ asked: each, features: features && Float32Array.from(features), right }];
  });
}
