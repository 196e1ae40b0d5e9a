import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endings } from '../../src/article/read.js';
import { openFolder } from '../../src/library/folder.js';

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
  put('latin.txt', new Uint8Array([67, 97, 102, 0xe9]));
  put('good.txt');
  symlinkSync(join(dir, 'nowhere.txt'), join(dir, 'link.txt'));
  const { articles, skipped } = await openFolder(dir);
  expect(articles.map(({ id }) => id)).toEqual(['good']);
  expect(skipped).toEqual([
    { path: 'README.rst', reason: `Only ${endings('and')} files can be read.` },
    { path: 'broken.json', reason: 'The JSON is broken at its end.' },
    { path: 'empty.txt', reason: 'The file is empty.' },
    { path: 'latin.txt', reason: 'The file is not in UTF-8; save it in that encoding.' },
    { path: 'link.txt', reason: 'The file is gone, or the link to it leads nowhere.' },
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
  await expect(openFolder(join(dir, 'none'))).rejects.toThrow(/none" does not exist. Name a folder/u);
  await expect(openFolder(dir)).rejects.toThrow(/is empty. Put .txt, .json, .*, or .htm files into it/u);
  put('notes.rst', '# News');
  await expect(openFolder(dir)).rejects.toThrow(/notes.rst: Only .* files can be read.\). Put/u);
  await expect(openFolder(join(dir, 'notes.rst'))).rejects.toThrow(/notes.rst" is a file, not a folder/u);
});
