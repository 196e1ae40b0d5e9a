import { describe, expect, test } from 'vitest';
import { asksForMore, fragmentIn, pronounsIn } from '../../src/answer/question/points-back.js';

describe('pronouns that point back', () => {
  test.each([
    ['When did he say that?', 'he that'],
    ['Is it still in force?', 'it'],
    ['What is her role?', 'her'],
    ['Did they agree?', 'they'],
    ['Did that help?', 'that'],
    ['Who went there?', 'there'],
    ['What did this treaty ban?', 'this'],
    ['Is there a treaty?', ''],
    ['Is it true that Russia left?', ''],
    ['How long did it take to rebuild the mill?', ''],
    ['Did Putin say he would come?', ''],
    ['Did Russia close its border?', ''],
    ['What is the law that was signed?', ''],
    ['Which countries changed their laws?', ''],
  ])('%s', (question, words) => {
    expect(
      pronounsIn(question)
        .map(({ lower }) => lower)
        .join(' '),
    ).toBe(words);
  });
});

describe('parts of a question', () => {
  test.each([
    ['And Putin?', 'Putin'],
    ['and in Georgia?', 'in Georgia'],
    ['What about the ruble?', 'the ruble'],
    ['How about President Biden?', 'President Biden'],
    ['In 2014?', 'In 2014'],
    ['I meant Lavrov', 'Lavrov'],
    ['Sorry, I mean the treaty', 'the treaty'],
    ['Why?', null],
    ['And why?', null],
    ['And who won?', null],
    ['Who is Putin?', null],
    ['What about when he left?', null],
  ])('%s', (text, part) => {
    const found = fragmentIn(text);
    expect(found && text.slice(found.start, found.end)).toBe(part);
  });

  test.each([
    ['I meant Lavrov', true],
    ['No, Lavrov', true],
    ['not Putin, Lavrov', true],
    ['And Lavrov?', false],
  ])('%s takes back: %s', (text, corrects) => {
    expect(fragmentIn(text)?.corrects).toBe(corrects);
  });
});

test.each([
  ['What else?', true],
  ['Any other reasons?', true],
  ['Why?', false],
])('%s asks for more: %s', (text, more) => {
  expect(asksForMore(text)).toBe(more);
});
