import type { Figures } from '../bootstrap.js';
import type { GoldArticle, GoldQuestion } from './gold.js';
import type { Given, PredictedPassage } from './prediction.js';

/** A judged question. */
export interface Judged {
  /** The ids of its article and its own. */
  readonly article: string;
  readonly question: string;
  /** Measures from 0 to 1; null for a question without a right passage. */
  readonly measures: Figures | null;
  readonly answerable: boolean;
  readonly confidence: number;
  /** How likely the system takes the articles to hold anything on it, 0 to 1. */
  readonly presence: number;
  /** Whether the system says that the articles hold nothing on it. */
  readonly nothing: boolean;
  /** Whether the system would show an answer; true for one that always does. */
  readonly answered: boolean;
  /** Whether the first passage is right. */
  readonly passageRight: boolean;
  /** Whether its sentence overlaps the words that answer. */
  readonly sentenceRight: boolean;
}

/** The lowest rank that counts. */
const DEEPEST = 10;
/** The number of passages in an answer. */
const SHOWN = 3;

/** Judges the answer to a question. */
export function judge(article: GoldArticle, question: GoldQuestion, given: Given): Judged {
  const { confidence, presence = confidence, answered = true, nothing = false, passages } = given;
  const base = { article: article.id, question: question.id, confidence, presence, answered, nothing };
  if (question.positives) {
    const measures = orderMeasures(article, question.positives, passages);
    const [first] = passages;
    const right = first !== undefined && question.positives.includes(first.paragraph);
    const answerable = question.positives.length > 0;
    return { ...base, measures, answerable, passageRight: right, sentenceRight: right };
  }
  if (question.paragraph === null)
    return { ...base, measures: null, answerable: false, passageRight: false, sentenceRight: false };
  const right = [question.paragraph, ...(question.also_paragraphs ?? [])];
  const rank = passages
    .slice(0, DEEPEST)
    .findIndex((passage) => passage.article === article.id && right.includes(passage.paragraph));
  const overlaps = passages.slice(0, SHOWN).map((passage) => overlapsAnswer(article, question, passage));
  const sentenceRight = overlaps[0] ?? false;
  const measures = {
    ...rankMeasures(rank),
    strict: Number(sentenceRight),
    any: Number(overlaps.includes(true)),
  };
  return { ...base, measures, answerable: true, passageRight: rank === 0, sentenceRight };
}

/** Judges the answer to a question whose article was removed, so that no passage is right. */
export function judgeRemoved(article: GoldArticle, question: GoldQuestion, given: Given): Judged {
  return judge(article, { id: question.id, q: question.q, paragraph: null }, given);
}

/** @param rank the rank of the first right passage, from 0; -1 if there is none */
function rankMeasures(rank: number): Figures {
  const within = (most: number) => Number(rank >= 0 && rank < most);
  return { MRR: rank < 0 ? 0 : 1 / (rank + 1), R1: within(1), R3: within(3), R5: within(5) };
}

/** Average precision and reciprocal rank over all candidates; null if all or none of them are right. */
function orderMeasures(
  { paragraphs }: GoldArticle,
  positives: readonly number[],
  passages: readonly PredictedPassage[],
): Figures | null {
  const right = new Set(positives);
  if (right.size === 0 || right.size >= paragraphs.length) return null;
  const ranks = passages.flatMap(({ paragraph }, rank) => (right.has(paragraph) ? [rank] : []));
  const precisions = ranks.map((rank, index) => (index + 1) / (rank + 1));
  return {
    MAP: precisions.reduce((sum, precision) => sum + precision, 0) / right.size,
    MRR: ranks[0] === undefined ? 0 : 1 / (ranks[0] + 1),
    P1: Number(ranks[0] === 0),
  };
}

/** Whether a passage's sentence overlaps words that answer; in other right paragraphs, whether it contains them. */
function overlapsAnswer(article: GoldArticle, question: GoldQuestion, passage: PredictedPassage): boolean {
  if (passage.article !== article.id) return false;
  const [start, end] = passage.sentence;
  const answers = question.answers ?? [];
  if (passage.paragraph === question.paragraph) {
    return answers.some((answer, index) => {
      const at = question.answer_starts?.[index] ?? Number.POSITIVE_INFINITY;
      return at < end && at + answer.length > start;
    });
  }
  if (!question.also_paragraphs?.includes(passage.paragraph)) return false;
  const sentence = article.paragraphs[passage.paragraph]?.slice(start, end) ?? '';
  return answers.some((answer) => sentence.includes(answer));
}
