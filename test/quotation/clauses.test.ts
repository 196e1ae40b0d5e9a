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

describe('a subject with much told of it before the verb', () => {
  it.each([
    ['Eva Lund, who helped found Acme, a group based in York, said she was late.', 'Eva Lund: she was late'],
    ['But Tom Berg, a clerk who has left the town, said that it was late.', 'Tom Berg: that it was late'],
    [
      'Tom Berg, who calls the plan “a scandal of sorts,” said he would vote.',
      'Tom Berg: “a scandal of sorts,” Tom Berg: he would vote',
    ],
    ['Eva Lund, a nurse, left, and Tom Berg, the mayor, said he was late.', 'Tom Berg: he was late'],
    ['Eva Lund, a nurse, left the town, Tom Berg said it was late.', 'Tom Berg: it was late'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('what is found, shown, announced or counted', () => {
  it.each([
    [
      'A recent poll found only a quarter of voters liked it.',
      'A recent poll: only a quarter of voters liked it',
    ],
    ['The Acme Union reported at least six boats sank.', 'Acme Union: at least six boats sank'],
    [
      'The Acme Union argued the refusal to pay was a scandal.',
      'Acme Union: the refusal to pay was a scandal',
    ],
    ['Eva Lund announced her plan on Monday.', 'Eva Lund: her plan on Monday'],
    ['The results show the party won.', '?: the party won'],
    ['Eva Lund found the door was open.', ''],
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
