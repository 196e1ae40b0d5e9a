import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../../src/local/discord/server.js';
import { bot, clientFor, start } from './support.js';

/** A request as the bot would send it, without a client around it. */
async function send(loopback: Loopback, method: string, path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bot ${loopback.token}`, ...init.headers };
  const response = await fetch(`${loopback.api}/v10${path}`, { method, ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

/** A request with any Host header, which fetch would not send. */
function sendTo(loopback: Loopback, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${loopback.api}/gateway`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('what a client asks first', () => {
  test('where the gateway is, and how many sessions it may start', async () => {
    const loopback = await start({ shards: 3, sessionStarts: 2, maxConcurrency: 4 });
    const url = `${loopback.api.replace('http', 'ws').replace('/api', '')}/gateway`;
    expect((await send(loopback, 'GET', '/gateway')).body).toEqual({ url });
    const before = await send(loopback, 'GET', '/gateway/bot');
    expect(before.body).toEqual({
      url,
      shards: 3,
      session_start_limit: { total: 2, remaining: 2, reset_after: 86_400_000, max_concurrency: 4 },
    });
    await bot(loopback, () => {});
    const after = await send(loopback, 'GET', '/gateway/bot');
    expect(after.body.session_start_limit.remaining).toBe(1);
  });

  test('who it is', async () => {
    const loopback = await start({ name: 'Verbatim' });
    const id = loopback.applicationId;
    expect((await send(loopback, 'GET', '/users/@me')).body).toMatchObject({
      id,
      bot: true,
      username: 'Verbatim',
    });
    for (const path of ['/applications/@me', '/oauth2/applications/@me'])
      expect((await send(loopback, 'GET', path)).body).toMatchObject({ id, bot: { id } });
  });

  test('the token begins with the id of the application', async () => {
    const { token, applicationId } = await start();
    expect(Buffer.from(token.split('.')[0] as string, 'base64').toString()).toBe(applicationId);
  });
});

describe('a request is refused', () => {
  test('for a route that there is none of', async () => {
    const loopback = await start();
    const { status, body } = await send(loopback, 'GET', '/guilds/1/bans');
    expect([status, body]).toEqual([404, { message: '404: Not Found', code: 0 }]);
  });

  test('without the token, but not where the path bears one', async () => {
    const loopback = await start();
    const headers = { authorization: 'Bot wrong' };
    const { status, body } = await send(loopback, 'GET', '/users/@me', { headers });
    expect([status, body]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
    const { body: unknown } = await send(loopback, 'POST', '/interactions/1/x/callback', {
      headers,
      body: '{"type":4}',
    });
    expect(unknown.code).toBe(10062);
  });

  test.each([
    ['of another application', '/applications/1/commands', 403, 20012],
    ['of a guild that the bot is not in', '/applications/@/guilds/1/commands', 403, 50001],
    ['that there is none of', '/applications/@/commands/1', 404, 10063],
    ['that is the webhook of another application', '/webhooks/1/x/messages/@original', 404, 10015],
    ['that is a webhook with an unknown token', '/webhooks/@/x/messages/@original', 404, 10015],
  ])('for something %s', async (_name, path, status, code) => {
    const loopback = await start();
    const reply = await send(loopback, 'GET', path.replace('@/', `${loopback.applicationId}/`));
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test('with a body that is no JSON', async () => {
    const loopback = await start();
    const { status, body } = await send(
      loopback,
      'POST',
      `/applications/${loopback.applicationId}/commands`,
      { body: '{' },
    );
    expect([status, body.code]).toEqual([400, 50109]);
  });

  test('with a body that is too large', async () => {
    const loopback = await start();
    const body = JSON.stringify({ content: 'x'.repeat(512 * 1024) });
    const reply = await send(loopback, 'POST', '/webhooks/1/x', { body });
    expect([reply.status, reply.body.code]).toEqual([413, 40005]);
  });

  test('for another host, or from a page of another site', async () => {
    const loopback = await start();
    const { host } = new URL(loopback.api);
    expect(await sendTo(loopback, { host: 'discord.example' })).toBe(403);
    expect(await sendTo(loopback, { origin: 'http://discord.example' })).toBe(403);
    expect(await sendTo(loopback, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await sendTo(loopback, { host: host.replace('127.0.0.1', 'localhost') })).toBe(200);
    expect(await sendTo(loopback, { origin: `http://${host}` })).toBe(200);
  });
});

describe('rate limits', () => {
  test('of a route stand in the headers, and one request too many is told when to come again', async () => {
    const loopback = await start({ rateLimits: { route: { requests: 2, windowMs: 60_000 } } });
    const replies = [];
    for (let at = 0; at < 3; at += 1) replies.push(await send(loopback, 'GET', '/users/@me'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0']);
    const { body, headers } = replies[2] as (typeof replies)[0];
    expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(body.retry_after).toBeGreaterThan(50);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
    expect(headers.get('x-ratelimit-scope')).toBe('user');
    expect((await send(loopback, 'GET', '/applications/@me')).status).toBe(200);
  });

  test('of all routes together do not hold for interactions', async () => {
    const loopback = await start({ rateLimits: { global: { requests: 1, windowMs: 60_000 } } });
    await send(loopback, 'GET', '/users/@me');
    const { status, body, headers } = await send(loopback, 'GET', '/applications/@me');
    expect([status, body.global, headers.get('x-ratelimit-global')]).toEqual([429, true, 'true']);
    expect((await send(loopback, 'POST', '/webhooks/1/x', { body: '{}' })).status).toBe(404);
  });

  test('are kept by the client, which comes again by itself', async () => {
    const loopback = await start({ rateLimits: { route: { requests: 1, windowMs: 100 } } });
    const client = await bot(loopback, () => {});
    const fetches = [1, 2, 3].map(() => client.application.commands.fetch());
    expect((await Promise.all(fetches)).map(({ size }) => size)).toEqual([2, 2, 2]);
  });
});

describe('requests made to fail', () => {
  const PATH = '/callback';

  /** A bot that answers, while the path of its answers is made to fail; gives how often it tried. */
  async function tries(fail: (loopback: Loopback) => void): Promise<{ content: string; tried: number[] }> {
    const tried: number[] = [];
    const loopback = await startLoopback({
      onRequest: ({ path, status }) => void (path.endsWith(PATH) && tried.push(status)),
    });
    const client = await bot(loopback, (i) => i.isChatInputCommand() && i.reply('Here').catch(() => {}));
    fail(loopback);
    const { content } = await loopback.user().command('ask', { question: 'Where?' });
    await client.destroy();
    await loopback.close();
    return { content, tried };
  }

  test('with 429 are tried again by the client', async () => {
    const { content, tried } = await tries(({ faults }) =>
      faults.failRequests({ kind: 'status', path: PATH, status: 429, retryAfter: 0.05 }),
    );
    expect([content, tried]).toEqual(['Here', [429, 204]]);
  });

  test('with 500 and 503 are tried again by the client', async () => {
    const { content, tried } = await tries(({ faults }) => {
      faults.failRequests({ kind: 'status', method: 'POST', path: /callback$/u, status: 500, times: 2 });
      faults.failRequests({ kind: 'status', method: 'GET', path: PATH, status: 503 });
      faults.failRequests({ kind: 'status', path: PATH, status: 503 });
    });
    expect([content, tried]).toEqual(['Here', [500, 500, 503, 204]]);
  });

  test('by a broken connection are tried again by the client', async () => {
    const { content, tried } = await tries(({ faults }) =>
      faults.failRequests({ kind: 'reset', path: PATH, isHandled: false }),
    );
    expect([content, tried.at(-1)]).toEqual(['Here', 204]);
  });

  test('by a connection that broke once the answer was taken: the second try is the second answer', async () => {
    const codes: unknown[] = [];
    const loopback = await start();
    const done = new Promise<void>((resolve) => {
      void bot(loopback, async (i) => {
        if (!i.isChatInputCommand()) return;
        await i.reply('Here').catch(({ code }) => codes.push(code));
        resolve();
      }).then(() => {
        loopback.faults.failRequests({ kind: 'reset', path: PATH, isHandled: true });
        return loopback.user().command('ask', { question: 'Where?' });
      });
    });
    await done;
    expect(codes).toEqual([40060]);
    expect(loopback.user().messages()).toMatchObject([{ content: 'Here' }]);
  });
});

test('a taken port is told', async () => {
  const loopback = await start();
  const port = Number(new URL(loopback.api).port);
  await expect(startLoopback({ port })).rejects.toThrow(/EADDRINUSE/u);
});

test('once closed, nothing answers, and clients are cut off', async () => {
  const loopback = await startLoopback();
  const client = clientFor(loopback);
  await client.login(loopback.token);
  await loopback.close();
  await expect(fetch(`${loopback.api}/gateway`)).rejects.toThrow();
});
