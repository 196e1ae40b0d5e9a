import { describe, expect, test } from 'vitest';
import { soughtBy } from '../../src/answer/seeks.js';

describe('soughtBy', () => {
  test.each([
    ['Who leads the alliance?', 'person'],
    ['Which team won?', 'person'],
    ['Who is Ada Low?', 'description'],
    ['When did it start?', 'time'],
    ['In what year did it start?', 'year'],
    ['Where did they meet?', 'place'],
    ['Which city was hit?', 'place'],
    ['How many people came?', 'count'],
    ['How much did the bridge cost?', 'money'],
    ['What is the price of fish?', 'money'],
    ['How old is the mayor?', 'age'],
    ['How long is the yacht?', 'measure'],
    ['How long did the strike last?', 'duration'],
    ['What percentage of voters stayed home?', 'percent'],
    ['Why did they leave?', 'reason'],
    ['What caused the fire?', 'reason'],
    ['What did Ada Low say about rain?', 'speech'],
    ['What is the name of the ship?', 'name'],
    ['How do whales sleep?', 'manner'],
    ['What did the pilot do?', 'deed'],
    ['What happened?', 'deed'],
    ['What is it?', 'thing'],
    ['Did she resign?', 'truth'],
    ['harbour dredging', 'topic'],
    ['', 'topic'],
  ])('%j seeks a %s', (question, sought) => {
    expect(soughtBy(question, false)).toBe(sought);
  });

  test('takes a thing of a kind for a name', () => {
    expect(soughtBy('What river is rising?', true)).toBe('name');
  });

  test('says who said it where that is asked, not what', () => {
    expect(soughtBy('Who said it could hurt the economy?', false)).toBe('person');
  });

  test('reads a question of any length in no time to speak of', () => {
    expect(soughtBy(`how much ${'is it '.repeat(20_000)}`, false)).toBe('count');
  });
});
