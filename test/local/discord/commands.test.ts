import { ApplicationCommandType, ApplicationIntegrationType, DiscordAPIError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { LoopbackOptions } from '../../../src/local/discord/server.js';
import { manualClock } from '../../support/clock.js';
import { createRecorder } from '../../support/openapi.js';
import { ASK, bot, CHECK, start } from './support.js';

const QUOTE = { name: 'quote', description: 'Quote somebody' };

/** A loopback with a bot that has registered nothing but ASK and CHECK, and the manager of its commands. */
async function registry(options: LoopbackOptions = {}) {
  const recorder = createRecorder();
  const loopback = await start({ ...options, onRequest: recorder.onRequest });
  const { application } = await bot(loopback, () => {});
  return { loopback, recorder, commands: application.commands, guild: loopback.guilds[0]?.id as string };
}

/** The code of the error that Discord answers with. */
async function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'taken',
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );
}

describe('commands', () => {
  test('are registered all at once; those that stay keep their ids', async () => {
    const { commands, recorder } = await registry();
    const before = await commands.fetch();
    const after = await commands.set([{ ...ASK, description: 'Ask anew' }, QUOTE]);
    expect(after.map(({ name, description }) => [name, description])).toEqual([
      ['ask', 'Ask anew'],
      ['quote', 'Quote somebody'],
    ]);
    const idOf = (all: typeof before) => all.find(({ name }) => name === 'ask')?.id;
    expect(idOf(after)).toBe(idOf(before));
    expect(await commands.fetch()).toEqual(after);
    expect(recorder.problems()).toEqual([]);
  });

  test('come back as they were sent, so that a client sees that nothing differs', async () => {
    const { commands } = await registry();
    const ask = (await commands.fetch()).find(({ name }) => name === 'ask');
    const sent = { ...ASK, integrationTypes: [ApplicationIntegrationType.GuildInstall] }; // what Discord fills in
    expect(ask?.equals(sent)).toBe(true);
    expect(ask?.equals({ ...sent, description: 'Other' })).toBe(false);
  });

  test('are registered, changed, fetched and removed one by one', async () => {
    const { commands, recorder } = await registry();
    const { id } = await commands.create(QUOTE);
    await commands.edit(id, { description: 'Changed' });
    expect(await commands.fetch(id, { force: true })).toMatchObject({
      name: 'quote',
      description: 'Changed',
    });
    await commands.delete(id);
    expect(await codeOf(commands.fetch(id, { force: true }))).toBe(10063);
    expect(await codeOf(commands.delete(id))).toBe(10063);
    expect(recorder.problems()).toEqual([]);
  });

  test('registered again under the same name take the place of the old ones', async () => {
    const { commands } = await registry();
    const first = await commands.create(QUOTE);
    const second = await commands.create({ ...QUOTE, description: 'Other' });
    expect(second.id).toBe(first.id);
    expect((await commands.fetch()).map(({ name }) => name).sort()).toEqual(['Check', 'ask', 'quote']);
  });

  test('of a guild are offered there, in place of global ones of the same name', async () => {
    const { commands, loopback, guild } = await registry();
    await commands.set([{ ...ASK, description: 'Ask here' }, QUOTE], guild);
    const offered = loopback.user().commands();
    expect(offered.map(({ name, description }) => [name, description])).toEqual([
      ['ask', 'Ask here'],
      ['quote', 'Quote somebody'],
      ['Check', ''],
    ]);
    expect((await commands.fetch({ guildId: guild })).size).toBe(2);
    expect((await commands.fetch()).size).toBe(2);
  });

  test('with the same name twice are refused', async () => {
    const { commands } = await registry();
    const twice = commands.set([QUOTE, QUOTE]);
    await expect(twice).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } } } },
    });
  });

  test('of different types may share a name', async () => {
    const { commands } = await registry();
    expect((await commands.set([QUOTE, { name: 'quote', type: ApplicationCommandType.Message }])).size).toBe(
      2,
    );
  });

  test('that break a rule are refused where they stand, and change nothing', async () => {
    const { commands } = await registry();
    const refused = commands.set([CHECK, { ...QUOTE, name: 'Not So' }]);
    await expect(refused).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } } },
    });
    expect((await commands.fetch()).size).toBe(2);
  });

  test('are at most 100 slash commands', async () => {
    const { commands } = await registry();
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...QUOTE, name: `quote${at}` }));
    expect(await codeOf(commands.set(many(101)))).toBe(30032);
    expect((await commands.set(many(100))).size).toBe(100);
  });

  test('are at most so many new ones a day; old ones changed do not count', async () => {
    const clock = manualClock();
    const { commands, guild } = await registry({ dailyCommandCreates: 2, clock });
    await commands.set([{ ...ASK, description: 'Changed' }, CHECK]);
    expect(await codeOf(commands.create(QUOTE))).toBe(30034);
    expect(await codeOf(commands.create(QUOTE, guild))).toBe('taken');
    clock.advance(24 * 3_600_000);
    expect(await codeOf(commands.create(QUOTE))).toBe('taken');
  });
});
