import type { Turn } from '../../src/index.js';

/** A passage as predictions name it. */
export interface PredictedPassage {
  /** The article's id. */
  readonly article: string;
  /** The index of the paragraph, from 0. */
  readonly paragraph: number;
  /** UTF-16 offsets of the sentence inside its paragraph, end exclusive. */
  readonly sentence: readonly [number, number];
  readonly score: number;
}

/** What a system says to a question. */
export interface Given {
  /** Best first. */
  readonly passages: readonly PredictedPassage[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Whether it would show an answer; left out by systems that always do. */
  readonly answered?: boolean;
}

/** A line of a file of predictions. */
export interface Prediction extends Given {
  /** The question's id; with `REMOVED` at its end where its article was left out. */
  readonly id: string;
}

/** Marks a question that was asked while its own article was left out of the pool: nothing answers it. */
export const REMOVED = '#removed';

/** What is asked of a system beside the question. */
export interface Asked {
  /** What was asked and answered before, the latest last. */
  readonly history?: readonly Turn[];
  /** The id of the article to answer from; all where it is left out. */
  readonly source?: string;
  /** The id of an article not to answer from. */
  readonly without?: string;
  /** How many passages at the most. */
  readonly limit: number;
}

/** A system to be measured, with the articles of one set. */
export interface System {
  readonly name: string;
  ask(question: string, asked: Asked): Given;
}
