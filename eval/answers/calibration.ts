import { number, percent } from '../format.js';
import type { Judged } from './judge.js';

const BINS = 10;

/** The column headings of `reliabilityCells`. */
export const RELIABILITY_COLUMNS = Array.from({ length: BINS }, (_, bin) => `from ${number(bin / BINS, 1)}`);

/** For each tenth of the confidence range: the number of questions, and the share whose first passage is right. */
export function reliabilityCells(judged: readonly Judged[]): string[] {
  return RELIABILITY_COLUMNS.map((_, bin) => {
    const inside = judged.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    const right = inside.filter(({ passageRight }) => passageRight).length;
    return inside.length === 0 ? '-' : `${inside.length}: ${number(right / inside.length, 2)}`;
  });
}

/** The column headings of `thresholdCells`. */
export const THRESHOLD_COLUMNS = [
  'answerable answered',
  'unanswerable refused',
  'answerable, nothing',
  'unanswerable, nothing',
  'passage right of answers',
  'sentence right of answers',
];

/** What the library's own thresholds keep and refuse. */
export function thresholdCells(judged: readonly Judged[]): string[] {
  const answers = judged.filter(({ answered }) => answered);
  const answerable = judged.filter((item) => item.answerable);
  const unanswerable = judged.filter((item) => !item.answerable);
  const share = (of: readonly Judged[], holds: (item: Judged) => boolean) =>
    percent(of.filter(holds).length, of.length);
  return [
    share(answerable, ({ answered }) => answered),
    share(unanswerable, ({ answered }) => !answered),
    share(answerable, ({ nothing }) => nothing),
    share(unanswerable, ({ nothing }) => nothing),
    share(answers, ({ passageRight }) => passageRight),
    share(answers, ({ sentenceRight }) => sentenceRight),
  ];
}
