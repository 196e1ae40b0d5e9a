import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ApplicationFlags } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { doctor } from '../../src/doctor/doctor.js';
import { UnusableFolder } from '../../src/library/folder.js';
import type { Library } from '../../src/library/results.js';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../src/local/discord/server.js';
import { answering, startProxy } from './proxy.js';
import { library, payloads } from './town.js';

/** A Discord in which all is as it should be but for what the story sets. */
async function open(options: LoopbackOptions = {}): Promise<Loopback> {
  const discord = await startLoopback({ name: 'local_bot', guilds: [{ name: 'Bergen' }], ...options });
  onTestFinished(() => discord.close());
  return discord;
}

/** What an owner with these settings reads, and the exit status. */
async function consulted(
  env: Record<string, string>,
  openLibrary: () => Promise<Library> = async () => library,
) {
  const output = new PassThrough();
  const status = await doctor({ env: { DATA_DIR: tmpdir(), ...env }, payloads, open: openLibrary }, output);
  output.end();
  return { status, out: await text(output) };
}

const settingsFor = ({ api, token }: Loopback) => ({ DISCORD_API: api, DISCORD_TOKEN: token });

describe('the doctor finds', () => {
  test('nothing to do where all is well', async () => {
    const discord = await open();
    await deploy(discord, payloads);
    const { status, out } = await consulted(settingsFor(discord));
    expect(out).toBe(
      [
        'ok    Articles: 1 article can be asked about.',
        'ok    Settings: All are valid.',
        `ok    Data: The articles and settings of servers are kept in "${tmpdir()}".`,
        `ok    Application: The token is that of local_bot, application ${discord.applicationId}.`,
        'ok    Intents: The bot needs no privileged intent, and has none: it asks for Guilds and, unless MENTIONS=off, for Guild Messages and Direct Messages.',
        'ok    Gateway: The bot may connect 1000 more times today.',
        'ok    Servers: The bot may have commands in 1 of 1 server.',
        `ok    Commands: All ${payloads.length} are registered for all servers and up to date.`,
        '',
        'Nothing to do.',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
    expect(out).not.toContain(discord.token);
  });

  test('that nothing can be kept where DATA_DIR leads', async () => {
    const { status, out } = await consulted({ DATA_DIR: join(import.meta.filename, 'data') });
    expect(out).toMatch(/^todo {2}Data: Nothing can be kept in ".*data"\.$/mu);
    expect(status).toBe(1);
  });

  test('that there is no token yet, which is no fault: a Discord on this machine needs none', async () => {
    const { status, out } = await consulted({});
    expect(out).toMatch(
      /^note {2}Token: DISCORD_TOKEN is not set: "npx verbatim start" is a Discord on this machine.*\n {6}-> For the real Discord set it/mu,
    );
    expect(out).toContain('Nothing to do.');
    expect(status).toBe(0);
  });

  test('that the token is not accepted, or no token at all', async () => {
    const discord = await open();
    const wrong = await consulted({ ...settingsFor(discord), DISCORD_TOKEN: `${discord.token}x` });
    expect(wrong.out).toMatch(/^todo {2}Discord: Discord does not accept the token in DISCORD_TOKEN\./mu);
    expect(wrong.out).not.toContain(discord.token);
    const none = await consulted({ ...settingsFor(discord), DISCORD_TOKEN: 'a-client-secret' });
    expect(none.out).toMatch(/does not accept the token.* It is not a bot's token/mu);
    expect([wrong.status, none.status]).toEqual([1, 1]);
  });

  test('that a setting is wrong, and looks at the articles all the same', async () => {
    const { status, out } = await consulted({ PASSAGES: 'many' });
    expect(out).toContain('ok    Articles: 1 article');
    expect(out).toMatch(/^todo {2}Settings: PASSAGES is set to "many"\..*\n {6}-> \.env\.example/mu);
    expect(status).toBe(1);
  });

  test('all settings that are wrong, each by itself', async () => {
    const { out } = await consulted({ PASSAGES: 'many', SHARDS: '0', LOG_LEVEL: 'loud' });
    expect(out.match(/^todo {2}Settings: \w+/gmu)).toEqual([
      'todo  Settings: PASSAGES',
      'todo  Settings: LOG_LEVEL',
      'todo  Settings: SHARDS',
    ]);
    expect(out).toContain('3 things to do.');
    expect(out).toContain('note  Token: DISCORD_TOKEN is not set: ');
  });

  test('in one go what is wrong in the settings, what is right in them, and what Discord says', async () => {
    const discord = await open();
    const { status, out } = await consulted({
      ...settingsFor(discord),
      DISCORD_GUILD_ID: 'Bergen',
      PASSAGES: '5',
      LOG_LEVEL: 'loud',
    });
    expect(out.split('\n').filter((line) => /^(?:ok|todo|note)/u.test(line))).toEqual([
      'ok    Articles: 1 article can be asked about.',
      'ok    Settings: DISCORD_TOKEN, DISCORD_API, PASSAGES, DATA_DIR are valid.',
      expect.stringMatching(
        /^todo {2}Settings: DISCORD_GUILD_ID is set to "Bergen"\. It has to be .*17 to 20 digits/u,
      ),
      expect.stringMatching(
        /^todo {2}Settings: LOG_LEVEL is set to "loud"\. It has to be debug, info, .* or silent\.$/u,
      ),
      `ok    Data: The articles and settings of servers are kept in "${tmpdir()}".`,
      `ok    Application: The token is that of local_bot, application ${discord.applicationId}.`,
      'ok    Intents: The bot needs no privileged intent, and has none: it asks for Guilds and, unless MENTIONS=off, for Guild Messages and Direct Messages.',
      'ok    Gateway: The bot may connect 1000 more times today.',
      'ok    Servers: The bot may have commands in 1 of 1 server.',
    ]);
    expect(status).toBe(1);
  });

  test('a wrong token or address, without showing the one or sending anything to the other', async () => {
    const { out } = await consulted({
      DISCORD_TOKEN: 'Bot hidden words',
      DISCORD_API: 'discord',
      SHARDS: '0',
    });
    expect(out.match(/^todo {2}Settings: \w+/gmu)).toEqual([
      'todo  Settings: DISCORD_TOKEN',
      'todo  Settings: DISCORD_API',
      'todo  Settings: SHARDS',
    ]);
    expect(out).toContain('note  Discord: It was not asked: DISCORD_API is wrong.\n');
    expect(out).not.toContain('hidden');
  });

  test('what else there is where one thing cannot be looked at', async () => {
    const discord = await open();
    const proxy = await startProxy(discord);
    onTestFinished(() => proxy.close());
    proxy.break(/gateway/u, answering(200, '[]'));
    const { out } = await consulted({ ...settingsFor(discord), DISCORD_API: proxy.api });
    expect(out.match(/^\w+ +\w+(?=:)/gmu)).toEqual([
      'ok    Articles',
      'ok    Settings',
      'ok    Data',
      'ok    Application',
      'ok    Intents',
      'todo  Discord',
      'ok    Servers',
      'todo  Commands',
    ]);
  });

  test('the application by what Discord says, whatever the token looks like', async () => {
    const discord = await open();
    const proxy = await startProxy(discord);
    onTestFinished(() => proxy.close());
    proxy.fail(answering(200, JSON.stringify({ id: '445566778899001122', name: 'other' })));
    const { out } = await consulted({ ...settingsFor(discord), DISCORD_API: proxy.api });
    expect(out).toContain('The token is that of other, application 445566778899001122.');
  });

  test.each([
    ['a page', '<html>', 'text/html'],
    ['a list', '[]', 'application/json'],
    ['JSON that is cut off', '{"id":"1', 'application/json'],
  ])('that a proxy answers with %s', async (_what, body, type) => {
    const discord = await open();
    const proxy = await startProxy(discord);
    onTestFinished(() => proxy.close());
    proxy.fail(...Array.from({ length: 4 }, () => answering(200, body, type)));
    const { status, out } = await consulted({ ...settingsFor(discord), DISCORD_API: proxy.api });
    expect(out).toMatch(/^todo {2}Discord: .* an answer that is not Discord's/mu);
    expect(status).toBe(1);
  });

  test('no password that stands in an address', async () => {
    const [api, wrong] = ['http://ada:pa/ss@127.0.0.1:1/api', 'http://ada:secret@127.0.0.1:1/api'];
    for (const DISCORD_API of [api, wrong]) {
      const { out } = await consulted({ DISCORD_API, DISCORD_TOKEN: 'a.b.c' });
      expect(out).toMatch(/http:\/\/\[redacted\]@127\.0\.0\.1:1\/api/u);
      expect(out).not.toMatch(/ada|pa\/ss|secret/u);
    }
  });

  test('that articles are missing or cannot be read', async () => {
    const missing = await consulted({}, () =>
      Promise.reject(new UnusableFolder('The folder "x" is not there.')),
    );
    expect(missing.out).toContain('todo  Articles: The folder "x" is not there.\n');
    const skipped = { ...library, skipped: [{ path: 'seeds/storm.json', reason: 'It has no sections.' }] };
    const some = await consulted({}, async () => skipped);
    expect(some.out).toContain('todo  Articles: seeds/storm.json is skipped: It has no sections.\n');
  });

  test('that nobody answers at that address', async () => {
    const discord = await open();
    const { status, out } = await consulted({
      ...settingsFor(discord),
      DISCORD_API: 'http://127.0.0.1:1/api',
    });
    expect(out).toMatch(
      /^todo {2}Discord: http:\/\/127\.0\.0\.1:1\/api cannot be reached \(ECONNREFUSED\)/mu,
    );
    expect(status).toBe(1);
  });

  test('that the bot is in no server, and how to invite it', async () => {
    const discord = await open({ guilds: [] });
    const { status, out } = await consulted(settingsFor(discord));
    expect(out).toContain('todo  Servers: The bot is in no server.\n');
    expect(out).toContain(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=0`,
    );
    expect(status).toBe(1);
  });

  test('in which server it was invited without leave to have commands', async () => {
    const discord = await open({ guilds: [{ name: 'Bergen' }, { name: 'Oslo', hasNoCommands: true }] });
    const { status, out } = await consulted(settingsFor(discord));
    expect(out).toContain('ok    Servers: The bot may have commands in 1 of 2 servers.\n');
    expect(out).toMatch(
      /^todo {2}Servers: The bot is in Oslo \(\d+\), but .* without the scope applications\.commands\.$/mu,
    );
    expect(status).toBe(1);
  });

  test('that it is not in the server that is set', async () => {
    const discord = await open();
    const { out } = await consulted({ ...settingsFor(discord), DISCORD_GUILD_ID: '1'.repeat(18) });
    expect(out).toMatch(
      /^todo {2}Servers: The bot is not in server 1{18}, which DISCORD_GUILD_ID names\.$/mu,
    );
  });

  test('that commands are not registered, or not as they are now', async () => {
    const discord = await open();
    const none = await consulted(settingsFor(discord));
    expect(none.out).toMatch(
      /^todo {2}Commands: .* all servers: \d+ commands added\.\n {6}-> Run "npx verbatim deploy"\.$/mu,
    );
    await deploy(discord, [{ name: 'ask', description: 'As it was' }, ...payloads.slice(1)]);
    expect((await consulted(settingsFor(discord))).out).toMatch(/out of date for .*: 1 command changed/u);
    expect(none.status).toBe(1);
  });

  test('that commands appear twice, which need not be changed', async () => {
    const discord = await open();
    const guild = discord.guilds[0]?.id ?? '';
    await deploy(discord, payloads);
    await deploy(discord, payloads, guild);
    const { status, out } = await consulted({ ...settingsFor(discord), DISCORD_GUILD_ID: guild });
    expect(out).toMatch(/^note {2}Commands: .* appears twice/mu);
    expect(status).toBe(0);
  });

  test('settings of the application that keep interactions or invitations away, and intents without use', async () => {
    const discord = await open({
      application: {
        interactions_endpoint_url: 'https://bot.example/interactions',
        bot_require_code_grant: true,
        flags: ApplicationFlags.GatewayMessageContentLimited,
      },
    });
    const { status, out } = await consulted(settingsFor(discord));
    expect(out).toContain(
      'todo  Application: Discord sends what members do to https://bot.example/interactions',
    );
    expect(out).toContain('"Requires OAuth2 Code Grant" off');
    expect(out).toMatch(/^note {2}Intents: /mu);
    expect(status).toBe(1);
  });

  test('that it may not connect any more today, or in more shards than it is set to', async () => {
    const spent = await consulted(settingsFor(await open({ sessionStarts: 0 })));
    expect(spent.out).toMatch(/^todo {2}Gateway: Only 0 of 0 connections to Discord are left today\.$/mu);
    const few = await consulted({ ...settingsFor(await open({ shards: 4 })), SHARDS: '2' });
    expect(few.out).toContain('todo  Gateway: Discord recommends 4 shards, and SHARDS is 2.\n');
    const shared = await consulted({ ...settingsFor(await open({ shards: 4 })), SHARD_COUNT: '2' });
    expect(shared.out).toContain('todo  Gateway: Discord recommends 4 shards, and SHARD_COUNT is 2.\n');
    const own = { ...settingsFor(await open({ shards: 2, sessionStarts: 1 })), SHARD_COUNT: '2' };
    expect((await consulted(own)).out).toContain('Only 1 of 1 connections to Discord are left today.');
  });
});
