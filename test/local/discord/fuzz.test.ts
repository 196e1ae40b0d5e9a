import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Loopback, startLoopback } from '../../../src/local/discord/server.js';
import { hostileJson } from '../../support/hostile-json.js';

const MANY = { requests: 1e9, windowMs: 1000 };
const RUNS = { numRuns: 60 };

let discord: Loopback;
beforeAll(async () => {
  discord = await startLoopback({ rateLimits: { route: MANY, global: MANY } });
});
afterAll(() => discord.close());

/** What a request is answered with; unlike `fetch` this sends any path. */
async function send(method: string, path: string, body = ''): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bot ${discord.token}`, 'content-length': Buffer.byteLength(body) };
  const { hostname, port } = new URL(discord.api);
  const sent = request({ hostname, port, method, path, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, text };
}

const isAlive = async () => expect((await send('GET', '/api/v10/gateway')).status).toBe(200);

describe('whatever is sent is done or refused, and is no fault', () => {
  test.each([
    ['POST', '/applications/APP/commands'],
    ['PUT', '/applications/APP/commands'],
    ['PATCH', '/applications/APP/commands/ID'],
    ['PUT', '/applications/APP/guilds/GUILD/commands'],
    ['POST', '/interactions/ID/TOKEN/callback'],
    ['POST', '/webhooks/APP/TOKEN'],
    ['PATCH', '/webhooks/APP/TOKEN/messages/@original'],
  ])('%s %s', async (method, route) => {
    const started = await send(
      'POST',
      `/api/v10/applications/${discord.applicationId}/commands`,
      '{"name":"a","description":"A"}',
    );
    const path = `/api/v10${route}`
      .replace('APP', discord.applicationId)
      .replace('GUILD', discord.guilds[0]?.id ?? '')
      .replace('commands/ID', `commands/${JSON.parse(started.text).id}`);
    const answer = async (body: string) => {
      const { status, text } = await send(method, path, body);
      expect(status, text).toBeLessThan(500);
      // What was sent has not become something that every object has.
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(Object.keys(Object)).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(hostileJson, answer), RUNS);
    await isAlive();
  });

  test.each([
    '//',
    '/api/%',
    '/api/%00',
    '/api/v10/applications/%ff/commands',
    '/api/v10/users/@me/guilds?after=abc',
    '/api/v10/users/@me/guilds?after=1&limit=abc',
    '/api/v10/users/@me/guilds?limit=-1',
    '/api/v10/__proto__',
    `/api/v10/${'a/'.repeat(2000)}`,
    'http://elsewhere.example/api/v10/gateway',
  ])('GET %s', async (path) => {
    const { status, text } = await send('GET', path);
    expect(status, text).toBeLessThan(500);
    await isAlive();
  });

  test.each(['/', '//', '//[', '/gateway?v=%', 'http://[', '*'])('an upgrade of %s', async (path) => {
    const { port, host } = new URL(discord.api);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    const key = Buffer.from('0123456789abcdef').toString('base64');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 (?:101|400|403)/u);
    socket.destroy();
    await isAlive();
  });

  test('to the gateway', async () => {
    const address = `${discord.api.replace('http', 'ws').replace('/api', '')}/gateway?v=10&encoding=json`;
    const frame = fc.oneof(
      hostileJson,
      hostileJson.map((data) => `{"op":2,"d":${data}}`),
      fc.tuple(fc.integer({ min: -1, max: 12 }), hostileJson).map(([op, data]) => `{"op":${op},"d":${data}}`),
      fc.constantFrom(
        `{"op":2,"d":{"token":"${discord.token}","intents":1,"shard":[0,9007199254740991]}}`,
        `{"op":2,"d":{"token":"${discord.token}","intents":1,"shard":[0,0]}}`,
        `{"op":"__proto__"}`,
      ),
    );
    const tell = async (frames: string[]) => {
      const socket = new WebSocket(address);
      socket.on('error', () => {});
      await once(socket, 'message');
      for (const each of frames) socket.send(each);
      // A heartbeat is answered where the socket is still open.
      const ended = once(socket, 'close');
      socket.send('{"op":1}');
      const isDone = new Promise<void>((resolve) => {
        socket.on('message', (text) => JSON.parse(String(text)).op === 11 && resolve());
      });
      await Promise.race([ended, isDone]);
      socket.terminate();
    };
    await fc.assert(fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), tell), RUNS);
    await isAlive();
  });
});
