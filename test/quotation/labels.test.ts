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
  ])('is none where it names numbers: %s', (text) => {
    expect(saidIn(text)).toBe('');
  });
});
