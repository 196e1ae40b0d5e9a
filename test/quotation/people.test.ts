import { describe, expect, it } from 'vitest';
import {
  firstNameGender,
  isSpeakingNoun,
  isTitleOrName,
  isTitleWord,
  titleGender,
} from '../../src/quotation/people.js';

describe('isSpeakingNoun', () => {
  it.each(['mayor', 'officials', 'women', 'families', 'children', 'goalkeeper', 'co-founder', 'ministry'])(
    'is so for persons, bodies and groups: %s',
    (word) => {
      expect(isSpeakingNoun(word)).toBe(true);
    },
  );

  it.each(['letter', 'weather', 'poster', 'statement', 'percent', 'bridge'])(
    'is not so for things, whatever they end with: %s',
    (word) => {
      expect(isSpeakingNoun(word)).toBe(false);
    },
  );
});

describe('a title', () => {
  it.each(['mayor', 'sen.', 'vice-president', 'editor-in-chief'])('is %s', (word) => {
    expect(isTitleWord(word)).toBe(true);
  });

  it('may be a name as well', () => {
    expect(isTitleOrName('baker')).toBe(true);
    expect(isTitleOrName('senator')).toBe(false);
  });
});

it.each([
  ['spokeswoman', 'female'],
  ['mr.', 'male'],
  ['senator', null],
] as const)('the title %s tells the gender %s', (word, gender) => {
  expect(titleGender(word)).toBe(gender);
});

it.each([
  ['mary', 'female'],
  ['peter', 'male'],
  ['oyelaran', null],
] as const)('the first name %s tells the gender %s', (word, gender) => {
  expect(firstNameGender(word)).toBe(gender);
});
