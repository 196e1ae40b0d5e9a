import { type Candidates, candidatesFor } from '../../src/answer/candidates.js';
import { type Query, queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question.js';
import type { QuotationsOf } from '../../src/answer/said.js';
import type { Scope } from '../../src/answer/view.js';
import type { Article } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import { findQuotations } from '../../src/quotation/find.js';
import type { ArticleQuotations } from '../../src/quotation/quotation.js';
import { indexPassages, type PassageIndex } from '../../src/search/passage-index.js';
import type { Vocabulary } from '../../src/search/vocabulary.js';
import {
  type GoldArticle,
  type GoldQuestion,
  hasUnanswerable,
  isCandidateSet,
  sourceOf,
} from '../answers/gold.js';
import type { DataSet } from '../data.js';
import { foldOf } from './folds.js';

/** The questions of a set as they are asked in one scope. */
export interface Room {
  readonly name: string;
  readonly questions: readonly Asked[];
  /** How much its questions count when ranking, and when confidence, is learned. */
  readonly share: { readonly ranking: number; readonly confidence: number };
}

/**
 * Where a question is put: where it was asked; where nothing answers it, to another article or to the archive without
 * its own ("elsewhere"); or to its own article without the paragraphs that hold the words of the answer ("gap").
 */
export type Put = 'own' | 'elsewhere' | 'gap';

/** A question put to one article, or to an archive. */
export interface Asked {
  readonly gold: GoldArticle;
  readonly question: GoldQuestion;
  readonly fold: number;
  readonly put: Put;
  look(): Look;
}

/** A question with the paragraphs that may answer it. */
export interface Look {
  readonly query: Query;
  readonly candidates: Candidates;
  readonly vocabulary: Vocabulary;
}

/**
 * What the sets count by their names. News is what the bot is for, but people ask as precisely as those who wrote
 * questions on an encyclopedia: a part of these costs news hardly anything and helps them much. Questions made to
 * look answerable (squad2) teach little confidence: the more they count, the worse it gets on everything.
 */
const SHARES: Record<Scope, Record<string, Room['share']>> = {
  article: {
    squad2: { ranking: 0.3, confidence: 0.15 },
    xquad: { ranking: 0.3, confidence: 0.3 },
    'newsqa-selfcontained': { ranking: 0, confidence: 0 },
  },
  archive: {
    squad2: { ranking: 1, confidence: 0 },
    'newsqa-selfcontained': { ranking: 1, confidence: 4 },
  },
};
const WHOLE = { ranking: 1, confidence: 1 };

/** A set as it is asked in a scope; none where the set is not for it. */
export function roomsOf({ name, lines }: DataSet<GoldArticle>, scope: Scope): Room[] {
  const candidateSet = isCandidateSet(lines);
  if (candidateSet && scope === 'archive') return [];
  const hall = hallOf(lines);
  const elsewhere = !candidateSet && !hasUnanswerable(lines);
  const questions = lines.flatMap((gold, at) => {
    const own = hall.articles[at] as Article;
    const other = hall.articles[otherThan(lines, at) ?? -1];
    return gold.questions.flatMap((question): Asked[] => {
      const asked = { gold, question, fold: foldOf(gold) };
      const as = (put: Put, look: () => Look): Asked => ({ ...asked, put, look });
      if (scope === 'archive') {
        const without = () =>
          lookFor(
            question.q,
            hall,
            hall.articles.filter((article) => article !== own),
          );
        return [
          as('own', () => lookFor(question.q, hall, hall.articles)),
          ...(elsewhere ? [as('elsewhere', without)] : []),
        ];
      }
      const gap = () => {
        const left = hallOf([withoutAnswer(gold, question)]);
        return lookFor(question.q, left, left.articles);
      };
      return [
        as('own', () => lookFor(question.q, hall, [own])),
        ...(elsewhere && other ? [as('elsewhere', () => lookFor(question.q, hall, [other]))] : []),
        ...(elsewhere ? [as('gap', gap)] : []),
      ];
    });
  });
  return [{ name, questions, share: SHARES[scope][name] ?? WHOLE }];
}

/** The index of the next article of another title: as good as any other to ask in vain. */
function otherThan(lines: readonly GoldArticle[], at: number): number | undefined {
  const title = lines[at]?.title;
  return lines
    .map((_, step) => (at + 1 + step) % lines.length)
    .find((next) => next !== at && (!title || lines[next]?.title !== title));
}

/** Articles with one index over them. */
interface Hall {
  readonly articles: readonly Article[];
  readonly index: PassageIndex;
  readonly quotationsOf: QuotationsOf;
}

function hallOf(lines: readonly GoldArticle[]): Hall {
  const articles = lines.map((line) => readSource(sourceOf(line), line.id));
  const quotations = new Map<Article, ArticleQuotations>();
  const quotationsOf = (article: Article) => {
    const found = quotations.get(article) ?? findQuotations(article);
    quotations.set(article, found);
    return found;
  };
  return { articles, index: indexPassages(articles), quotationsOf };
}

function lookFor(text: string, { index, quotationsOf }: Hall, articles: readonly Article[]): Look {
  const query = queryOf(analyseQuestion(text), index);
  const candidates = candidatesFor(query, { articles, index, quotationsOf });
  return { query, candidates, vocabulary: index.vocabulary };
}

/** What a question sees in a scope; null where the articles are too many or too few for it. */
export function lookIn(asked: Asked, scope: Scope): Look | null {
  const look = asked.look();
  return look.candidates.scope === scope ? look : null;
}

/** The article without the paragraphs that hold the words of the answer. */
function withoutAnswer(gold: GoldArticle, question: GoldQuestion): GoldArticle {
  const { answers: words = [] } = question;
  const right = rightParagraphs(question);
  const plain = words.map((answer) => answer.toLowerCase().replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ''));
  const holds = (text: string) =>
    plain.some((answer) => answer !== '' && text.toLowerCase().includes(answer));
  return { ...gold, paragraphs: gold.paragraphs.filter((text, at) => !right.includes(at) && !holds(text)) };
}

/** Whether a paragraph, by its number from 1, answers. */
export function answers({ gold, question, put }: Asked, article: Article, paragraph: number): boolean {
  if (put !== 'own' || article.id !== gold.id) return false;
  return rightParagraphs(question).includes(paragraph - 1);
}

/** The indices of the paragraphs that answer. */
function rightParagraphs({ positives, paragraph, also_paragraphs: also = [] }: GoldQuestion): number[] {
  return positives ?? (paragraph === null ? [] : [paragraph, ...also]);
}

/** Whether a question has an answer where it is put. */
export function isAnswerable({ question, put }: Asked): boolean {
  return put === 'own' && (question.positives ? question.positives.length > 0 : question.paragraph !== null);
}
