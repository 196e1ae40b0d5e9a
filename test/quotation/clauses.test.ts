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
    ['Polls show the party won.', ''],
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

describe('a subject whose clause holds more than a name and a verb', () => {
  it.each([
    [
      'Eva Lund, a nurse who has left the town, said the Acme family deserved better.',
      'Eva Lund: the Acme family deserved better',
    ],
    [
      'Tom Berg, acting head of the Acme Club, which runs the hall, said Lund’s answer to the letter was late.',
      'Tom Berg: Lund’s answer to the letter was late',
    ],
    [
      'Eva Lund, who sells boats for the firm Holm & Lund, said there was no more to add.',
      'Eva Lund: there was no more to add',
    ],
    [
      'Tom B. Hedge, who builds roofs, said the trade had lost a third of its members.',
      'Tom B. Hedge: the trade had lost a third of its members',
    ],
    [
      'Carla Dietz, the clerk of the court, said the plan of the union would be heard in May.',
      'Carla Dietz: the plan of the union would be heard in May',
    ],
    [
      'Eva Lund argued the Acme Union, which runs the hall, was wrong.',
      'Eva Lund: the Acme Union, which runs the hall, was wrong',
    ],
    ['They estimated by 2050, most towns would be dry.', '?: by 2050, most towns would be dry'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('verbs of speech that may be nouns', () => {
  it.each([
    ['Eva Lund notes the bridge closed three years ago.', 'Eva Lund: the bridge closed three years ago'],
    [
      'The mayor claims his town is the oldest in the valley.',
      'The mayor: his town is the oldest in the valley',
    ],
    [
      'The hall is too small for the fair, the Acme Herald reports.',
      'Acme Herald: The hall is too small for the fair',
    ],
    [
      'Eva Lund said the ship was late, warning that it could sink.',
      'Eva Lund: the ship was late Eva Lund: that it could sink',
    ],
    ['They claim the dam is old, and claim it leaks.', '?: the dam is old ?: it leaks'],
    ['Court rules prayer is legal', 'Court: prayer is legal'],
    ['Woman claims church held her for years', 'Woman: church held her for years'],
    ['The reports that came from the north were wrong.', ''],
    ['Union reports losses', ''],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a cue between commas stands within what was said', () => {
  it.each([
    ['Bridges, Eva Lund said, are hard to mend.', 'Eva Lund: Bridges … are hard to mend'],
    [
      'The new hall, the mayor said last week, will open in May.',
      'the mayor: The new hall … will open in May',
    ],
    ['The heart of the plan, said Eva Lund, is a new dam.', 'Eva Lund: The heart of the plan … is a new dam'],
    [
      'By closing the road, Eva Lund said, the town saved a million.',
      'Eva Lund: By closing the road … the town saved a million',
    ],
    ['That, Tom Berg said, was the end of it.', 'Tom Berg: That … was the end of it'],
    ['In Leeds, Eva Lund said the dam was safe.', 'Eva Lund: the dam was safe'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('what stands before a cue with an object of its own', () => {
  it.each([
    ['Discussing the new hall, Eva Lund explained the plans.', 'Eva Lund: the plans'],
    ['In a letter sent in May, Eva Lund pointed to the cracks.', 'Eva Lund: the cracks'],
    ['Knowing this, Tom Berg cited the rules of the club.', ''],
    ['The town, in turn, announced a curfew.', ''],
    ['Tom Berg, a clerk, denied the report.', ''],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a verb of speech that describes a noun', () => {
  it.each([
    ['An estimated 60 people came to the hall.', ''],
    ['The most telling promise she made is that she will not run.', ''],
    ['The self-described poet sings in a hoarse voice.', ''],
    ['A soft-spoken clerk opened the door.', ''],
    ['He does the tweeting when the mayor sleeps.', ''],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('what was said ends where another report sets in', () => {
  it.each([
    [
      'Eva Lund said the plan was bad, though Tom Berg said he doubted it.',
      'Eva Lund: the plan was bad Tom Berg: he doubted it',
    ],
    [
      'Eva Lund said the plan was bad before claiming that it was hers.',
      'Eva Lund: the plan was bad Eva Lund: that it was hers',
    ],
    [
      'One paper says there are nine lakes, another says there are ten.',
      'One paper: there are nine lakes another: there are ten',
    ],
    [
      'Eva Lund said the dam was old, with half of the neighbours saying they were afraid.',
      'Eva Lund: the dam was old half of the neighbours: they were afraid',
    ],
    [
      'When Tom Berg suggested that we would lose, Eva Lund fired back: “We will win.”',
      'Tom Berg: that we would lose Eva Lund: “We will win.”',
    ],
    [
      'Eva Lund said she did not like the plan and hoped that people would stay at home.',
      'Eva Lund: she did not like the plan and hoped that people would stay at home',
    ],
    [
      'Eva Lund said both she and Tom Berg promised to fight the plan.',
      'Eva Lund: both she and Tom Berg promised to fight the plan',
    ],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a verb with nothing but when, where and of what it was said', () => {
  it.each([
    [
      '“Is the road shut?” Eva Lund said about the plan to close it. She left.',
      'Eva Lund: “Is the road shut?”',
    ],
    ['“Is the road shut?” Eva Lund said on Friday. She left.', 'Eva Lund: “Is the road shut?”'],
    [
      '“Is the road shut?” Tom Berg told reporters during the call. He left.',
      'Tom Berg: “Is the road shut?”',
    ],
    ['Eva Lund said last week.', ''],
    ['“We ran,” Eva Lund told reporters after the vote.', 'Eva Lund: “We ran,”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('whose saying a participle is', () => {
  it.each([
    [
      'Eva Lund was calm when asked about a clerk who said he was ill, adding, “We will see.”',
      'a clerk: he was ill Eva Lund: “We will see.”',
    ],
    ['Eva Lund left after “that speech,” telling Fox 35 that it was late.', 'Eva Lund: that it was late'],
    ['The paper quoted a neighbour as saying it was dark.', 'a neighbour: it was dark'],
    [
      'Eva Lund released a statement condemning “the worst plan in years.”',
      'Eva Lund: “the worst plan in years.”',
    ],
    ['Eva Lund replied to the question on Facebook writing, “It is late.”', 'Eva Lund: “It is late.”'],
    [
      'Tom Berg sings before asking her, “Where do we go from here?”',
      'Tom Berg: “Where do we go from here?”',
    ],
    ['Eva Lund, holding a lamp, asked the crowd “Who will stay?”', 'Eva Lund: “Who will stay?”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
