import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endings, readArticle } from '../../src/article/read.js';
import {
  changeBetween,
  faultLines,
  openedFrom,
  openFolder,
  openState,
  readFolder,
} from '../../src/library/folder.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'articles-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function put(path: string, content: string | Uint8Array = 'It rained all day.'): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

it('reads the articles of a folder and of the folders in it, in order of their paths', async () => {
  put('b.txt');
  put('a/z.txt');
  put('c.json', '{ "sections": [{ "paragraphs": ["It rained."] }] }');
  const { articles, skipped } = await openFolder(dir);
  expect(articles.map(({ id }) => id)).toEqual(['z', 'b', 'c']);
  expect(skipped).toEqual([]);
});

it('skips what cannot be read, says why, and reads the rest', async () => {
  put('README.rst', '# News');
  put('broken.json', '{');
  put('empty.txt', '');
  put('latin.txt', new Uint8Array([67, 97, 102, 0x81]));
  put('good.txt');
  symlinkSync(join(dir, 'nowhere.txt'), join(dir, 'link.txt'));
  const { articles, skipped } = await openFolder(dir);
  expect(articles.map(({ id }) => id)).toEqual(['good']);
  expect(skipped).toEqual([
    { path: 'README.rst', reason: `Only ${endings('and')} files can be read.` },
    { path: 'broken.json', reason: 'The JSON is broken at its end.' },
    { path: 'empty.txt', reason: 'The file is empty.' },
    { path: 'latin.txt', reason: 'The file is not in UTF-8; save it in that encoding.' },
    { path: 'link.txt', reason: 'The file is gone, or is a broken link.' },
  ]);
});

it('passes hidden files over', async () => {
  put('.DS_Store');
  put('.git/rain.txt');
  put('rain.txt');
  const { articles, skipped } = await openFolder(dir);
  expect([articles.length, skipped]).toEqual([1, []]);
});

it('tells articles of one name apart by their folders, and by their endings where those are the same', async () => {
  for (const path of ['mon/rain.txt', 'tue/rain.txt', 'tue/rain.json', 'sun.txt']) {
    put(path, path.endsWith('json') ? '{ "sections": [{ "paragraphs": ["It rained."] }] }' : undefined);
  }
  const { articles } = await openFolder(dir);
  expect(articles.map(({ id }) => id)).toEqual(['mon/rain', 'sun', 'tue/rain.json', 'tue/rain.txt']);
});

it('says what to do about a folder that does not exist, is a file, or holds no article', async () => {
  await expect(openFolder(join(dir, 'none'))).rejects.toThrow(/none" does not exist. Give the path/u);
  await expect(openFolder(dir)).rejects.toThrow(/is empty. Put .txt, .json, .*, or .htm files into it/u);
  put('notes.rst', '# News');
  await expect(openFolder(dir)).rejects.toThrow(/notes.rst: Only .* files can be read.\). Put/u);
  await expect(openFolder(join(dir, 'notes.rst'))).rejects.toThrow(/notes.rst" is a file, not a folder/u);
});

const reading = { read: readArticle, patience: 'soon' } as const;
const onUnix = it.skipIf(process.platform === 'win32');

onUnix('passes over what is no file: pipes, sockets, devices, links that lead round in a ring', async () => {
  put('good.txt');
  execFileSync('mkfifo', [join(dir, 'pipe.txt')]);
  symlinkSync('/dev/zero', join(dir, 'device.txt'));
  symlinkSync(join(dir, 'ring.txt'), join(dir, 'ring.txt'));
  symlinkSync(dir, join(dir, 'self'));
  const { articles, skipped } = await openFolder(dir);
  expect(articles.map(({ id }) => id)).toEqual(['good']);
  expect(skipped).toEqual([
    { path: 'device.txt', reason: 'It is not a file.' },
    { path: 'pipe.txt', reason: 'It is not a file.' },
    { path: 'ring.txt', reason: 'The file cannot be read (ELOOP).' },
    { path: 'self', reason: 'It is not a file.' },
  ]);
});

it.runIf(process.platform === 'linux')(
  'passes over folders so deep that no path leads into them, and reads the others',
  async () => {
    put('good.txt');
    const deep = Array.from({ length: 10 }, () => 'x'.repeat(250)).join('/');
    put(`${deep}/end.txt`);
    put(`more/${deep}/rain.txt`);
    renameSync(join(dir, 'more'), join(dir, deep, 'more'));
    const { articles, skipped } = await openFolder(dir);
    execFileSync('rm', ['-rf', join(dir, 'x'.repeat(250))]);
    expect(articles.map(({ id }) => id).sort()).toEqual(['end', 'good']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['The folder cannot be read (ENAMETOOLONG).']);
  },
);

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'passes over a folder that may not be read, and keeps what it held before',
  async () => {
    put('good.txt');
    put('mine/rain.txt');
    const before = await openState(dir, reading);
    chmodSync(join(dir, 'mine'), 0);
    const after = await readFolder(dir, reading, before);
    chmodSync(join(dir, 'mine'), 0o755);
    expect(openedFrom(after).articles.map(({ id }) => id)).toEqual(['good', 'rain']);
    expect(faultLines(changeBetween(before, after))).toEqual([
      'Skipped mine: The folder cannot be read (EACCES).',
    ]);
    expect(changeBetween(after, await readFolder(dir, reading, after))).toMatchObject({ skipped: [] });
  },
);

it('goes on where files vanish while the folder is read', async () => {
  put('a.txt');
  put('b.txt');
  const { articles, skipped } = openedFrom(
    await openState(dir, {
      ...reading,
      read: async (path, bytes) => {
        rmSync(join(dir, 'b.txt'), { force: true });
        return readArticle(path, bytes);
      },
    }),
  );
  expect(articles.map(({ id }) => id)).toContain('a');
  expect(articles.length + skipped.length).toBe(2);
});

onUnix('prints no name as it is that would end its line or steer a terminal', async () => {
  const name = 'rain\n{"level":"error"}\u001b[2J\u202e';
  put(`${name}.rst`);
  put(`${name}.txt`);
  put(`more/${name}.txt`);
  const { articles, skipped } = await openFolder(dir);
  const printed = [...articles.map(({ id }) => id), ...skipped.map(({ path }) => path)].join('');
  expect(printed).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(skipped[0]?.path).toBe('rain\\u000a{"level":"error"}\\u001b[2J\\u202e.rst');
  await expect(openFolder(join(dir, name))).rejects.toThrow(/rain\\u000a.*" does not exist/u);
});

it.each(['rain_files', 'rain-Dateien', 'rain_fichiers', 'rain_archivos', 'rain_bestanden'])(
  'passes over %s, where a browser puts the parts of the page beside it',
  async (parts) => {
    put('rain.html', '<p>It rained all day, and nobody went out.</p>');
    put(`${parts}/frame.html`, '<p>Shoes are cheap this week.</p>');
    put('town_files/notes.txt', 'There is no page of that name.');
    expect((await openFolder(dir)).articles.map(({ id }) => id)).toEqual(['rain', 'notes']);
  },
);
