import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answer/question.js';

const words = (text: string) => analyseQuestion(text).terms.map(({ word }) => word);

describe('analyseQuestion', () => {
  test.each([
    ['Who leads the alliance?', 'who'],
    ['When did it start?', 'when'],
    ['In what year did it start?', 'when'],
    ['Where did they meet?', 'where'],
    ['How many people came?', 'number'],
    ['Why did they leave?', 'why'],
    ['What did Ada Low say about rain?', 'said'],
    ['What is the bill?', 'other'],
    ['', 'other'],
  ])('%j asks for %s', (question, kind) => {
    expect(analyseQuestion(question).kind).toBe(kind);
  });

  test('keeps the words that tell what it is about, each once', () => {
    expect(words('How many of the ships did the ships’ owners of Genoa sell to Genoa?')).toEqual([
      'ships',
      'owners',
      'genoa',
      'sell',
    ]);
  });

  test('takes a capital letter inside the question for a name', () => {
    const names = (text: string) =>
      analyseQuestion(text).terms.flatMap(({ word, name }) => (name ? [word] : []));
    expect(names('Did Ada Low sign?')).toEqual(['ada', 'low']);
    expect(names('Ships of genoa')).toEqual([]);
    expect(names('DID ADA LOW SIGN')).toEqual([]);
  });
});
