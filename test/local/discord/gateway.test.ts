import { Events, GatewayCloseCodes, GatewayIntentBits, Options } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Loopback, LoopbackUser } from '../../../src/local/discord/server.js';
import { bot, clientFor, start } from './support.js';

/** The next event of a client, as the list of what it brings. */
function next(
  client: { once(event: string, listener: (...data: unknown[]) => void): unknown },
  event: string,
) {
  return new Promise<unknown[]>((resolve) => client.once(event, (...data) => resolve(data)));
}

/** Five seconds between two identifications are Discord's rule for the client; the tests do not wait for them. */
const AT_ONCE = { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } };

/** A bot that answers each question with its text, and the list of those it was asked. */
async function echo(loopback: Loopback) {
  const asked: string[] = [];
  const client = await bot(
    loopback,
    (i) => {
      if (!i.isChatInputCommand()) return undefined;
      const question = i.options.getString('question', true);
      asked.push(question);
      return i.reply(question);
    },
    AT_ONCE as object,
  );
  return { client, asked };
}

async function ask(user: LoopbackUser, question: string): Promise<string> {
  return (await user.command('ask', { question })).content;
}

describe('a client', () => {
  test('logs in and finds the guilds with their channels and itself in them', async () => {
    const loopback = await start({
      name: 'Verbatim',
      guilds: [{ name: 'News', channels: ['general', 'help'] }, {}],
    });
    const { client } = await echo(loopback);
    expect(client.user.username).toBe('Verbatim');
    expect(client.application.id).toBe(loopback.applicationId);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['News', 'Local server']);
    const news = client.guilds.cache.first();
    expect(news?.channels.cache.map(({ name }) => name)).toEqual(['general', 'help']);
    expect(news?.members.me?.id).toBe(client.user.id);
    expect(news?.roles.everyone.name).toBe('@everyone');
  });

  test('with a wrong token is turned away', async () => {
    const client = clientFor(await start());
    await expect(client.login('wrong.to.ken')).rejects.toThrow('An invalid token was provided.');
  });

  test('with intents that it was not given is turned away', async () => {
    const loopback = await start();
    const client = clientFor(loopback, { intents: [GatewayIntentBits.MessageContent] });
    await expect(client.login(loopback.token)).rejects.toThrow(/disallowed intents/iu);
  });

  test('may have privileged intents where they are given', async () => {
    const loopback = await start({ allowPrivilegedIntents: true });
    const client = clientFor(loopback, { intents: [GatewayIntentBits.MessageContent] });
    const ready = next(client, Events.ClientReady);
    await client.login(loopback.token);
    await ready;
    expect(client.isReady()).toBe(true);
  });

  test('hears of messages that all see, if it wants to', async () => {
    const loopback = await start();
    const client = await bot(loopback, (i) => i.isChatInputCommand() && i.reply('Heard'), {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    });
    const heard = next(client, Events.MessageCreate);
    const message = await loopback.user().command('ask', { question: 'Who?' });
    expect(await heard).toMatchObject([{ id: message.id, guildId: loopback.guilds[0]?.id }]);
  });
});

describe('a broken connection', () => {
  test('is resumed, and what happened meanwhile comes exactly once', async () => {
    const loopback = await start();
    const { client, asked } = await echo(loopback);
    const user = loopback.user();
    await ask(user, 'before');
    const resumed = next(client, Events.ShardResume);
    loopback.faults.dropSockets();
    expect(await Promise.all([ask(user, 'meanwhile'), ask(user, 'and again')])).toEqual([
      'meanwhile',
      'and again',
    ]);
    expect(await resumed).toEqual([0, 3]); // the shard, and how much was replayed, RESUMED included
    await ask(user, 'after');
    expect(asked).toEqual(['before', 'meanwhile', 'and again', 'after']);
  });

  test('can be asked for by Discord', async () => {
    const loopback = await start();
    const { client } = await echo(loopback);
    const resumed = next(client, Events.ShardResume);
    loopback.faults.requestReconnect();
    await resumed;
    expect(await ask(loopback.user(), 'after')).toBe('after');
  });

  test('is noticed by heartbeats that are not answered', async () => {
    const loopback = await start({ heartbeatInterval: 50 });
    const { client } = await echo(loopback);
    const resumed = next(client, Events.ShardResume);
    loopback.faults.ignoreHeartbeats(true);
    await next(client, Events.ShardReconnecting);
    loopback.faults.ignoreHeartbeats(false);
    await resumed;
    expect(await ask(loopback.user(), 'after')).toBe('after');
  });

  test('with a session that was lost begins a new one', async () => {
    const loopback = await start();
    const { client, asked } = await echo(loopback);
    const ready = next(client, Events.ShardReady);
    loopback.faults.invalidateSessions(false);
    await ready;
    expect(await ask(loopback.user(), 'anew')).toBe('anew');
    expect(asked).toEqual(['anew']);
  });

  test('with a session that may be carried on is resumed', async () => {
    const loopback = await start();
    const { client } = await echo(loopback);
    const resumed = next(client, Events.ShardResume);
    loopback.faults.invalidateSessions(true);
    await resumed;
    expect(await ask(loopback.user(), 'after')).toBe('after');
  });

  test('with a token that was revoked is not opened again', async () => {
    const loopback = await start();
    const { client } = await echo(loopback);
    const closed = next(client, Events.ShardDisconnect);
    loopback.faults.revokeToken();
    expect(await closed).toMatchObject([{ code: GatewayCloseCodes.AuthenticationFailed }, 0]);
    await expect(client.application.commands.fetch()).rejects.toThrow('401: Unauthorized');
  });
});

describe('shards', () => {
  test('each get their own guilds and what happens there', async () => {
    const loopback = await start({ guilds: [{ name: 'Even' }, { name: 'Odd' }], shards: 2 });
    const seen: [string | undefined, number | undefined][] = [];
    const client = await bot(
      loopback,
      (i) => {
        if (!i.isChatInputCommand()) return undefined;
        seen.push([i.guild?.name, i.guild?.shardId]);
        return i.reply('Here');
      },
      { shards: 'auto' },
    );
    expect(client.ws.shards.size).toBe(2);
    const shards = new Map(client.guilds.cache.map(({ name, shardId }) => [name, shardId]));
    expect([...shards.values()].sort()).toEqual([0, 1]);
    for (const { id } of loopback.guilds)
      await loopback.user('Ada', { guildId: id }).command('ask', { question: '?' });
    expect(new Map(seen)).toEqual(shards);
    expect(seen).toHaveLength(2);
  });

  test('may be two clients', async () => {
    const loopback = await start({ guilds: [{ name: 'Even' }, { name: 'Odd' }] });
    const clients = [];
    for (const shard of [0, 1])
      clients.push(
        await bot(loopback, (i) => i.isChatInputCommand() && i.reply(`${shard}`), {
          shards: [shard],
          shardCount: 2,
        }),
      );
    expect(clients.map(({ guilds }) => guilds.cache.size)).toEqual([1, 1]);
    const answers = loopback.guilds.map(({ id }) => ask(loopback.user('Ada', { guildId: id }), '?'));
    expect((await Promise.all(answers)).sort()).toEqual(['0', '1']);
  });

  test('beyond their number are refused', async () => {
    const loopback = await start();
    const client = clientFor(loopback, { shards: [2], shardCount: 2 });
    await expect(client.login(loopback.token)).rejects.toThrow(/invalid shard/iu);
  });
});

test('a dispatch that no client can read is sent as it is', async () => {
  const loopback = await start();
  const client = await bot(loopback, () => {}, { makeCache: Options.cacheEverything() });
  const raw = next(client, Events.Raw);
  loopback.faults.dispatchRaw('TYPING_START_OF_NOBODY', { user: null });
  expect(await raw).toMatchObject([{ t: 'TYPING_START_OF_NOBODY', d: { user: null } }, 0]);
});
