import type { Check } from './gold.js';
import type { Prediction } from './predict.js';

/** A check with its verdict. */
export interface Judged {
  readonly check: Check;
  readonly prediction: Prediction;
}

/** The number of checks of a kind, and how often each verdict was given. */
export interface VerdictRow<Given extends string> {
  readonly name: string;
  readonly count: number;
  readonly given: Readonly<Record<Given, number>>;
}

/** The verdicts by type of change. */
export function byChange(judged: readonly Judged[]): VerdictRow<'exact' | 'altered' | 'absent'>[] {
  return rows(
    judged,
    ({ check }) => `${check.verdict}: ${check.change}`,
    ({ prediction }) => prediction.verdict,
    ['exact', 'altered', 'absent'],
  );
}

/** The verdicts on speakers by whether the claimed ones are right. */
export function bySpeaker(judged: readonly Judged[]): VerdictRow<'right' | 'wrong' | 'unknown' | 'none'>[] {
  return rows(
    judged.filter(({ check }) => check.speaker_verdict != null),
    ({ check }) => `speaker ${check.speaker_verdict}`,
    ({ prediction }) => prediction.speaker_verdict ?? 'none',
    ['right', 'wrong', 'unknown', 'none'],
  );
}

function rows<Given extends string>(
  judged: readonly Judged[],
  nameOf: (each: Judged) => string,
  givenOf: (each: Judged) => Given,
  all: readonly Given[],
): VerdictRow<Given>[] {
  const names = [...new Set(judged.map(nameOf))].sort();
  return names.map((name) => {
    const own = judged.filter((each) => nameOf(each) === name);
    const share = (given: Given) => own.filter((each) => givenOf(each) === given).length / own.length;
    const given = Object.fromEntries(all.map((each) => [each, share(each)])) as Record<Given, number>;
    return { name, count: own.length, given };
  });
}
