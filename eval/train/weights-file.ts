import { STRICTNESS, type Strictness } from '../../src/answer/result.js';
import type { Scope } from '../../src/answer/view.js';
import { thresholdFor } from './thresholds.js';
import type { Confidence } from './train-confidence.js';

type Learned = Record<string, { readonly ranking: Float64Array; readonly confidence: Confidence }>;

/** The source of `src/answer/weights.ts`. */
export function weightsFile(
  learned: Learned,
  names: { readonly signals: readonly string[]; readonly evidence: readonly string[] },
): string {
  const each = <Value>(of: (part: Learned[string]) => Value): Record<Scope, Value> =>
    Object.fromEntries(Object.entries(learned).map(([scope, part]) => [scope, of(part)])) as Record<
      Scope,
      Value
    >;
  const ranking = each((part) => named(names.signals, part.ranking));
  const confidence = each(({ confidence: { line, slope, offset } }) => ({
    bias: round(line.bias),
    weights: named(names.evidence, line.weights),
    usual: named(names.evidence, line.means),
    slope: round(slope),
    offset: round(offset),
  }));
  const thresholds = each(({ confidence: { sure } }) =>
    Object.fromEntries(STRICTNESS.map((strictness) => [strictness, thresholdFor(sure, strictness)])),
  ) as Record<Scope, Record<Strictness, number>>;
  return `// Learned: made anew by \`npm run train -- --data FOLDER\`, with the data sets of \`npm run eval -- answers\`.
import type { ConfidenceWeights } from './learned.js';
import type { Strictness } from './result.js';
import type { Scope } from './view.js';

/** What each signal adds to the score of a sentence, by its name. */
export const RANKING: Record<Scope, Readonly<Record<string, number>>> = ${JSON.stringify(ranking, null, 2)};

/** What each piece of evidence adds to the confidence, by its name. */
export const CONFIDENCE: Record<Scope, ConfidenceWeights> = ${JSON.stringify(confidence, null, 2)};

/** The confidence that an answer needs. */
export const THRESHOLDS: Record<Scope, Record<Strictness, number>> = ${JSON.stringify(thresholds, null, 2)};
`;
}

function named(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, round(weights[at] as number)]));
}

/** More digits would tell nothing. */
function round(weight: number): number {
  return Number(weight.toPrecision(4));
}
