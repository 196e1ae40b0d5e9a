import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answer/question.js';

const words = (text: string) => analyseQuestion(text).terms.map(({ word }) => word);
const those = (text: string, which: 'name' | 'focus') =>
  analyseQuestion(text).terms.flatMap((term) => (term[which] ? [term.word] : []));

describe('analyseQuestion', () => {
  test('keeps the words that tell what it is about, each once', () => {
    expect(words('How many of the ships did the ships’ owners of Genoa sell to Genoa?')).toEqual([
      'ships',
      'owners',
      'genoa',
      'sell',
    ]);
  });

  test('takes a capital letter inside the question for a name', () => {
    expect(those('Did Ada Low sign?', 'name')).toEqual(['ada', 'low']);
    expect(those('Ships of genoa', 'name')).toEqual([]);
    expect(those('DID ADA LOW SIGN', 'name')).toEqual([]);
  });

  test.each([
    ['What river is rising?', ['river']],
    ['How many ships were sold?', ['ships']],
    ['What is the capital of Chad?', ['capital']],
    ['Which British newspaper reported it?', ['newspaper']],
    ['How much did it cost?', []],
    ['Who won?', []],
    ['harbour dredging', []],
  ])('%j asks for a %j', (question, focus) => {
    expect(those(question, 'focus')).toEqual(focus);
  });

  test.each([
    ['Who signed the treaty?', true],
    ['What caused the fire?', true],
    ['Who was arrested?', true],
    ['Whom did the police arrest?', false],
    ['What did the mayor sign?', false],
  ])('%j asks for who or what does it: %s', (question, asksSubject) => {
    expect(analyseQuestion(question).asksSubject).toBe(asksSubject);
  });
});
