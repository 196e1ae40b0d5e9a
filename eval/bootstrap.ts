/** Figures of a system by name; NaN if there is nothing to measure. */
export type Figures = Readonly<Record<string, number>>;

/** A figure with its 95% interval; the interval is null if no resample gives a number. */
export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** How often each unit occurs in a sample. */
export type Counts = (unit: string) => number;

const RESAMPLES = 1_000;
const SEED = 1;

/**
 * Figures with percentile intervals (Efron 1979): 1,000 resamples of the units with replacement, always the same ones.
 *
 * @param units the units to draw from, each once
 * @param figuresOf the figures of a sample, in which each unit counts as often as it was drawn
 */
export function estimate(
  units: readonly string[],
  figuresOf: (counts: Counts) => Figures,
): Record<string, Estimate> {
  const random = generator(SEED);
  const draws = Array.from({ length: RESAMPLES }, () => figuresOf(resample(units, random)));
  const whole = figuresOf(() => 1);
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => {
      const sorted = draws.map((draw) => draw[name] ?? Number.NaN).filter((draw) => !Number.isNaN(draw));
      return [name, { value, interval: middle(sorted.sort((a, b) => a - b)) }];
    }),
  );
}

function resample(units: readonly string[], random: () => number): Counts {
  const counts = new Map<string, number>();
  for (let drawn = 0; drawn < units.length; drawn++) {
    const unit = units[Math.floor(random() * units.length)] ?? '';
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return (unit) => counts.get(unit) ?? 0;
}

/** The bounds of the middle 95% of sorted values. */
function middle(sorted: readonly number[]): [number, number] | null {
  const low = sorted[Math.floor(0.025 * sorted.length)];
  const high = sorted[Math.min(sorted.length - 1, Math.floor(0.975 * sorted.length))];
  return low === undefined || high === undefined ? null : [low, high];
}

/** Pseudo-random numbers from 0 to 1, determined by the seed: the minimal standard generator (Park and Miller 1988). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
