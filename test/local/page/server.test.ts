import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { type Loopback, startLoopback, type UserChannels } from '../../../src/local/discord/server.js';
import { type Page, startPage } from '../../../src/local/page/page-server.js';
import { ASSETS, SHOWN } from './support.js';

const library = createLibrary([{ id: 'storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }]);

let discord: Loopback;
let channels: UserChannels;
let page: Page;
beforeAll(async () => {
  discord = await startLoopback();
  channels = discord.channels();
  page = await startPage({
    channels,
    live: createMutableLibrary(library),
    ...SHOWN,
    citedBy: () => undefined,
    assets: ASSETS,
  });
});
afterAll(async () => {
  await page.close();
  await discord.close();
});

/** What a request is answered with; unlike `fetch` this sends any Host. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) {
  const sent = request(new URL(path, page.url), { method, headers, agent: false });
  // Where a body is too long, the rest of it is refused, maybe when the answer has been read.
  sent.on('error', () => {});
  sent.on('socket', (socket) => socket.on('error', () => {}));
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, headers: response.headers, text };
}

describe('the page is for this machine alone', () => {
  test('it listens on 127.0.0.1', () => {
    expect(new URL(page.url).hostname).toBe('127.0.0.1');
  });

  test.each(['/', '/page.js', '/events', '/article?id=storm'])('%s for another Host', async (path) => {
    expect((await ask(path, { host: 'verbatim.example' })).status).toBe(403);
  });

  test.each(['/command', '/articles?name=a.txt'])('%s from the page of another site', async (path) => {
    for (const origin of ['http://elsewhere.example', 'http://127.0.0.1:1', 'null']) {
      const sent = await ask(path, { origin }, 'POST', 'Title\n\nWords.\n');
      expect(sent.status).toBe(403);
    }
  });

  test.each(['/page.js', '/events', '/article?id=storm'])('%s for the page of another site', async (path) => {
    const from = (site: string) => ask(path, { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' });
    expect((await from('cross-site')).status).toBe(403);
    // Another port of this machine is the same site.
    expect((await from('same-site')).status).toBe(403);
  });

  test('a link elsewhere leads to it', async () => {
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/', { ...followed, 'sec-fetch-dest': 'document' })).status).toBe(200);
    expect((await ask('/', { ...followed, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await ask('/events', { ...followed, 'sec-fetch-dest': 'document' })).status).toBe(403);
  });

  test('it takes nothing from other hosts and can be framed by none', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('its script is under 100 kB compressed', async () => {
    expect(gzipSync(await readFile(new URL('page.js', ASSETS))).length).toBeLessThan(100_000);
  });
});

describe('what is sent is checked', () => {
  const post = (path: string, body: string) => ask(path, {}, 'POST', body);
  const file = (name: string) => `/articles?name=${encodeURIComponent(name)}`;

  test.each([
    ['/command', '', 400, /not a valid body for "command"/u],
    ['/command', '{"name":"ask"}', 400, /not a valid body for "command"/u],
    [
      '/command',
      '{"channel":"1","name":"ask","options":{"__proto__":"x"}}',
      400,
      /not a valid body for "command"/u,
    ],
    [
      '/command',
      '{"channel":"1","name":"ask","options":{},"member":{}}',
      400,
      /not a valid body for "command"/u,
    ],
    ['/command', '{"channel":"HERE","name":"__proto__","options":{}}', 422, /No command "__proto__"/u],
    ['/command', '{"channel":"1","name":"ask","options":{}}', 422, /There is no such place/u],
    [
      '/press',
      `{"message":"1","customId":${'['.repeat(9999)}${']'.repeat(9999)}}`,
      400,
      /not a valid body for "press"/u,
    ],
    ['/say', '{"channel":"HERE","content":" "}', 400, /not a valid body for "say"/u],
    ['/edit', '{"message":"1","content":" "}', 400, /not a valid body for "edit"/u],
    ['/edit', '{"message":"1","content":"x"}', 422, /There is no message 1 here/u],
    ['/delete', '{"message":"1"}', 422, /There is no message 1 here/u],
    ['/thread', '{"message":"1","name":"x"}', 422, /There is no message 1 here/u],
    ['/command', '{"channel":"HERE","name":"dance","options":{}}', 422, /No command "dance"/u],
    ['/press', '{"message":"1","customId":"x"}', 422, /There is no message 1 here/u],
    ['/command', `{"name":"${'a'.repeat(70_000)}"`, 413, /too long/u],
    [file('a.txt'), '', 422, /The file is empty/u],
    [file('a.exe'), 'x', 422, /files can be read/u],
    [file('a.constructor'), 'x', 422, /files can be read/u],
    [file('a.txt'), 'a'.repeat(5 * 1024 * 1024 + 1), 413, /5 MB/u],
  ])('%s %#', async (path, body, status, sentence) => {
    const answer = await post(path, body.replace('HERE', channels.list()[0]?.id ?? ''));
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).message).toMatch(sentence);
  });

  test('there is no other article than those there are', async () => {
    expect((await ask('/article?id=../package.json')).status).toBe(404);
    expect((await ask('/package.json')).status).toBe(404);
  });
});

test('the port is the one that is wanted, or another where that is taken', async () => {
  const { port } = new URL(page.url);
  const options = {
    channels,
    live: createMutableLibrary(library),
    ...SHOWN,
    citedBy: () => undefined,
    assets: ASSETS,
    port: Number(port),
  };
  const other = await startPage(options);
  expect(new URL(other.url).port).not.toBe(port);
  await other.close();
});

test('what a page brings under an id that is taken gets another, and nothing is lost', async () => {
  const live = createMutableLibrary(library);
  const added = async (words: string) => {
    const bytes = new TextEncoder().encode(`Calm\n\n${words}\n`);
    return (await live.add('storm.txt', bytes)).article.id;
  };
  // At once: each change waits for the one before, or one of the two would be lost.
  const ids = await Promise.all([added('The sea was flat all day.'), added('Nobody sailed.')]);
  expect(ids).toEqual(['storm (2)', 'storm (3)']);
  expect(live.library.articles.map(({ id }) => id)).toEqual(['storm', ...ids]);
  expect(library.articles).toHaveLength(1);
});

test('a file whose text is there already adds nothing, whatever its name and however soon it comes again', async () => {
  const live = createMutableLibrary(library);
  const bytes = new TextEncoder().encode('Calm\n\nThe sea was flat all day.\n');
  let changes = 0;
  live.subscribe(() => {
    changes += 1;
  });
  const added = await Promise.all(['calm.txt', 'sea.txt'].map((name) => live.add(name, bytes)));
  expect(added.map(({ article, isNew }) => [article.id, isNew])).toEqual([
    ['calm', true],
    ['calm', false],
  ]);
  expect(live.library.articles.map(({ id }) => id)).toEqual(['storm', 'calm']);
  expect(changes).toBe(1);
});
