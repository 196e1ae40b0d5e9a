import { describe, expect, onTestFinished, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import { deploy } from '../../src/bot/deploy.js';
import { startBot } from '../../src/bot/run.js';
import { startLoopback } from '../../src/local/discord/server.js';
import { createDiary } from './diary.js';
import { type DiscordProxy, startProxy } from './proxy.js';
import { library, payloads, read } from './town.js';

interface Story {
  /** Before the bot is started. */
  readonly before?: (proxy: DiscordProxy) => void;
  /** When it is ready. */
  readonly afterwards?: (proxy: DiscordProxy) => void;
  readonly line?: RegExp;
}

/** A bot that goes on answering whatever its gateway sends. A fault that nobody caught would fail the file. */
async function goesOn({ before, afterwards, line }: Story): Promise<void> {
  const [discord, diary] = [await startLoopback({ guilds: [{ name: 'Bergen' }] }), createDiary()];
  const proxy = await startProxy(discord);
  await deploy(discord, payloads);
  before?.(proxy);
  const bot = { commands, messageCommands, library, log: diary.log };
  const running = startBot({ api: proxy.api, token: discord.token, firstPause: 1 }, bot);
  onTestFinished(async () => {
    await running.stop();
    await proxy.close();
    await discord.close();
  });
  await running.ready;
  afterwards?.(proxy);
  if (line) await diary.line(line);
  const ada = discord.user('Ada');
  expect(read(await ada.command('sources'))).toContain('1 article');
  expect(read(await ada.command('sources'))).toContain('1 article');
  expect(diary.lines.filter((each) => /fault/u.test(each))).toEqual([]);
}

type Frame = Record<string, unknown>;

let sequence = 100;
const event = (t: unknown, d: unknown, s: unknown = ++sequence) => JSON.stringify({ op: 0, s, t, d });
const changed =
  (t: string | null, change: (d: Frame) => unknown, op = 0) =>
  (proxy: DiscordProxy) =>
    proxy.rewrite((frame) =>
      frame.op === op && frame.t === t ? { ...frame, d: change(frame.d as Frame) } : frame,
    );

describe('the gateway sends what cannot be read, and the bot goes on', () => {
  test.each<[string, string]>([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[0]'],
    ['a frame without anything', '{}'],
    ['a GUILD_CREATE of null', event('GUILD_CREATE', null)],
    ['a GUILD_CREATE without an id', event('GUILD_CREATE', { name: 'Oslo' })],
    [
      'a GUILD_CREATE with channels of null',
      event('GUILD_CREATE', { id: '1', channels: [null], roles: null }),
    ],
    ['a GUILD_DELETE of null', event('GUILD_DELETE', null)],
    ['a GUILD_UPDATE of null', event('GUILD_UPDATE', null)],
    ['a CHANNEL_CREATE of null', event('CHANNEL_CREATE', null)],
    ['a CHANNEL_UPDATE without an id', event('CHANNEL_UPDATE', {})],
    ['a GUILD_ROLE_CREATE of null', event('GUILD_ROLE_CREATE', null)],
    ['a MESSAGE_CREATE of null', event('MESSAGE_CREATE', null)],
    [
      'a MESSAGE_CREATE without an author',
      event('MESSAGE_CREATE', { id: '1', channel_id: '2', content: 'Why?' }),
    ],
    [
      'a MESSAGE_CREATE whose mentions are none',
      event('MESSAGE_CREATE', {
        ...{ id: '1', channel_id: '2', type: 0, content: 'Why?', author: { id: '3' } },
        mentions: [null, 5, {}],
        referenced_message: { id: '4', author: { id: '3' }, components: [null] },
      }),
    ],
    ['a MESSAGE_UPDATE of null', event('MESSAGE_UPDATE', null)],
    [
      'a MESSAGE_UPDATE of a preview alone',
      event('MESSAGE_UPDATE', { id: '1', channel_id: '2', embeds: [] }),
    ],
    ['a MESSAGE_DELETE of null', event('MESSAGE_DELETE', null)],
    ['a MESSAGE_DELETE of what is not known', event('MESSAGE_DELETE', { id: '1', channel_id: '2' })],
    ['a THREAD_LIST_SYNC of null', event('THREAD_LIST_SYNC', null)],
    ['a USER_UPDATE of null', event('USER_UPDATE', null)],
    ['a STAGE_INSTANCE_CREATE of null', event('STAGE_INSTANCE_CREATE', null)],
    ['an INTERACTION_CREATE of null', event('INTERACTION_CREATE', null)],
    ['an event "__proto__"', event('__proto__', {})],
    ['an event "constructor"', event('constructor', {})],
    ['an event "error"', event('error', { message: 'x' })],
    ['an event that is no text', event({ toString: null }, {})],
    ['a number that is none', event('TYPING_START', {}, 'many')],
    ['a RESUMED that nobody asked for', event('RESUMED', null)],
    ['a second greeting', JSON.stringify({ op: 10, d: { heartbeat_interval: 5 } })],
    ['a greeting of null', JSON.stringify({ op: 10, d: null })],
    ['an opcode that there is not', JSON.stringify({ op: 99, d: null })],
    ['an opcode that is no number', JSON.stringify({ op: 'dispatch', t: 'READY' })],
    ['a READY of null', event('READY', null)],
  ])('%s', (_what, text) => goesOn({ afterwards: (proxy) => proxy.inject(text) }));

  test('a session that is invalid, without saying whether it can be resumed', () =>
    goesOn({ afterwards: (proxy) => proxy.inject('{"op":9,"d":null}'), line: /is connected again/u }));

  test.each<[string, Story['before'] & object]>([
    ['a greeting without an interval', changed(null, () => null, 10)],
    ['an interval of nothing', changed(null, () => ({ heartbeat_interval: 0 }), 10)],
    ['an interval longer than a timer can be', changed(null, () => ({ heartbeat_interval: 1e12 }), 10)],
    ['a READY without a user', changed('READY', ({ user: _user, ...rest }) => rest)],
    ['a READY without an application', changed('READY', ({ application: _application, ...rest }) => rest)],
    [
      'a READY with servers that are none',
      changed('READY', (ready) => ({ ...ready, guilds: [null, {}, 5] })),
    ],
    ['a READY without servers', changed('READY', ({ guilds: _guilds, ...rest }) => rest)],
    ['a GUILD_CREATE without a name', changed('GUILD_CREATE', ({ id }) => ({ id }))],
  ])('at the start %s', (_what, before) => goesOn({ before }));

  test('an address for coming back that is none, and the bot comes back', () =>
    goesOn({
      before: changed('READY', (ready) => ({ ...ready, resume_gateway_url: 'no address' })),
      afterwards: (proxy) => proxy.inject('{"op":7,"d":null}'),
      line: /is connected again/u,
    }));
});
