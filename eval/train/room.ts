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

/** A question put to one article, or to an archive. */
export interface Asked {
  readonly gold: GoldArticle;
  readonly question: GoldQuestion;
  readonly fold: number;
  /**
   * Whether it is put where nothing answers it: to the archive without its article, to another article, or to its own
   * article without the paragraphs that hold the words of the answer.
   */
  readonly removed: boolean;
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
    // The next article is as good as any other to ask in vain.
    const other = hall.articles[(at + 1) % hall.articles.length] as Article;
    return gold.questions.flatMap((question): Asked[] => {
      const asked = { gold, question, fold: foldOf(gold) };
      const put = (removed: boolean, look: () => Look): Asked => ({ ...asked, removed, look });
      if (scope === 'archive') {
        const without = () =>
          lookFor(
            question.q,
            hall,
            hall.articles.filter((article) => article !== own),
          );
        return [
          put(false, () => lookFor(question.q, hall, hall.articles)),
          ...(elsewhere ? [put(true, without)] : []),
        ];
      }
      const gap = () => {
        const left = hallOf([withoutAnswer(gold, question)]);
        return lookFor(question.q, left, left.articles);
      };
      return [
        put(false, () => lookFor(question.q, hall, [own])),
        ...(elsewhere ? [put(true, () => lookFor(question.q, hall, [other])), put(true, gap)] : []),
      ];
    });
  });
  return [{ name, questions, share: SHARES[scope][name] ?? WHOLE }];
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

/** The article without the paragraphs that hold the words of the answer. */
function withoutAnswer(gold: GoldArticle, { paragraph, answers: words = [] }: GoldQuestion): GoldArticle {
  const plain = words.map((answer) => answer.toLowerCase().replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ''));
  const holds = (text: string) =>
    plain.some((answer) => answer !== '' && text.toLowerCase().includes(answer));
  return { ...gold, paragraphs: gold.paragraphs.filter((text, at) => at !== paragraph && !holds(text)) };
}

/** Whether a paragraph, by its number from 1, answers. */
export function answers({ gold, question, removed }: Asked, article: Article, paragraph: number): boolean {
  if (removed || article.id !== gold.id) return false;
  const right = question.positives ?? [question.paragraph, ...(question.also_paragraphs ?? [])];
  return right.includes(paragraph - 1);
}

/** Whether a question has an answer where it is put. */
export function isAnswerable({ question, removed }: Asked): boolean {
  return !removed && (question.positives ? question.positives.length > 0 : question.paragraph !== null);
}
