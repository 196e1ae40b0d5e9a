/** A question with the presence that a system gives it: how likely the articles hold anything on it. */
export interface Likely {
  readonly presence: number;
  readonly answerable: boolean;
  readonly sentenceRight: boolean;
  /** Its weight. */
  readonly weight: number;
}

/**
 * The probability that an answerable question gets a higher presence than an unanswerable one; ties count half.
 *
 * @param sorted by presence, lowest first
 */
export function auroc(sorted: readonly Likely[]): number {
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
    if (item.presence !== level) closeLevel();
    level = item.presence;
    if (item.answerable) tiedAnswerable += item.weight;
    else tiedUnanswerable += item.weight;
  }
  closeLevel();
  return area / (answerable * unanswerable);
}

/**
 * At the lowest threshold that refuses the given share of the unanswerable questions: the share of the answerable ones
 * kept, and the share of these with the right sentence. A presence equal to the threshold is refused. NaN if there is
 * nothing to refuse or to keep.
 *
 * @param sorted by presence, lowest first
 * @param refuse the minimum share of the unanswerable questions to refuse
 */
export function keptAt(sorted: readonly Likely[], refuse: number): { kept: number; right: number } {
  const weigh = (of: (item: Likely) => boolean) =>
    sorted.reduce((sum, item) => (of(item) ? sum + item.weight : sum), 0);
  const answerable = weigh((item) => item.answerable);
  const unanswerable = weigh((item) => !item.answerable);
  if (unanswerable === 0) return { kept: Number.NaN, right: Number.NaN };
  const threshold = thresholdAt(sorted, refuse * unanswerable);
  const stays = (item: Likely) => item.answerable && item.presence > threshold;
  const kept = weigh(stays);
  return {
    kept: kept / answerable,
    right: weigh((item) => stays(item) && item.sentenceRight) / kept,
  };
}

/** The maximum rounding error of a sum of shares. */
const ROUNDING = 1e-9;

function thresholdAt(sorted: readonly Likely[], refused: number): number {
  let seen = 0;
  for (const { answerable, presence, weight } of sorted) {
    if (answerable) continue;
    seen += weight;
    if (seen >= refused - ROUNDING) return presence;
  }
  return Number.NEGATIVE_INFINITY;
}
