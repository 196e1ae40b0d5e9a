import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSpelling } from '../../src/search/spelling.js';
import { makeVocabulary } from '../../src/search/vocabulary.js';

function spellingOf(...words: string[]) {
  const vocabulary = makeVocabulary();
  const spelling = makeSpelling(vocabulary);
  const add = (word: string) => vocabulary.add({ word, content: true });
  for (const word of words) add(word);
  const text = (word: number) => vocabulary.words[word]?.text ?? '';
  return {
    add,
    similar: (word: string) => spelling.similar(word).map((guess) => [text(guess.word), guess.edits]),
    beginning: (word: string) => spelling.beginning(word).map(text),
  };
}

describe('what a misspelt word may stand for', () => {
  const long = 'internationalisationalists';
  const { add, similar } = spellingOf(
    'council',
    'storm',
    'agreement',
    'agreements',
    'harm',
    long.slice(0, 25),
  );

  test.each([
    ['concil', [['council', 1]]],
    ['coucnil', [['council', 1]]],
    ['councill', [['council', 1]]],
    [
      'aggreement',
      [
        ['agreement', 1],
        ['agreements', 2],
      ],
    ],
    ['agremeant', [['agreement', 2]]],
  ])('%s', (word, words) => expect(similar(word)).toEqual(words));

  test.each([
    ['has its first letter', 'gouncil'],
    ['is one slip away where it is short', 'cuonicl'],
    ['is no other short word', 'harn'],
    ['is no number', 'sto5m'],
    ['is no longer than anybody types', long.slice(0, 26)],
    ['is not there for nothing', ''],
  ])('%s', (_, word) => expect(similar(word)).toEqual([]));

  test('is found among words that came later', () => {
    expect(similar('stromy')).toEqual([]);
    add('stormy');
    expect(similar('stromy')).toEqual([['stormy', 1]]);
  });

  test('takes any word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (word) => {
        expect(Array.isArray(similar(word))).toBe(true);
      }),
    );
  });
});

test('a word may be the beginning of others, if it has four letters', () => {
  const { beginning } = spellingOf('iran', 'iranian', 'iranians', 'irate', 'tehran');
  expect(beginning('iran').sort()).toEqual(['iran', 'iranian', 'iranians']);
  expect(beginning('ira')).toEqual([]);
});
