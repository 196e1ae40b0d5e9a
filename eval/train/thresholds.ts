import type { Strictness } from '../../src/answer/result.js';
import type { Sure } from './train-confidence.js';

/** The share of unanswerable questions that each strictness refuses at the least. */
const REFUSED: Record<Strictness, number> = { strict: 0.95, balanced: 0.85, eager: 0.6 };

/** Sets whose unanswerable questions were made to look answerable: no threshold refuses most of them and keeps others. */
const ADVERSARIAL = ['squad2'];

/** The lowest confidence that refuses so many of the unanswerable questions of every set that taught confidence. */
export function thresholdFor(sure: readonly Sure[], strictness: Strictness): number {
  const sets = new Set(
    sure.flatMap(({ set, taught }) => (taught && !ADVERSARIAL.includes(set) ? [set] : [])),
  );
  return Math.max(0, ...[...sets].map((set) => quantile(unanswerable(sure, set), REFUSED[strictness])));
}

function unanswerable(sure: readonly Sure[], of: string): number[] {
  return sure.flatMap(({ set, answerable, confidence }) => (set === of && !answerable ? [confidence] : []));
}

/** Just above the value below or at which that share lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? 0 : Math.ceil(value * 1_000 + 1e-9) / 1_000;
}
