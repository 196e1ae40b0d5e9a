import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../src/cli/run.js';
import { openStore } from '../../src/store/open.js';

const BERGEN = '81384788765712384';
const OSLO = '81384788765712385';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'verbatim-cli-'));
  mkdirSync(join(dir, 'articles', 'more'), { recursive: true });
  writeFileSync(join(dir, 'articles', 'bees.txt'), 'Bees\n\nThe bees of Voss came back in May.\n');
  writeFileSync(join(dir, 'articles', 'more', 'bees.txt'), 'Other Bees\n\nThey came back in June.\n');
  writeFileSync(join(dir, 'articles', 'photo.png'), 'x');
  writeFileSync(join(dir, 'articles', '.hidden.txt'), 'Nobody sees this.');
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Runs the command line with a folder of its own for what is kept. */
async function verbatim(words: string[], more: Record<string, string> = {}) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const never = () => Promise.reject(new Error('nobody asked for this'));
  const parts = { version: '', exampleFolder: '', open: never, watch: never, start: never, mcp: never };
  const env = { DATA_DIR: join(dir, 'data'), ...more };
  const io = { input: Readable.from([]), output, errors, env };
  const status = await runCli(words, io, {
    ...parts,
    deploy: never,
    doctor: never,
    archive: never,
    load: never,
  });
  output.end();
  errors.end();
  return { status, out: await text(output), err: await text(errors) };
}

const importing = ['library', 'import', '--server', BERGEN];

describe('a server’s articles', () => {
  test('are brought in from a folder and out into another, as they were', async () => {
    const { status, out, err } = await verbatim([...importing, join(dir, 'articles')]);
    expect({ status, out }).toEqual({ status: 0, out: 'Added: 2. There already: 0.\n' });
    expect(err).toMatch(/^Skipped photo\.png: Only .* files can be read\.\n$/u);
    expect((await verbatim([...importing, join(dir, 'articles')])).out).toBe('Added: 0. There already: 2.\n');

    const target = join(dir, 'out');
    expect(await verbatim(['library', 'export', target, '--server', BERGEN])).toMatchObject({
      status: 0,
      out: 'Written: 2.\n',
    });
    expect(readdirSync(target).sort()).toEqual(['bees (2).txt', 'bees.txt']);
    const written = readdirSync(target).map((name) => readFileSync(join(target, name), 'utf8'));
    expect(written.sort()).toEqual([
      'Bees\n\nThe bees of Voss came back in May.\n',
      'Other Bees\n\nThey came back in June.\n',
    ]);
    expect((await verbatim(['library', 'export', target, '--server', OSLO])).out).toBe('Written: 0.\n');
  });

  test('are written into the folder that is named, whatever they are called', async () => {
    const store = await openStore({ dataDir: join(dir, 'data') });
    const bytes = new TextEncoder().encode('Bees\n\nThe bees came back.\n');
    await store.add(BERGEN, [{ name: '../../../escaped.txt', bytes }], { articles: 9, bytes: 999 }, 0);
    await store.close();
    const target = join(dir, 'out');
    await verbatim(['library', 'export', target, '--server', BERGEN]);
    expect(readdirSync(target)).toEqual(['_.._.._escaped.txt']);
  });

  test('keep to the limits', async () => {
    const { status, out, err } = await verbatim([...importing, join(dir, 'articles')], {
      LIBRARY_ARTICLES: '1',
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`Nothing was added: server ${BERGEN} has room for 1 articles`);
  });

  test('need a folder and a server', async () => {
    const { status, err } = await verbatim([...importing, join(dir, 'nowhere')]);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('does not exist') });
    expect((await verbatim(['library', 'import', dir])).err).toContain('--server');
    const wrong = await verbatim(['library', 'import', dir, '--server', 'Bergen']);
    expect(wrong).toMatchObject({ status: 2, err: expect.stringContaining('17 to 20 digits') });
  });
});

test('everything is copied into another folder, and backed up', async () => {
  await verbatim([...importing, join(dir, 'articles')]);
  const copy = join(dir, 'copy');
  expect((await verbatim(['library', 'copy', join(dir, 'data'), copy])).out).toBe('Servers copied: 1.\n');
  expect(
    (await verbatim(['library', 'export', join(dir, 'out'), '--server', BERGEN], { DATA_DIR: copy })).out,
  ).toBe('Written: 2.\n');
  const file = join(dir, 'backup.db');
  expect(await verbatim(['backup', file])).toEqual({ status: 0, out: `Written: ${file}.\n`, err: '' });
  expect(readdirSync(dir)).toContain('backup.db');
  const again = await verbatim(['backup', file]);
  expect(again).toMatchObject({ status: 2, err: expect.stringContaining('is there already') });
});
