import { describe, expect, test } from 'vitest';
import { flood } from '../support/flood.js';
import { labelsOf, press } from './buttons.js';
import { fileOf } from './conversation.js';
import { inTown, isPrivate, read } from './town.js';

const town = { bot: { library: flood } };

describe('“Export”', () => {
  test.each([
    ['ask', { question: 'How many people died?' }, 'answer.csv', ['Sixteen', 'Fourteen', 'Nine']],
    ['quote', { speaker: 'Calder' }, 'quotations.csv', ['We need that wall', 'The wall is late']],
    ['timeline', { topic: 'flood wall' }, 'timeline.csv', ['will vote on', 'voted on Tuesday']],
  ])('under /%s %j gives Ben alone a table', (command, options, name, words) =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command(command, options);
      const ben = discord.user('Ben');
      const exported = await press(ben, answer, 'Export');
      expect(isPrivate(exported)).toBe(true);
      expect(labelsOf(exported)).toEqual([]);
      const file = fileOf(exported);
      expect(file.name).toBe(name);
      expect(file.text).toMatch(/^\ufeffdate,text,/u);
      let from = 0;
      for (const each of words) {
        expect(file.text.indexOf(each, from)).toBeGreaterThan(from);
        from = file.text.indexOf(each, from);
      }
      expect(read(exported)).toContain(name);
    }, town),
  );

  test('of some days gives those days', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('timeline', { topic: 'inquiry', since: 'March 10, 2024' });
      const { text } = fileOf(await press(ada, answer, 'Export'));
      expect(text).toContain('Anna Lindqvist');
      expect(text).not.toContain('Peter Voss');
    }, town));
});

describe('/timeline', () => {
  test('turns its pages', () =>
    inTown(async ({ ada }) => {
      const first = await ada.command('timeline', { topic: 'Calder' });
      expect(read(first)).toMatch(/^Timeline of “Calder”\n/u);
      const many = await ada.command('timeline', { topic: 'flood' });
      const second = await press(ada, many, 'More');
      expect(read(second)).toMatch(/2 of \d/u);
      expect(read(await press(ada, second, 'Previous'))).toBe(read(many));
    }, town));

  test('says in a sentence what is no date', () =>
    inTown(async ({ ada }) => {
      const refused = await ada.command('timeline', { topic: 'flood', since: 'soon' });
      expect(isPrivate(refused)).toBe(true);
      expect(read(refused)).toContain('"soon" is no date that I can read. Write it like 2024-03-05');
    }, town));
});
