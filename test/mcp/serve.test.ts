import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHARED_CACHE } from '../support/shared-cache.js';

const root = join(import.meta.dirname, '../..');
const STORIES = {
  'first.txt':
    'Fire In Orlo\n\nBy Ana Ruz\nMarch 3, 2024\n\nThe fire in Orlo killed three people, Mayor Ida Holm said. “We were not warned,” Holm said.\n',
  'second.txt':
    'Fire In Orlo Is Out\n\nBy Ana Ruz\nMarch 5, 2024\n\nThe fire in Orlo killed five people, Mayor Ida Holm said. “It is over,” Holm said.\n',
};

let folder = '';
const client = new Client({ name: 'test', version: '1' });

/** What a tool answers: its text, and the same as data. */
async function call(name: string, input: Record<string, unknown>) {
  const { content, structuredContent, isError = false } = await client.callTool({ name, arguments: input });
  const [first] = content as { type: string; text: string }[];
  return { text: first?.text ?? '', data: structuredContent as Record<string, never[]> | undefined, isError };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-mcp-'));
  for (const [name, text] of Object.entries(STORIES)) writeFileSync(join(folder, name), text);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, 'dist/src/main.js'), 'mcp', '--seeds', folder],
      env: { PATH: process.env.PATH ?? '', CACHE_DIR: SHARED_CACHE },
      cwd: root,
    }),
  );
}, 60_000);

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});

describe('a client of the Model Context Protocol', () => {
  test('finds the tools, each with what it takes', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'ask',
      'quotes',
      'summary',
      'timeline',
      'verify',
      'sources',
    ]);
    expect(tools[0]?.inputSchema.required).toEqual(['question']);
    expect(tools.every(({ description = '' }) => description !== '')).toBe(true);
  });

  test('asks', async () => {
    const { text, data } = await call('ask', { question: 'How many people did the fire in Orlo kill?' });
    expect(text).toContain('Reports differ');
    expect(data?.passages?.[0]).toMatchObject({ article: 'second', published: '2024-03-05' });
  });

  test('asks of some days', async () => {
    const { data } = await call('ask', {
      question: 'How many people did the fire kill?',
      until: '2024-03-04',
    });
    expect(data?.passages?.map(({ article }) => article)).toEqual(['first']);
  });

  test('gets quotations, a timeline, a summary and the sources', async () => {
    expect((await call('quotes', { speaker: 'Holm' })).text).toContain('“We were not warned,”');
    expect((await call('timeline', { topic: 'Orlo' })).data?.entries).toHaveLength(2);
    expect((await call('summary', { source: 'first' })).data?.article).toBe('first');
    expect((await call('sources', {})).data?.articles).toHaveLength(2);
  });

  test('has a quotation verified', async () => {
    const { data } = await call('verify', { text: 'We were not warned', speaker: 'Ida Holm' });
    expect(data?.quotations?.[0]).toMatchObject({ verdict: 'exact', speakerVerdict: 'right' });
  });

  test.each([
    ['ask', { question: 'Who?', source: 'nowhere' }, 'There is no article "nowhere"'],
    ['ask', { question: 'Who?', since: 'soon' }, '"soon" is no date'],
    ['ask', {}, 'question'],
  ])('is told what is wrong with %s %j', async (name, input, reason) => {
    const { text, isError } = await call(name, input);
    expect(isError).toBe(true);
    expect(text).toContain(reason);
  });

  test('reads the articles, unchanged', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri, name }) => [uri, name])).toEqual([
      ['verbatim://articles/first', 'Fire In Orlo'],
      ['verbatim://articles/second', 'Fire In Orlo Is Out'],
    ]);
    const { contents } = await client.readResource({ uri: 'verbatim://articles/first' });
    expect(contents).toMatchObject([{ mimeType: 'text/plain', text: STORIES['first.txt'] }]);
    await expect(client.readResource({ uri: 'verbatim://articles/none' })).rejects.toThrow('no article');
  });
});
