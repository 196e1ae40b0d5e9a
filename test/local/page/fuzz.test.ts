import { once } from 'node:events';
import { Client } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { startLoopback } from '../../../src/local/discord/server.js';
import { type Page, startPage } from '../../../src/local/page/page-server.js';
import { hostileJson } from '../../support/hostile-json.js';
import { ASK, CHECK } from '../discord/support.js';
import { ASSETS, SHOWN } from './support.js';

const library = createLibrary([{ id: 'storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }]);
const RUNS = { numRuns: 60 };

let page: Page;
let channel: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const discord = await startLoopback();
  const client = new Client({ intents: ['Guilds'], rest: { api: discord.api } });
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.isRepliable()) await interaction.reply('Done.');
  });
  const ready = once(client, 'clientReady');
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set([ASK, CHECK]);
  const channels = discord.channels();
  channel = channels.list()[0]?.id ?? '';
  page = await startPage({
    channels,
    live: createMutableLibrary(library),
    ...SHOWN,
    citedBy: () => undefined,
    assets: ASSETS,
  });
  close = async () => {
    await page.close();
    await client.destroy();
    await discord.close();
  };
});
afterAll(() => close());

const statusOf = async (path: string, init?: RequestInit) => {
  const answer = await fetch(new URL(path, page.url), init);
  await answer.arrayBuffer();
  return answer.status;
};

describe('whatever is sent is done or refused, and is no fault', () => {
  test.each(['command', 'autocomplete', 'say', 'edit', 'delete', 'thread', 'menu', 'press', 'select'])(
    'to /%s',
    async (action) => {
      const send = async (body: string) => {
        expect([200, 400, 413, 422]).toContain(await statusOf(`/${action}`, { method: 'POST', body }));
      };
      await fc.assert(fc.asyncProperty(hostileJson, send), RUNS);
    },
  );

  test.each(['command', 'autocomplete'])('among the options of a command, to /%s', async (action) => {
    const send = async (options: string) => {
      const body = `{"channel":"${channel}","name":"ask","options":${options}${action === 'command' ? '' : ',"focused":"source"'}}`;
      expect([200, 400, 413, 422]).toContain(await statusOf(`/${action}`, { method: 'POST', body }));
    };
    const some = fc.constantFrom(
      '{"question":"Who?"}',
      '{"question":"Who?","count":1e99}',
      '{"constructor":1}',
    );
    await fc.assert(fc.asyncProperty(fc.oneof(some, hostileJson), send), RUNS);
  });

  test('as the name and the words of a file, or as the name of an article', async () => {
    const ending = fc.constantFrom('', '.txt', '.json', '.md', '.html', '.constructor', '.__proto__');
    const stem = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', '../a', ''),
      fc.string({ unit: 'grapheme' }),
    );
    const send = async (name: string, end: string, body: string) => {
      const sent = await statusOf(`/articles?name=${encodeURIComponent(name + end)}`, {
        method: 'POST',
        body,
      });
      expect([200, 413, 422]).toContain(sent);
      expect([200, 404]).toContain(await statusOf(`/article?id=${encodeURIComponent(name)}`));
    };
    await fc.assert(fc.asyncProperty(stem, ending, hostileJson, send), RUNS);
  });

  test('and the page goes on', async () => {
    expect(await statusOf('/')).toBe(200);
    const body = JSON.stringify({ channel, content: 'Still there?' });
    expect(await statusOf('/say', { method: 'POST', body })).toBe(200);
    expect(await statusOf('/article?id=storm')).toBe(200);
  });
});
