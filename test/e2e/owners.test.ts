import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { withDefaults } from '../../src/bot/bot.js';
import { createCooldown } from '../../src/bot/cooldown.js';
import { openLog } from '../../src/bot/log.js';
import type { LoopbackUser } from '../../src/local/discord/server.js';
import { press } from './buttons.js';
import { inTown, isPrivate, library, read } from './town.js';

const QUESTION = 'What did Lavrov say about the Minsk agreements?';

describe('the owner of a server', () => {
  test('has answers shown to the member alone, who may still show one to all', () =>
    inTown(
      async ({ ada, discord }) => {
        expect(isPrivate(await ada.command('ask', { question: QUESTION }))).toBe(true);
        expect(discord.user('Ben').messages()).toEqual([]);
        const shown = await ada.command('ask', { question: QUESTION, private: false });
        expect(discord.user('Ben').messages()).toEqual([shown]);
      },
      { bot: { arePrivate: true } },
    ));

  test('has fewer passages on a page of an answer', () =>
    inTown(
      async ({ ada }) => {
        const answer = read(await ada.command('ask', { question: 'What do NATO and Russia want?' }));
        expect(answer.match(/¶ \d+/gu)).toHaveLength(1);
        expect(answer).toMatch(/1 of \d/u);
      },
      { bot: { passages: 1, library: withDefaults(library, { strictness: 'eager', closest: true }) } },
    ));

  test.each([true, false])('has passages shown that may not answer, or none: %j', (closest) =>
    inTown(
      async ({ ada }) => {
        const text = read(await ada.command('ask', { question: 'Will Ukraine join the European Union?' }));
        expect(text).toContain(
          closest ? 'Not sure that this answers it.' : 'The article has nothing on this.',
        );
        expect(/¶ \d+/u.test(text)).toBe(closest);
      },
      { bot: { library: withDefaults(library, { strictness: 'strict', closest }) } },
    ),
  );

  test('lets some time pass between two commands of a member, who is told so in private', () =>
    inTown(
      async ({ ada, discord }) => {
        const first = await ada.command('sources');
        const second = await ada.command('ask', { question: QUESTION });
        expect(read(second)).toMatch(/That was quick\. Please try again in (?:59|60) seconds\./u);
        expect(isPrivate(second)).toBe(true);
        expect(discord.user('Ben').messages()).toEqual([first]);
        expect(read(await discord.user('Ben').command('sources'))).toContain('1 article');
      },
      { bot: { cooldown: createCooldown({ member: 60, server: 0 }) } },
    ));

  test('has presses of buttons wait as commands do, for each member by themselves', () => {
    let now = 1000;
    const time = { now: () => now } as typeof performance;
    return inTown(
      async ({ ada, discord }) => {
        const ben = discord.user('Ben');
        const answer = await ada.command('ask', { question: QUESTION });
        const refused = await press(ada, answer, 'In context');
        expect(read(refused)).toContain('That was quick. Please try again in 60 seconds.');
        expect(isPrivate(refused)).toBe(true);
        expect(read(await press(ben, answer, 'In context'))).toContain('Lavrov');
        expect(ben.messages()[0]).toEqual(answer);
        now += 60_001;
        expect(read(await press(ada, answer, 'In context'))).toContain('Lavrov');
        expect(read(await ada.command('sources'))).toContain('That was quick.');
      },
      { bot: { cooldown: createCooldown({ member: 60, server: 0 }, time) } },
    );
  });

  test('lets some time pass between whatever is asked or pressed in the server', () =>
    inTown(
      async ({ ada, discord }) => {
        const [bergen, oslo] = discord.guilds.map(({ id }) => discord.user('Ben', { guildId: id }));
        const answer = await ada.command('ask', { question: QUESTION });
        expect(read(await press(bergen as LoopbackUser, answer, 'In context'))).toMatch(
          /Much is being asked in this server\. Please try again in (?:59|60) seconds\./u,
        );
        expect(read(await (oslo as LoopbackUser).command('sources'))).toContain('1 article');
      },
      {
        loopback: { guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] },
        bot: { cooldown: createCooldown({ member: 0, server: 60 }) },
      },
    ));

  test('lets members type as quickly as they like', () =>
    inTown(
      async ({ ada }) => {
        await ada.command('sources');
        expect(await ada.autocomplete('quote', { speaker: 'put' }, 'speaker')).not.toEqual([]);
      },
      { bot: { cooldown: createCooldown({ member: 60, server: 0 }) } },
    ));
});

describe('the log', () => {
  /** What is logged of the interactions in a story. */
  async function logged(logsQuestions: boolean) {
    const output = new PassThrough();
    await inTown(
      async ({ ada }) => {
        await ada.command('ask', { question: QUESTION });
        await ada.command('ask', { question: 'Who won the World Cup?' });
        await ada.command('ask', { question: 'Why?', source: 'moon' });
        await ada.autocomplete('quote', { speaker: 'put' }, 'speaker');
      },
      { bot: { log: openLog(output, 'info'), logsQuestions } },
    );
    output.end();
    const lines = (await text(output)).trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'Interaction');
  }

  test('tells of each interaction what it was and what became of it, not what was asked', async () => {
    const lines = await logged(false);
    const of = { server: expect.any(String), interaction: expect.any(String), ms: expect.any(Number) };
    expect(lines).toMatchObject([
      { ...of, kind: 'command', command: 'ask', outcome: 'answered' },
      { ...of, kind: 'command', command: 'ask', outcome: 'nothing' },
      { ...of, kind: 'command', command: 'ask', outcome: 'mistaken' },
      { ...of, kind: 'autocomplete', command: 'quote', outcome: 'answered' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Lavrov|World Cup|moon|Ada/u);
  });

  test('tells what was asked where the owner wants to know', async () => {
    const [line] = await logged(true);
    expect(line.asked.options).toMatchObject([{ name: 'question', value: QUESTION }]);
    expect(JSON.stringify(line)).not.toContain('Ada');
  });
});
