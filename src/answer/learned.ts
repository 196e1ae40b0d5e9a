/** A weighted sum of evidence, made a probability by a logistic curve (Platt 1999). */
export interface ConfidenceWeights {
  readonly bias: number;
  /** By the names of the evidence. */
  readonly weights: Readonly<Record<string, number>>;
  /** What the evidence usually amounts to, by its names. */
  readonly usual: Readonly<Record<string, number>>;
  readonly slope: number;
  readonly offset: number;
}
