import { describe, expect, it } from 'vitest';
import { saidIn } from './articles.js';

describe('a description between the speaker and the verb', () => {
  it.each([
    ['Per Lund, the author of the book, called the plan “a disaster.”', 'Per Lund: “a disaster.”'],
    ['Carla Dietz, a judge, called the decision “a grave mistake”.', 'Carla Dietz: “a grave mistake”'],
    ['Tom Berg, head of the club, called his rival “a liar”.', 'Tom Berg: “a liar”'],
    ['Eva Lund, who lives there, dubbed the noise “unbearable”.', 'Eva Lund: “unbearable”'],
    ['Eva Lund, a former minister, branded the ruling “an insult”.', 'Eva Lund: “an insult”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('clauses that report nothing', () => {
  it.each([
    ['If Eva Lund said that, she would be wrong.', ''],
    ['Unless the mayor says yes, the hall stays shut.', ''],
    ['It is not clear whether Eva Lund said the dam was safe.', ''],
    ['Did Eva Lund say the dam was safe?', ''],
    ['Had Eva Lund said so, the vote would have gone another way.', ''],
    ['Eva Lund, asked by Tom Berg what she thought, said: “Nothing.”', 'Eva Lund: “Nothing.”'],
    ['Asked by Tom Berg what she thought, Eva Lund said: “Nothing.”', 'Eva Lund: “Nothing.”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
