import { describe, expect, it } from 'vitest';
import { saidIn } from './articles.js';

describe('according to', () => {
  it.each([
    ['The bridge is safe, according to Eva Lund, the mayor.', 'Eva Lund: The bridge is safe'],
    ['According to the Acme Union, the bridge is safe.', 'Acme Union: the bridge is safe'],
    ['According to the report, the bridge is safe.', 'the report: the bridge is safe'],
  ])('is speech of whom it names: %s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });

  it.each([
    'Half of the voters stay at home, according to a poll by the Herald.',
    'According to the latest figures, half of the voters stay at home.',
    'Half of the town is on fire, according to data from the office.',
    'Half of the shops are shut, according to early returns.',
    'According to his book, the dam is safe.',
    'The dam is safe, according to its own forms.',
  ])('is none where it names numbers: %s', (text) => {
    expect(saidIn(text)).toBe('');
  });
});

describe('according to, in the middle of a clause', () => {
  it.each([
    ['The dam, according to Eva Lund, is safe.', 'Eva Lund: The dam … is safe'],
    [
      'While most shops are shut, according to a clerk, two are open.',
      'a clerk: While most shops are shut … two are open',
    ],
    [
      'The road that, according to the Acme Union, the town closed is open.',
      'Acme Union: the town closed is open',
    ],
    ['It is the bridge which, according to the police, the storm broke.', 'the police: the storm broke'],
    ['The dam is safe, according to Eva Lund, but the mayor left.', 'Eva Lund: The dam is safe'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a colon behind a clause', () => {
  it.each([
    [
      'The vote did not surprise the pollster Eva Lund: “It was close to the end.”',
      'Eva Lund: “It was close to the end.”',
    ],
    ['Here’s Eva Lund in 1992: “It was close to the end.”', 'Eva Lund: “It was close to the end.”'],
    [
      'She was so angry that I had to change my answer: “It was close to the end.”',
      '?: “It was close to the end.”',
    ],
    [
      'When the mayor left, Tom Berg cheered: “It was close to the end.”',
      'Tom Berg: “It was close to the end.”',
    ],
    [
      'Eva Lund praises the reporter Tom Berg: “It was close to the end.”',
      'Eva Lund: “It was close to the end.”',
    ],
    [
      'Eva Lund has called the vote “wrong”: “It was close to the end.”',
      'Eva Lund: “wrong” Eva Lund: “It was close to the end.”',
    ],
    [
      'Eva Lund called the vote “wrong” (twice): | “It was close to the end.” (In Welsh.)',
      'Eva Lund: “wrong” Eva Lund: “It was close to the end.”',
    ],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
