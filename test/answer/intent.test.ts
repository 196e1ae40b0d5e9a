import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentOf } from '../../src/answer/intent.js';

describe('somebody’s words are asked for', () => {
  test.each([
    ['What did Lavrov say?', 'Lavrov', null],
    ['What did Lavrov say about the Minsk agreements?', 'Lavrov', 'the Minsk agreements'],
    ['what has Putin said on Ukraine', 'Putin', 'Ukraine'],
    ['What does Biden think of Russia?', 'Biden', 'Russia'],
    ['what does NATO say', 'NATO', null],
    ['What did the spokesman have to say about the delay?', 'the spokesman', 'the delay'],
    ['What did Helen Marsh tell reporters?', 'Helen Marsh', null],
    ['What did the mayor tell the council about the bridges?', 'the mayor', 'the bridges'],
    ['What is the Kremlin saying about the talks?', 'the Kremlin', 'the talks'],
    ['Can you tell me what Marsh said about the flood, please?', 'Marsh', 'the flood'],
    ['What was said by the union about pay?', 'the union', 'pay'],
    ['quote Putin', 'Putin', null],
    ['Quote Putin on NATO', 'Putin', 'NATO'],
    ['Show me quotes from Stoltenberg about membership', 'Stoltenberg', 'membership'],
    ['Biden’s comments on Ukraine', 'Biden', 'Ukraine'],
    ['What were Marsh’s remarks about the county?', 'Marsh', 'the county'],
    ['Statements by the foreign minister', 'the foreign minister', null],
    ['Did Osei say anything about homework?', 'Osei', 'homework'],
    ['Has the headteacher commented on the plan?', 'the headteacher', 'the plan'],
    ['Putin said what about the talks?', 'Putin', 'the talks'],
    ['What is the union’s position on longer days?', 'the union', 'longer days'],
    ['What are the views of parents on homework?', 'parents', 'homework'],
    ['Where does the mayor stand on the dam?', 'the mayor', 'the dam'],
    ['What did Rancic say about it?', 'Rancic', null],
    ['What did the union say about pay in this article?', 'the union', 'pay'],
    ['WHAT DID LAVROV SAY???', 'LAVROV', null],
    ['“What did O’Brien say?”', "O'Brien", null],
  ])('%s', (question, speaker, about) => {
    expect(intentOf(question)).toMatchObject({ kind: 'quotes', speaker, about });
  });

  test.each([
    ['What was said about NATO?', 'NATO'],
    ['what has been said about the costs', 'the costs'],
    ["What's been said on sanctions?", 'sanctions'],
    ['Who said what about sanctions?', 'sanctions'],
    ['who said what', null],
    ['Who said anything about the bridges?', 'the bridges'],
    ['Who commented on the flood?', 'the flood'],
    ['Who is quoted?', null],
    ['Who was quoted on homework?', 'homework'],
    ['What do people say about the school?', 'the school'],
    ['What did everybody say?', null],
    ['quotes', null],
    ['all quotes about the river', 'the river'],
    ['Show me all the quotations', null],
    ['Comments on the county', 'the county'],
  ])('anybody’s: %s', (question, about) => {
    expect(intentOf(question)).toMatchObject({ kind: 'quotes', speaker: null, about });
  });
});

describe('a summary is asked for', () => {
  test.each([
    'tl;dr',
    'TLDR',
    'tldr please',
    'summary',
    'Summarise this',
    'summarize the article',
    'Could you summarize this article for me, please?',
    'sum it up',
    'sum up',
    'recap',
    'What is this about?',
    'what’s this article about',
    'What is it all about?',
    'Give me the gist',
    'What is the gist of the article?',
    'main points',
    'What are the key points?',
    'a short summary of the whole article',
    'What does this article cover?',
    'What’s in this article?',
    'overview',
  ])('of whatever there is: %s', (question) => {
    expect(intentOf(question)).toMatchObject({ kind: 'summary', of: null });
  });

  test.each([
    ['summarise the Minsk section', 'the Minsk section'],
    ['Summary of the costs', 'the costs'],
    ['Give me a brief overview of the flood article', 'the flood article'],
    ['tl;dr of Why now?', 'Why now'],
    ['What are the main points of the school story?', 'the school story'],
    ['sum the last section up', 'the last section'],
    ['What is the flood article about?', 'the flood article'],
    ['What does the Minsk section say?', 'the Minsk section'],
  ])('of a place: %s', (question, of) => {
    expect(intentOf(question)).toMatchObject({ kind: 'summary', of });
  });
});

test.each([
  'which articles do you have',
  'What articles are loaded?',
  'What can I ask about?',
  'what can I ask',
  'list sources',
  'List all the articles',
  'sources',
  'Show me the articles',
  'Which sources are available?',
  'What do you know about?',
  'what do you know',
  'What topics do you cover?',
  'How many articles are there?',
  'Which stories have you read?',
  'What are your sources?',
  'Where do you get your information from?',
])('the list of articles is asked for: %s', (question) => {
  expect(intentOf(question)).toEqual({ kind: 'sources' });
});

test.each([
  'hi',
  'Hello!',
  'hey there',
  'Good morning',
  'thanks',
  'Thank you so much!',
  'help',
  'Help me, please',
  'Can you help me?',
  'What can you do?',
  'who are you',
  'What are you?',
  'How do you work?',
  'How does this work?',
  'How do I use this?',
  'how can I ask a question?',
  'What commands are there?',
])('help is asked for: %s', (question) => {
  expect(intentOf(question)).toEqual({ kind: 'help' });
});

test.each([
  ['When was the flood article published?', 'published', 'the flood article'],
  ['Who wrote School Drops Homework For A Year?', 'author', 'School Drops Homework For A Year'],
  ['Who is the author of the flood story?', 'author', 'the flood story'],
])('a fact about a named article: %s', (question, fact, of) => {
  expect(intentOf(question)).toEqual({ kind: 'credit', fact, of });
});

describe('questions for what the articles say', () => {
  test.each([
    'What did Russia do?',
    'What is the summary judgment about?',
    'Who said the deal was dead?',
    'help for Ukraine',
    'Help Ukraine how?',
    'What is NATO’s article 5 about?',
    'How many people did Biden say would come?',
    'What did Biden say would happen?',
    'What did Ryan say is an expression of freedom?',
    'When did Putin say the talks began?',
    'Who did Marsh say would pay?',
    'Why did the mayor say no?',
    'How much did she say the repairs cost?',
    'What did Putin say on Tuesday?',
    'What did the mayor promise?',
    'What did Biden rule out?',
    'What did he say?',
    'What does it say about NATO?',
    'What did the article say about Minsk?',
    'What was said at the university?',
    'What did Putin say? And when did Biden answer?',
    'What did Biden warn about?',
    'How did Biden describe the conversation?',
    'According to Lavrov, what is written in the agreements?',
    'Which documents did Putin sign with Modi?',
    'Which articles of the treaty were broken?',
    'What sources did the reporter use?',
    'What topics did the leaders discuss?',
    'What were the other topics of conversation?',
    'How does Russia insulate itself from sanctions?',
    'How does the drill work?',
    'Who are the parents?',
    'What are sanctions?',
    'What can the county do?',
    'What can go wrong?',
    'Who sponsored the bill?',
    'When was Crimea annexed?',
    'What is in the agreement?',
    'Hello Kitty’s birthday',
    'Thanks to whom did the bridge open?',
    'Who won the World Cup?',
    'Did Biden speak to Putin?',
    'Where does the river rise?',
    'What is the main point of contention?',
    'Summary justice in Arden',
    'sanctions crimea 2014',
    'title',
    'What is the headline?',
    'Who wrote this?',
    'When was this published?',
    'Putin',
    '',
    '   ',
    '???',
    '👍',
  ])('%j', (question) => {
    expect(intentOf(question)).toEqual({ kind: 'passages' });
  });
});

test('whatever is typed, something is made of it, and long texts are read no further', () => {
  const pieces = fc.constantFrom(
    'what did ',
    'X',
    ' say',
    ' about ',
    'quote ',
    '’s ',
    ' of ',
    'please ',
    'summary ',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6000 }),
    fc.array(pieces, { maxLength: 1000 }).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const intent = intentOf(typed);
      if (typed.length > 300) expect(intent.kind).toBe('passages');
    }),
    { numRuns: 500 },
  );
});
