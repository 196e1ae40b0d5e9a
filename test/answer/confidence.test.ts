import { expect, test } from 'vitest';
import { logistic, outcomeOf, thresholdOf, worthShowing } from '../../src/answer/confidence.js';
import { FEATURES } from '../../src/answer/features.js';
import type { Ranked } from '../../src/answer/rank.js';

const NAMELESS = FEATURES.indexOf('names of the question nowhere near');

/** A ranked passage of which only these are looked at. */
function ranked({ score = 0, nameless = false }): Ranked {
  const features = FEATURES.map((_, at) => Number(nameless && at === NAMELESS));
  return { score, features } as Partial<Ranked> as Ranked;
}

test('a sum becomes a probability', () => {
  expect(logistic(0)).toBe(0.5);
  expect(logistic(2) + logistic(-2)).toBeCloseTo(1);
  expect(logistic(3)).toBeGreaterThan(logistic(2));
});

test('the stricter it is, the surer an answer must be', () => {
  for (const scope of ['article', 'archive'] as const) {
    const [strict, balanced, eager] = (['strict', 'balanced', 'eager'] as const).map((strictness) =>
      thresholdOf([ranked({})], scope, strictness, false),
    );
    expect(strict).toBeGreaterThan(balanced as number);
    expect(balanced).toBeGreaterThan(eager as number);
  }
});

test('an answer nowhere near a name of the question must be as sure as a strict one', () => {
  const strict = thresholdOf([ranked({})], 'article', 'strict', false);
  for (const strictness of ['strict', 'balanced', 'eager'] as const)
    expect(thresholdOf([ranked({ nameless: true })], 'article', strictness, false)).toBe(strict);
});

test('words that were carried over to a question make no answer surer', () => {
  const alone = thresholdOf([ranked({})], 'article', 'balanced', false);
  expect(thresholdOf([ranked({})], 'article', 'balanced', true)).toBeGreaterThan(alone);
});

test.each([
  { presence: 0.9, confidence: 0.8, outcome: 'answer' },
  { presence: 0.9, confidence: 0.49, outcome: 'answer' },
  { presence: 0.9, confidence: 0.48, outcome: 'closest' },
  { presence: 0.1, confidence: 0.48, outcome: 'nothing' },
  // Sure of a place though the articles hold next to nothing of the question: it is about something else.
  { presence: 0.1, confidence: 0.8, outcome: 'nothing' },
] as const)('presence $presence, confidence $confidence: $outcome', ({ presence, confidence, outcome }) => {
  for (const scope of ['article', 'archive'] as const)
    expect(outcomeOf(scope, { presence, covered: 0.3, confidence }, 0.49)).toBe(outcome);
});

test('a place that covers the whole question is shown, however unlikely anything is held on it', () => {
  const outcome = (covered: number) =>
    outcomeOf('archive', { presence: 0.1, covered, confidence: 0.3 }, 0.49);
  expect([outcome(0.7), outcome(1)]).toEqual(['nothing', 'closest']);
});

test('passages that hardly compare with the first are not shown beside it', () => {
  const first = ranked({ score: 4 });
  const near = ranked({ score: 3 });
  const far = ranked({ score: -2 });
  expect(worthShowing([first, near, far])).toEqual([first, near]);
  expect(worthShowing([])).toEqual([]);
});
