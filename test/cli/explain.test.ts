import { describe, expect, test } from 'vitest';
import { explainTask, explainText } from '../../src/cli/tasks.js';
import { createLibrary } from '../../src/index.js';
import { closestAnswer, noAnswer, roofAnswer } from '../support/fake-library.js';

describe('an explanation', () => {
  test('says what was asked for, how sure the answer is and what that rests on', () => {
    const explanation = [
      {
        answerType: 'person',
        words: [
          { word: 'roof', takenFor: [] },
          { word: 'brigde', takenFor: ['bridg'] },
        ],
        confidence: 0.8,
        presence: 0.97,
        threshold: 0.345,
        doubts: [{ feature: 'score', weight: -0.5 }],
      },
    ];
    const text = explainText({ ...roofAnswer, explanation }, {});
    expect(text).toMatch(/^\nOutcome: answer\. /u);
    expect(text).toContain('Asks for: person. Words: roof, brigde (taken for bridg).');
    expect(text).toContain('Presence 0.97.');
    expect(text).toContain('Confidence 0.80, threshold 0.34');
    expect(text).toContain('   -0.50  score');
    expect(text).toContain('1. storm, ¶ 2: score 0.90');
  });

  test('says why it is not an answer', () => {
    expect(explainText(closestAnswer, {})).toContain(
      'Outcome: closest. The confidence is below the threshold; these passages come closest.',
    );
    expect(explainText(noAnswer, {})).toContain(
      'Outcome: nothing. The presence is too low: the articles are unlikely to hold anything on it.',
    );
    expect(explainText(noAnswer, { closest: false })).toContain(
      'Outcome: nothing. The confidence is below the threshold, and the closest passages are not wanted.',
    );
  });

  const library = createLibrary([
    { id: 'port', sections: [{ paragraphs: ['Ada Low leads the port.', 'It rained on Sunday.'] }] },
  ]);

  test('ranks passages also where the articles have nothing, and shows none of them as an answer', () => {
    const { found, text } = explainTask(library, 'Who won the regatta?', { closest: false });
    const printed = text({ width: 80, ansi: false });
    expect(found).toBe(false);
    expect(printed).toContain('The article has nothing on this.');
    expect(printed).toMatch(/1\. port, ¶ \d/u);
  });

  test('is data for programs too', () => {
    const { json } = explainTask(library, 'Who leads the port?', {});
    expect(json).toMatchObject({
      explanation: {
        parts: [{ answerType: 'person', words: [{ word: 'leads' }, { word: 'port' }] }],
        ranking: [{ article: 'port', paragraph: 1 }, { paragraph: 2 }],
      },
    });
  });
});
