import { describe, expect, test } from 'vitest';
import { explainText } from '../../src/cli/explain.js';
import { explainTask } from '../../src/cli/tasks.js';
import { createLibrary } from '../../src/index.js';
import { roofAnswer } from '../support/fake-library.js';

describe('an explanation', () => {
  test('says what was asked for, how sure the answer is and what that rests on', () => {
    const explanation = [
      {
        seeks: 'person',
        words: [
          { word: 'roof', takenFor: [] },
          { word: 'brigde', takenFor: ['bridg'] },
        ],
        confidence: 0.8,
        threshold: 0.345,
        doubts: [{ signal: 'score', weight: -0.5 }],
      },
    ];
    const text = explainText({ ...roofAnswer, explanation });
    expect(text).toContain('Asks for: person. Words: roof, brigde (taken for bridg).');
    expect(text).toContain('Confidence 0.80, needed 0.34');
    expect(text).toContain('   -0.50  score');
    expect(text).toContain('1. storm, ¶ 2: believed in by 0.90');
  });

  const library = createLibrary([
    { id: 'port', sections: [{ paragraphs: ['Ada Low leads the port.', 'It rained on Sunday.'] }] },
  ]);

  test('ranks passages also where nothing answers, and shows none of them as an answer', () => {
    const { found, text } = explainTask(library, 'Who won the regatta?', {});
    const printed = text({ width: 80, ansi: false });
    expect(found).toBe(false);
    expect(printed).toContain('Nothing in the articles answers this.');
    expect(printed).toMatch(/1\. port, ¶ \d/u);
  });

  test('is data for programs too', () => {
    const { json } = explainTask(library, 'Who leads the port?', {});
    expect(json).toMatchObject({
      explanation: {
        parts: [{ seeks: 'person', words: [{ word: 'leads' }, { word: 'port' }] }],
        ranking: [{ article: 'port', paragraph: 1 }, { paragraph: 2 }],
      },
    });
  });
});
