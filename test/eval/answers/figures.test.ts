import { describe, expect, test } from 'vitest';
import { reliabilityCells, thresholdCells } from '../../../eval/answers/calibration.js';
import { answerFigures } from '../../../eval/answers/figures.js';
import type { Judged } from '../../../eval/answers/judge.js';

function judged(more: Partial<Judged>): Judged {
  return {
    article: 'a',
    question: 'q',
    measures: null,
    answerable: false,
    confidence: 0,
    presence: 0,
    nothing: false,
    answered: false,
    passageRight: false,
    sentenceRight: false,
    ...more,
  };
}

/** Two questions on each article: the first right, the second wrong. */
function pairs(articles: number): Judged[] {
  return Array.from({ length: articles }, (_, article) =>
    [1, 0].map((MRR) =>
      judged({ article: `a${article}`, question: `q${article}.${MRR}`, measures: { MRR }, answerable: true }),
    ),
  ).flat();
}

describe('figures of a system', () => {
  test('are means over the questions that have a right passage', () => {
    const questions = [...pairs(2), judged({ question: 'none', confidence: 0.9 })];
    expect(answerFigures(questions).MRR?.value).toBe(0.5);
  });

  test('have intervals over articles with all their questions; over questions where articles are few', () => {
    expect(answerFigures(pairs(30)).MRR?.interval).toEqual([0.5, 0.5]);
    const [low, high] = answerFigures(pairs(29)).MRR?.interval ?? [];
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  test('tell how well presence parts the answerable from the others, whatever the order of the questions', () => {
    const questions = [0.9, 0.2, 0.6].map((presence, index) =>
      judged({ question: `q${index}`, presence, answerable: index !== 1, measures: { MRR: 1 } }),
    );
    expect(answerFigures(questions)).toMatchObject({ auroc: { value: 1 }, kept: { value: 1 } });
  });

  test('leave abstention out where every question has an answer', () => {
    expect(answerFigures(pairs(2)).auroc).toEqual({ value: Number.NaN, interval: null });
  });
});

test('reliability: each tenth of the confidence with its questions and the share that is right', () => {
  const cells = reliabilityCells([
    judged({ confidence: 0.19 }),
    judged({ confidence: 0.1, passageRight: true }),
    judged({ confidence: 0.95, passageRight: true }),
    judged({ confidence: 1, passageRight: true }),
  ]);
  expect(cells).toEqual(['-', '2: .50', '-', '-', '-', '-', '-', '-', '-', '2: 1.00']);
});

test('the thresholds: shares of the answerable and the others, and of the answers', () => {
  const cells = thresholdCells([
    judged({ answerable: true, answered: true, passageRight: true, sentenceRight: true }),
    judged({ answerable: true, answered: true, passageRight: true }),
    judged({ answerable: true }),
    judged({ answered: true }),
    judged({ nothing: true }),
    judged({}),
  ]);
  expect(cells).toEqual(['66.7%', '66.7%', '0.0%', '33.3%', '66.7%', '33.3%']);
});
