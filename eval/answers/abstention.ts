/** A question with the confidence of a system. */
export interface Confident {
  readonly confidence: number;
  readonly answerable: boolean;
  readonly sentenceRight: boolean;
  /** Its weight. */
  readonly weight: number;
}

/**
 * The probability that an answerable question gets a higher confidence than an unanswerable one; ties count half.
 *
 * @param sorted by confidence, lowest first
 */
export function auroc(sorted: readonly Confident[]): number {
  let [below, area, answerable, unanswerable] = [0, 0, 0, 0];
  let [level, tiedAnswerable, tiedUnanswerable] = [Number.NaN, 0, 0];
  const closeLevel = () => {
    area += tiedAnswerable * (below + tiedUnanswerable / 2);
    below += tiedUnanswerable;
    answerable += tiedAnswerable;
    unanswerable += tiedUnanswerable;
    [tiedAnswerable, tiedUnanswerable] = [0, 0];
  };
  for (const item of sorted) {
    if (item.confidence !== level) closeLevel();
    level = item.confidence;
    if (item.answerable) tiedAnswerable += item.weight;
    else tiedUnanswerable += item.weight;
  }
  closeLevel();
  return area / (answerable * unanswerable);
}

/**
 * At the lowest threshold that refuses the given share of the unanswerable questions: the share of the answerable ones
 * kept, and the share of these with the right sentence. A confidence equal to the threshold is refused. NaN if there is
 * nothing to refuse or to keep.
 *
 * @param sorted by confidence, lowest first
 * @param refuse the minimum share of the unanswerable questions to refuse
 */
export function keptAt(sorted: readonly Confident[], refuse: number): { kept: number; right: number } {
  const weigh = (of: (item: Confident) => boolean) =>
    sorted.reduce((sum, item) => (of(item) ? sum + item.weight : sum), 0);
  const answerable = weigh((item) => item.answerable);
  const unanswerable = weigh((item) => !item.answerable);
  if (unanswerable === 0) return { kept: Number.NaN, right: Number.NaN };
  const threshold = thresholdAt(sorted, refuse * unanswerable);
  const stays = (item: Confident) => item.answerable && item.confidence > threshold;
  const kept = weigh(stays);
  return {
    kept: kept / answerable,
    right: weigh((item) => stays(item) && item.sentenceRight) / kept,
  };
}

/** The maximum rounding error of a sum of shares. */
const ROUNDING = 1e-9;

function thresholdAt(sorted: readonly Confident[], refused: number): number {
  let seen = 0;
  for (const { answerable, confidence, weight } of sorted) {
    if (answerable) continue;
    seen += weight;
    if (seen >= refused - ROUNDING) return confidence;
  }
  return Number.NEGATIVE_INFINITY;
}
