/** A sentence of a summary in a prediction. */
export interface PredictedSentence {
  readonly text: string;
  /** The index of its paragraph, from 0; -1 if it does not occur unchanged in any. */
  readonly paragraph: number;
  /** Its UTF-16 offset in the paragraph. */
  readonly start: number;
}

/** A line of a file of predictions. */
export interface Prediction {
  /** The document's id. */
  readonly id: string;
  readonly sentences: readonly PredictedSentence[];
}
