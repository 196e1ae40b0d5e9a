import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { knownNamesIn, namesFor } from '../../src/language/known-names.js';
import { termsOf } from '../../src/language/terms.js';
import { relatedTo, relation } from '../../src/language/word-relations.js';
import { ROWS } from '../../src/language/word-vectors.js';

const CONVERSE: Record<string, string> = { hypernym: 'hyponym', hyponym: 'hypernym' };

describe('how words are related', () => {
  test.each([
    ['cuts', 'cut', 'form'],
    ['went', 'go', 'form'],
    ['went', 'goes', 'form'],
    ['won', 'win', 'form'],
    ['said', 'says', 'form'],
    ['thought', 'think', 'form'],
    ['mice', 'mouse', 'form'],
    ['worse', 'bad', 'form'],
    ['stopping', 'stopped', 'form'],
    ['buy', 'purchase', 'synonym'],
    ['bought', 'purchases', 'synonym'],
    ['began', 'start', 'synonym'],
    ['halted', 'stop', 'synonym'],
    ['end', 'stop', 'synonym'],
    ['injured', 'wounded', 'synonym'],
    ['help', 'assist', 'synonym'],
    ['aid', 'help', 'synonym'],
    ['big', 'large', 'synonym'],
    ['bigger', 'largest', 'synonym'],
    ['doctors', 'physician', 'synonym'],
    ['film', 'movie', 'synonym'],
    ['ill', 'sick', 'synonym'],
    ['children', 'kids', 'synonym'],
    ['country', 'nation', 'synonym'],
    ['lawyer', 'attorney', 'synonym'],
    ['colour', 'color', 'synonym'],
    ['organised', 'organize', 'synonym'],
    ['hired', 'employed', 'synonym'],
    ['stolen', 'theft', 'synonym'],
    ['resignation', 'quit', 'synonym'],
    ['head', 'leader', 'synonym'],
    ['decide', 'decision', 'derivation'],
    ['death', 'died', 'derivation'],
    ['teaches', 'teacher', 'derivation'],
    ['explosion', 'exploded', 'derivation'],
    ['murdered', 'murderer', 'derivation'],
    ['severed', 'cuts', 'hypernym'],
    ['car', 'vehicle', 'hypernym'],
    ['treaty', 'agreement', 'hypernym'],
    ['plane', 'aircraft', 'hypernym'],
    ['grew', 'increase', 'hypernym'],
    ['won', 'victory', 'hypernym'],
    ['job', 'employment', 'hyponym'],
    ['house', 'villa', 'hyponym'],
    ['kill', 'die', 'cause'],
    ['right', 'left', 'antonym'],
    ['win', 'lost', 'antonym'],
    ['old', 'new', 'antonym'],
    ['quick', 'fast', 'similar'],
    ['russia', 'russian', 'name'],
    ['uk', 'britain', 'name'],
    ['british', 'uk', 'name'],
    ['us', 'american', 'name'],
    ['netherlands', 'dutch', 'name'],
    ['holland', 'netherlands', 'name'],
  ])('"%s" and "%s": %s', (a, b, kind) => {
    const there = relation(a, b);
    const back = relation(b, a);
    expect([there?.kind, back?.kind]).toEqual([kind, CONVERSE[kind] ?? kind]);
    expect(there?.worth).toBe(back?.worth);
    expect(there?.worth).toBeGreaterThan(0.2);
    expect(there?.worth).toBeLessThanOrEqual(1);
  });

  test.each([
    ['say', 'kill'],
    ['doctor', 'tractor'],
    ['doctor', 'hospital'],
    ['bank', 'violin'],
    ['monday', 'tuesday'],
    ['may', 'june'],
    ['five', 'six'],
    ['north', 'east'],
    ['red', 'green'],
    ['france', 'germany'],
    ['french', 'german'],
    ['paris', 'london'],
    ['does', 'doe'],
    ['was', 'washing'],
    ['water', 'train'],
    ['president', 'harbour'],
    ['minister', 'bridge'],
    ['election', 'storm'],
    ['police', 'river'],
    ['buy', 'sleep'],
    ['begin', 'kill'],
    ['film', 'ship'],
    ['wines', 'won'],
    ['wines', 'winner'],
    ['money', 'weather'],
    ['school', 'hospital'],
    ['football', 'cricket'],
    ['engine', 'opera'],
    ['vote', 'rain'],
    ['qzxv', 'win'],
    ['cut', 'cut'],
  ])('"%s" and "%s" are not related', (a, b) => {
    expect([relation(a, b), relation(b, a)]).toEqual([null, null]);
  });

  test('the more a word means besides, the less it is worth', () => {
    const worth = (a: string, b: string) => relation(a, b)?.worth ?? 0;
    expect(worth('film', 'movie')).toBeGreaterThan(worth('head', 'leader'));
    expect(worth('car', 'vehicle')).toBeGreaterThan(worth('won', 'acquire'));
  });
});

describe('all words related to one', () => {
  const words = (word: string) => new Map(relatedTo(word).map(({ word, ...relation }) => [word, relation]));

  test('are those that are related to it, worth no more', () => {
    for (const word of ['severed', 'kids', 'treaty', 'uk', 'decided'])
      for (const [other, { worth }] of words(word))
        expect(relation(word, other)?.worth, `${word} ${other}`).toBeGreaterThanOrEqual(worth);
  });

  test('come with their irregular forms, which no stemmer finds', () => {
    expect([...words('purchase').keys()]).toEqual(expect.arrayContaining(['buy', 'bought', 'purchaser']));
    expect(words('go').get('went')).toEqual({ kind: 'form', worth: 1 });
    expect(words('went').get('go')).toEqual({ kind: 'form', worth: 1 });
  });

  test('are each given once, and never the word itself', () => {
    for (const word of ['severed', 'went', 'uk', 'win']) {
      expect(relatedTo(word).length).toBe(words(word).size);
      expect(words(word).has(word)).toBe(false);
    }
  });

  test('are none for an unknown word', () => {
    expect(relatedTo('qzxv')).toEqual([]);
  });
});

describe('names of countries and bodies', () => {
  const other = (text: string) =>
    knownNamesIn(termsOf(text)).map(({ start, end, names }) => [
      start,
      end,
      ...names.filter(({ worth }) => worth === 1).map(({ words }) => words.join(' ')),
    ]);

  test.each([
    ['The United Kingdom sent ships', [[1, 3, 'uk', 'britain', 'great britain']]],
    ['The UK sent ships', [[1, 2, 'united kingdom', 'britain', 'great britain']]],
    [
      'NATO and the EU',
      [
        [0, 1, 'north atlantic treaty organization', 'north atlantic treaty organisation'],
        [3, 4, 'european union'],
      ],
    ],
    ['They told us who came', []],
    ['what the WHO said', [[2, 3, 'world health organization', 'world health organisation']]],
    ['South Korean ships', [[0, 2]]],
    ['a Non-Proliferation Treaty', [[2, 5, 'nuclear non proliferation treaty', 'npt']]],
  ])('in "%s"', (text, expected) => {
    expect(other(text)).toEqual(expected);
  });

  test('stand for their people at less worth', () => {
    expect(namesFor('netherlands')).toContainEqual({ words: ['dutch'], worth: 0.9 });
    expect(namesFor('dutch')).toContainEqual({ words: ['netherlands'], worth: 0.9 });
    expect(namesFor('harbour')).toEqual([]);
  });

  test('are found as terms write them', () => {
    for (const word of ['uk', 'us', 'mexico', 'drc', 'npt', 'ngo', 'oecd', 'unicef'])
      for (const { words } of namesFor(word))
        expect(knownNamesIn(termsOf(words.join(' ').toUpperCase()))).toHaveLength(1);
  });
});

test('the data are made for the rows of the word vectors', () => {
  const file = readFileSync(createRequire(import.meta.url).resolve('#word-relations'));
  expect(file.readUInt32LE(0)).toBe(ROWS);
  expect(file.length).toBe(8 + 4 * file.readUInt32LE(4) + 2 * ROWS);
});
