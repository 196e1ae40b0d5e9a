import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Loopback } from '../../../src/local/discord/server.js';
import { start } from './support.js';

interface Frame {
  op: GatewayOpcodes;
  s: number | null;
  t: string | null;
  d: { [key: string]: unknown } | boolean | null;
}

/** A socket to the gateway without a client around it: frames go in and come out. */
async function open(loopback: Loopback, query = '?v=10&encoding=json', headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${loopback.api.replace('http', 'ws').replace('/api', '/gateway')}${query}`, {
    headers,
  });
  onTestFinished(() => socket.terminate());
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on('message', (bytes) => {
    const frame = JSON.parse(String(bytes)) as Frame;
    const taker = waiting.shift();
    if (taker) taker(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const failed = new Promise<string>((resolve) => socket.once('error', ({ message }) => resolve(message)));
  await new Promise((resolve) => {
    socket.once('open', resolve);
    socket.once('error', resolve);
  });
  return {
    socket,
    closed,
    failed,
    send: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })),
    next: () =>
      new Promise<Frame>((resolve) =>
        frames.length > 0 ? resolve(frames.shift() as Frame) : waiting.push(resolve),
      ),
  };
}

const identity = ({ token }: Loopback, more: object = {}) => ({ token, intents: 1, properties: {}, ...more });

/** A socket whose client has identified itself, after READY and the guild. */
async function identified(loopback: Loopback) {
  const connection = await open(loopback);
  await connection.next();
  connection.send(GatewayOpcodes.Identify, identity(loopback));
  const ready = await connection.next();
  await connection.next();
  return { ...connection, sessionId: (ready.d as { session_id: string }).session_id };
}

describe('a session', () => {
  test('begins with HELLO, READY and the guilds, numbered', async () => {
    const loopback = await start({ heartbeatInterval: 1234 });
    const { next, send } = await open(loopback);
    expect(await next()).toMatchObject({ op: 10, d: { heartbeat_interval: 1234 }, s: null });
    send(GatewayOpcodes.Identify, identity(loopback));
    const guild = { id: loopback.guilds[0]?.id };
    expect(await next()).toMatchObject({
      op: 0,
      s: 1,
      t: 'READY',
      d: {
        v: 10,
        shard: [0, 1],
        guilds: [{ ...guild, unavailable: true }],
        application: { id: loopback.applicationId },
      },
    });
    expect(await next()).toMatchObject({ op: 0, s: 2, t: 'GUILD_CREATE', d: guild });
  });

  test('answers heartbeats, before it begins too', async () => {
    const { next, send } = await open(await start());
    await next();
    send(GatewayOpcodes.Heartbeat, null);
    expect(await next()).toMatchObject({ op: GatewayOpcodes.HeartbeatAck });
  });

  test('without the intent for guilds is not told of them', async () => {
    const loopback = await start();
    const { next, send } = await open(loopback);
    await next();
    send(GatewayOpcodes.Identify, identity(loopback, { intents: 0 }));
    expect(await next()).toMatchObject({ t: 'READY' });
    send(GatewayOpcodes.Heartbeat, 1);
    expect(await next()).toMatchObject({ op: GatewayOpcodes.HeartbeatAck });
  });

  test('goes on after frames that change nothing here', async () => {
    const { next, send } = await identified(await start());
    for (const op of [3, 4, 8]) send(op, {});
    send(GatewayOpcodes.Heartbeat, 2);
    expect(await next()).toMatchObject({ op: GatewayOpcodes.HeartbeatAck });
  });

  test('is resumed with what was missed, then RESUMED; its old socket is closed', async () => {
    const loopback = await start();
    const first = await identified(loopback);
    loopback.faults.dispatchRaw('ONE', 1);
    loopback.faults.dispatchRaw('TWO', 2);
    const second = await open(loopback);
    await second.next();
    second.send(GatewayOpcodes.Resume, { token: loopback.token, session_id: first.sessionId, seq: 3 });
    expect(await second.next()).toMatchObject({ s: 4, t: 'TWO' });
    expect(await second.next()).toMatchObject({ s: 5, t: 'RESUMED' });
    expect(await first.closed).toBe(GatewayCloseCodes.SessionTimedOut);
  });

  test.each([
    ['that nobody knows', { session_id: 'none' }],
    ['with a number from the future', { seq: 99 }],
  ])('%s is invalid', async (_name, wrong) => {
    const loopback = await start();
    const { sessionId } = await identified(loopback);
    const { next, send } = await open(loopback);
    await next();
    send(GatewayOpcodes.Resume, { token: loopback.token, session_id: sessionId, seq: 2, ...wrong });
    expect(await next()).toMatchObject({ op: GatewayOpcodes.InvalidSession, d: false });
  });

  test('too long ago to replay is invalid', async () => {
    const loopback = await start();
    const { sessionId } = await identified(loopback);
    for (let at = 0; at < 1000; at += 1) loopback.faults.dispatchRaw('MANY', at);
    const { next, send } = await open(loopback);
    await next();
    send(GatewayOpcodes.Resume, { token: loopback.token, session_id: sessionId, seq: 1 });
    expect(await next()).toMatchObject({ op: GatewayOpcodes.InvalidSession, d: false });
  });

  test('ends when its client says goodbye', async () => {
    const loopback = await start();
    const first = await identified(loopback);
    first.socket.close(1000);
    await first.closed;
    const { next, send } = await open(loopback);
    await next();
    send(GatewayOpcodes.Resume, { token: loopback.token, session_id: first.sessionId, seq: 2 });
    expect(await next()).toMatchObject({ op: GatewayOpcodes.InvalidSession });
  });
});

describe('a client is closed on', () => {
  test.each([
    ['with a wrong token', 2, { token: 'wrong' }, GatewayCloseCodes.AuthenticationFailed],
    [
      'with a wrong token when it resumes',
      6,
      { token: 'wrong', session_id: 'x', seq: 1 },
      GatewayCloseCodes.AuthenticationFailed,
    ],
    ['on a shard beyond their number', 2, { shard: [1, 1] }, GatewayCloseCodes.InvalidShard],
    ['with an intent that there is none of', 2, { intents: 2 ** 30 }, GatewayCloseCodes.InvalidIntents],
    ['with an intent that it was not given', 2, { intents: 1 << 15 }, GatewayCloseCodes.DisallowedIntents],
    ['that does not say who it is', 2, { token: 7 }, GatewayCloseCodes.DecodeError],
    ['that does not say what to resume', 6, {}, GatewayCloseCodes.DecodeError],
    ['that speaks before it identifies itself', 3, {}, GatewayCloseCodes.NotAuthenticated],
  ])('%s', async (_name, op, wrong, code) => {
    const loopback = await start();
    const { closed, send } = await open(loopback);
    send(op, op === 2 ? identity(loopback, wrong) : wrong);
    expect(await closed).toBe(code);
  });

  test.each([
    ['that identifies itself twice', GatewayOpcodes.Identify, GatewayCloseCodes.AlreadyAuthenticated],
    ['with an opcode that there is none of', 99, GatewayCloseCodes.UnknownOpcode],
  ])('%s', async (_name, op, code) => {
    const loopback = await start();
    const { closed, send } = await identified(loopback);
    send(op, identity(loopback));
    expect(await closed).toBe(code);
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '7'],
    ['more than 4096 bytes', JSON.stringify({ op: 1, d: 'x'.repeat(4096) })],
  ])('that sends %s', async (_name, text) => {
    const { closed, socket } = await open(await start());
    socket.send(text);
    expect(await closed).toBe(GatewayCloseCodes.DecodeError);
  });

  test.each([
    ['another version', '?v=9&encoding=json', GatewayCloseCodes.InvalidAPIVersion],
    ['another encoding', '?v=10&encoding=etf', GatewayCloseCodes.DecodeError],
    ['compression', '?v=10&encoding=json&compress=zlib-stream', GatewayCloseCodes.DecodeError],
  ])('that asks for %s', async (_name, query, code) => {
    expect(await (await open(await start(), query)).closed).toBe(code);
  });
});

test.each([
  ['for another host', { host: 'discord.example' }],
  ['from a page of another site', { origin: 'http://discord.example' }],
  ['from a page of another port', { 'sec-fetch-site': 'same-site' }],
])('a socket %s is refused', async (_name, headers) => {
  expect(await (await open(await start(), '', headers)).failed).toContain('403');
});

test('a socket elsewhere than at the gateway is refused', async () => {
  expect(await (await open(await start(), '/elsewhere')).failed).toContain('403');
});
