import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/answer/question/question.js';

describe('partsOf', () => {
  test.each<[string, string[]]>([
    ['Who spoke?', ['Who spoke?']],
    ['What did Dr. Low say?', ['What did Dr. Low say?']],
    ['When did the U.S. invade Iraq?', ['When did the U.S. invade Iraq?']],
    ['Who is Mr. Smith?', ['Who is Mr. Smith?']],
    ['Who wrote the report? And why?', ['Who wrote the report? And why?']],
    ['Who spoke up? And when did the war end?', ['Who spoke up?', 'And when did the war end?']],
    ['Who is the mayor and when did she take office?', ['Who is the mayor', 'when did she take office?']],
    ['Who is the mayor and why?', ['Who is the mayor and why?']],
    ['Who and what?', ['Who and what?']],
    ['Where and when did the storm hit?', ['Where and when did the storm hit?']],
    ['I have read it all. It is long. Who won it?', ['Who won it?']],
    ['harbour dredging', ['harbour dredging']],
    ['', ['']],
  ])('%j is %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  test('no more than four are answered, each once', () => {
    const asked = Array.from({ length: 50 }, (_, year) => `Who won it in ${1950 + year}?`);
    expect(partsOf(asked.join(' '))).toEqual(asked.slice(0, 4));
    expect(partsOf('Who won it? '.repeat(50))).toEqual(['Who won it?']);
  });
});
