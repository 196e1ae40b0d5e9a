import { expect, test } from 'vitest';
import { answersTo, kindsOf } from '../../src/answer/feature-context.js';
import { analyseQuestion } from '../../src/answer/question/question.js';

test.each([
  ['Who runs NATO?', ['any', 'type: person', 'opening: who', 'opening: who runs']],
  ['how many people died', ['any', 'type: count', 'opening: how', 'opening: how many']],
  // Behind what only leads to the question.
  ['Could you tell me why it sank?', ['any', 'type: reason', 'opening: why', 'opening: why it']],
  ['In which year did it sink?', ['any', 'type: year', 'opening: which', 'opening: which year']],
  ['Did it sink?', ['any', 'type: truth', 'opening: did', 'opening: did it']],
  ['Why?', ['any', 'type: reason', 'opening: why']],
])('the kinds that %j is of', (question, kinds) => {
  expect(kindsOf(analyseQuestion(question))).toEqual(kinds);
});

test('what is known of all kinds of a question counts together', () => {
  const known = new Map([
    ['any', Float32Array.of(1, 0)],
    ['type: person', Float32Array.of(0.5, -1)],
    ['type: place', Float32Array.of(9, 9)],
  ]);
  expect(answersTo(['any', 'type: person', 'opening: who'], known)).toEqual(Float32Array.of(1.5, -1));
  expect(known.get('any')).toEqual(Float32Array.of(1, 0));
  expect(answersTo(['opening: who'], known)).toBeNull();
});
