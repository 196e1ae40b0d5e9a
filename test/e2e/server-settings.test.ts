import { describe, expect, test } from 'vitest';
import { textFile } from '../support/servers.js';
import { labelsOf, press } from './buttons.js';
import { fileOf, write } from './conversation.js';
import { inServers } from './servers.js';
import { isPrivate, read } from './town.js';

const QUESTION = 'What did Lavrov say about the Minsk agreements?';
const UNSURE = 'Will Ukraine join the European Union?';

describe('/settings', () => {
  test('shows what holds, and changes it for this server alone', () =>
    inServers(async ({ bergen, oslo }) => {
      const shown = read(await bergen.mayor.command('settings'));
      expect(shown).toMatch(/answers: public \(default\)/u);
      expect(shown).toMatch(/unanswered: off \(default\)/u);
      const changed = await bergen.mayor.command('settings', { answers: 'private', strictness: 'strict' });
      expect(isPrivate(changed)).toBe(true);
      expect(read(changed)).toMatch(/answers: private ·/u);
      expect(isPrivate(await bergen.member.command('ask', { question: QUESTION }))).toBe(true);
      expect(isPrivate(await oslo.member.command('ask', { question: QUESTION }))).toBe(false);
      expect(read(await bergen.member.command('ask', { question: QUESTION, private: false }))).toContain(
        'Lavrov',
      );
      expect(await bergen.kept().settings()).toEqual({ answers: 'private', strictness: 'strict' });
      await bergen.mayor.command('settings', { answers: 'default' });
      expect(isPrivate(await bergen.member.command('ask', { question: QUESTION }))).toBe(false);
      await expect(bergen.member.command('settings')).rejects.toThrow('No command');
    }));

  test('says whether passages are shown that may not answer', () =>
    inServers(async ({ bergen, oslo }) => {
      await bergen.mayor.command('settings', { closest: 'off', strictness: 'strict' });
      await oslo.mayor.command('settings', { strictness: 'strict' });
      const [strict, other] = [bergen, oslo].map(({ member }) => member.command('ask', { question: UNSURE }));
      expect(read(await (strict as NonNullable<typeof strict>))).toContain('nothing on this');
      expect(read(await (other as NonNullable<typeof other>))).toContain('Not sure that this answers it.');
    }));

  test('has messages answered or not', () =>
    inServers(async ({ bergen, oslo, requests }) => {
      await bergen.mayor.command('settings', { mentions: 'off' });
      const before = requests.length;
      bergen.member.say(`@Verbatim ${QUESTION}`);
      expect(read(await write(oslo.member, `@Verbatim ${QUESTION}`))).toContain('Lavrov');
      const sent = requests.slice(before).filter(({ path }) => path.includes('/messages'));
      expect(sent.map(({ path }) => path)).toEqual([`/channels/${oslo.member.channelId}/messages`]);
    }));

  test('has the articles of the owner asked or not', () =>
    inServers(async ({ bergen, oslo, seeds }) => {
      const bees = textFile('bees.txt', 'Bees Return\n\nThe bees of Voss came back in May.\n');
      await bergen.mayor.command('settings', { seeds: 'off' });
      expect(read(await bergen.member.command('sources'))).toContain('0 articles');
      const nothing = read(await bergen.member.command('ask', { question: QUESTION }));
      expect(nothing).toContain('There are no articles to answer from.');
      for (const command of ['help', 'quote', 'summary', 'timeline', 'check'])
        await bergen.member.command(command, OPTIONS[command] ?? {});
      await bergen.mayor.command('library add', { file: bees });
      expect(read(await bergen.member.command('sources'))).toContain('1 article\n');
      expect(
        read(await bergen.member.command('ask', { question: 'When did the bees come back?' })),
      ).toContain('in May');
      // What the owner adds is there for whoever wants it.
      await seeds.add(
        'wasps.txt',
        new TextEncoder().encode('Wasps\n\nThe wasps of Voss came back in June.\n'),
      );
      await oslo.mayor.command('library add', { file: bees });
      const wasps = { question: 'When did the wasps come back?' };
      expect(read(await oslo.member.command('ask', wasps))).toContain('in June');
      expect(read(await bergen.member.command('ask', wasps))).not.toContain('in June');
    }));
});

const OPTIONS: Readonly<Record<string, Record<string, string>>> = {
  quote: { speaker: 'Lavrov' },
  timeline: { topic: 'Lavrov' },
  check: { text: '“Everything is written in these agreements.”' },
};

describe('/unanswered', () => {
  test('is not kept unless it is switched on, and /help says when it is', () =>
    inServers(async ({ bergen, store }) => {
      await bergen.member.command('ask', { question: 'Who won the World Cup?' });
      expect(await store.unanswered(bergen.id)).toEqual([]);
      expect(read(await bergen.mayor.command('unanswered'))).toContain('None are kept now.');
      expect(read(await bergen.member.command('help'))).not.toContain('for 90 days');
      await bergen.mayor.command('settings', { unanswered: 'on' });
      expect(read(await bergen.member.command('help'))).toContain('for 90 days and without who asked');
      expect(read(await bergen.member.command('privacy'))).toContain('for 90 days, without who asked');
    }));

  test('counts what means the same once, newest first, from wherever it was asked', () => {
    let now = Date.parse('2024-03-01T12:00:00Z');
    return inServers(
      async ({ bergen, oslo, store }) => {
        for (const { mayor } of [bergen, oslo])
          await mayor.command('settings', { unanswered: 'on', strictness: 'strict' });
        const kept = async () => (await store.unanswered(bergen.id)).map(({ count }) => count);
        await bergen.member.command('ask', { question: 'Who won the World Cup?' });
        await expect.poll(kept).toEqual([1]);
        now += 86_400_000;
        await bergen.member.command('ask', { question: UNSURE });
        await bergen.member.command('ask', { question: QUESTION });
        await expect.poll(kept).toEqual([1, 1]);
        now += 86_400_000;
        await write(bergen.member, '@Verbatim who won the world cups?');
        await expect.poll(kept).toEqual([2, 1]);
        const list = await bergen.mayor.command('unanswered');
        expect(read(list)).toMatch(
          /2 questions without a good answer\s+• who won the world cups\? · 2 times · nothing found · Mar 3, 2024\s+• Will Ukraine .* · once · not sure · Mar 2, 2024/u,
        );
        const { name, text } = fileOf(await press(bergen.mayor, list, 'Export'));
        expect(name).toBe('unanswered.csv');
        expect(text).toMatch(
          /^\ufeffquestion,count,shortfall,first,last\r\nwho won the world cups\?,2,nothing,2024-03-01,2024-03-03\r\n/u,
        );
        expect(read(await oslo.mayor.command('unanswered'))).toContain('No unanswered questions');
        await expect(bergen.member.command('unanswered')).rejects.toThrow('No command');
      },
      { now: () => now },
    );
  });

  test('counts no question again when its pages are turned', () =>
    inServers(
      async ({ bergen, store }) => {
        await bergen.mayor.command('settings', { unanswered: 'on', strictness: 'strict' });
        const answer = await bergen.member.command('ask', { question: UNSURE });
        await expect.poll(() => store.unanswered(bergen.id)).toHaveLength(1);
        await press(bergen.member, answer, 'More');
        await bergen.member.command('sources');
        expect(await store.unanswered(bergen.id)).toMatchObject([{ count: 1, shortfall: 'closest' }]);
      },
      { bot: { passages: 1 } },
    ));

  test('has answers that members marked as wrong, where they can', () =>
    inServers(async ({ bergen, oslo, store }) => {
      await bergen.mayor.command('settings', { marking: 'on' });
      const answer = await bergen.member.command('ask', { question: QUESTION });
      expect(labelsOf(await oslo.member.command('ask', { question: QUESTION }))).not.toContain(
        'Mark as wrong',
      );
      expect(labelsOf(await write(bergen.member, `@Verbatim ${QUESTION}`))).toContain('Mark as wrong');
      const marked = await press(bergen.member, answer, 'Mark as wrong');
      expect(isPrivate(marked)).toBe(true);
      expect(await store.unanswered(bergen.id)).toMatchObject([
        {
          question: 'Sergey Lavrov · Russian Foreign Minister on “the Minsk agreements”',
          shortfall: 'wrong',
          count: 1,
        },
      ]);
      expect(read(await bergen.mayor.command('unanswered'))).toContain('marked as wrong');
      expect(JSON.stringify(await store.unanswered(bergen.id))).not.toContain(bergen.member.id);
      await bergen.mayor.command('settings', { marking: 'off' });
      expect(read(await press(bergen.member, answer, 'Mark as wrong'))).toContain(
        'not marked in this server any more',
      );
    }));
});

test('/privacy tells what is kept where it is asked', () =>
  inServers(async ({ bergen, discord }) => {
    const here = read(await bergen.member.command('privacy'));
    expect(here).toContain('until they are removed and 7 days beyond');
    expect(here).toContain('No questions.');
    const direct = discord.user('Ada', { direct: 'with the bot' });
    expect(read(await direct.command('privacy'))).not.toContain('server:');
  }));

describe('a server that the bot leaves', () => {
  const DAY = 86_400_000;

  test('is noted, an outage is not, and coming back takes it back', () =>
    inServers(async ({ bergen, oslo, store, discord }) => {
      const file = textFile('bees.txt', 'Bees\n\nThe bees of Voss came back in May.\n');
      for (const { mayor } of [bergen, oslo]) await mayor.command('library add', { file });
      const purge = () => store.purge({ removed: 0, unanswered: 0, left: Date.now() + DAY });
      discord.faults.dispatchRaw('GUILD_DELETE', { id: bergen.id, unavailable: true });
      await bergen.member.command('sources');
      await purge();
      expect([...(await store.guilds())].sort()).toEqual([bergen.id, oslo.id].sort());

      discord.faults.dispatchRaw('GUILD_DELETE', { id: bergen.id });
      await oslo.member.command('sources');
      discord.faults.dispatchRaw('GUILD_CREATE', { id: bergen.id, unavailable: false });
      await bergen.member.command('sources');
      await purge();
      expect([...(await store.guilds())].sort()).toEqual([bergen.id, oslo.id].sort());

      discord.faults.dispatchRaw('GUILD_DELETE', { id: bergen.id });
      await oslo.member.command('sources');
      await purge();
      expect(await store.guilds()).toEqual([oslo.id]);
    }));

  test('is noted too where the bot did not run at that time', () =>
    inServers(async ({ oslo, store, guilds, discord, diary }) => {
      const file = textFile('bees.txt', 'Bees\n\nThe bees of Voss came back in May.\n');
      const [gone, ofAnotherShard] = ['81384788765712384', '81384788769906688'];
      for (const id of [gone, ofAnotherShard, oslo.id]) await guilds.guild(id).add([file]);
      const purge = () => store.purge({ removed: 0, unanswered: 0, left: Date.now() + DAY });
      // Another shard's server is another shard's business.
      await guilds.known(new Set([oslo.id]), (id) => id !== ofAnotherShard);
      await purge();
      expect([...(await store.guilds())].sort()).toEqual([oslo.id, ofAnotherShard].sort());

      const back = diary.line(/connected again/u);
      discord.faults.invalidateSessions(false);
      await back;
      await oslo.member.command('sources');
      await purge();
      expect(await store.guilds()).toEqual([oslo.id]);
    }));
});
