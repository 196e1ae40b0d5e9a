import type { Turn } from '../../src/index.js';

/** A passage in a prediction. */
export interface PredictedPassage {
  /** The article's id. */
  readonly article: string;
  /** The index of the paragraph, from 0. */
  readonly paragraph: number;
  /** UTF-16 offsets of the sentence inside its paragraph, end exclusive. */
  readonly sentence: readonly [number, number];
  readonly score: number;
}

/** The answer of a system to a question. */
export interface Given {
  /** Best first. */
  readonly passages: readonly PredictedPassage[];
  /** 0 to 1. */
  readonly confidence: number;
  /** How likely the articles hold anything on it, 0 to 1; the confidence if omitted. */
  readonly presence?: number;
  /** Whether it says that the articles hold nothing on it; omitted by systems that never do. */
  readonly nothing?: boolean;
  /** Whether it would show an answer; omitted by systems that always do. */
  readonly answered?: boolean;
}

/** A line of a file of predictions. */
export interface Prediction extends Given {
  /** The question's id, followed by `REMOVED` if its article was removed. */
  readonly id: string;
}

/** Marks a question that was asked without its own article in the pool, so that nothing answers it. */
export const REMOVED = '#removed';

/** The context of a question. */
export interface QuestionContext {
  /** The previous questions and answers, oldest first. */
  readonly history?: readonly Turn[];
  /** The id of the article to answer from; all if omitted. */
  readonly source?: string;
  /** The id of an article not to answer from. */
  readonly without?: string;
  /** The maximum number of passages. */
  readonly limit: number;
}

/** A system to be measured, with the articles of one set. */
export interface System {
  readonly name: string;
  ask(question: string, asked: QuestionContext): Given;
}
