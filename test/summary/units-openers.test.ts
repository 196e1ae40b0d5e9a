import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/language/tokens.js';
import { hangsBack, turnOf } from '../../src/summary/units.js';

const hangs = (sentence: string) => hangsBack(analyse(sentence).tokens);

describe('hangsBack', () => {
  it.each([
    'He resigned on Friday.',
    '“It is over,” the mayor said.',
    'That assistance was most likely meant.',
    'Both leaders promised to talk.',
    'The company denied the report.',
    'Furthermore, the treaty ends in May.',
    'As a result, prices rose.',
    'In response, Rome recalled its ambassador.',
    'Since then, trade has doubled.',
    'In October, it closed the office.',
    'Asked about the vote, she declined to answer.',
    'Smith, meanwhile, called the plan bold.',
    'Paris sees that as a threat.',
    'One of them had left by then.',
  ])('%s', (sentence) => expect(hangs(sentence)).toBe(true));

  it.each([
    'The council approved the budget on Friday.',
    'In October, Russia severed its ties with NATO.',
    'Theresa Walker opened the school.',
    'Italy said it would recall its ambassador.',
    'According to Reuters, the minister told them so.',
    'Soot covered the village for a week.',
    'Butter prices rose by a third.',
  ])('not: %s', (sentence) => expect(hangs(sentence)).toBe(false));

  it('is untroubled by sentences without words', () => {
    expect(hangs('')).toBe(false);
    expect(hangs('…')).toBe(false);
  });
});

describe('turnOf', () => {
  it('tells what takes back the sentence before it', () => {
    expect(turnOf('However, the court disagreed.')).toBe('turn');
    expect(turnOf('“Nevertheless, we go,” he said.')).toBe('turn');
  });
  it('tells a contrast', () => expect(turnOf('But the vote was close.')).toBe('contrast'));
  it('tells nothing else', () => {
    expect(turnOf('The vote, however, was close.')).toBeNull();
    expect(turnOf('Butter is dear.')).toBeNull();
  });
});
