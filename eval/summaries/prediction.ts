/** A sentence of a summary as predictions name it. */
export interface PredictedSentence {
  readonly text: string;
  /** The index of its paragraph, from 0; -1 where it stands in none as it is. */
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
