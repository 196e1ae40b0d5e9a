import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS, type Limits, makeThreads } from '../../src/library/compile-threads.js';
import { type Change, faultLines, readLine } from '../../src/library/folder.js';
import { type Listener, type LiveLibrary, type Watching, watchLibrary } from '../../src/library/live.js';
import { sharedThreads } from '../support/shared-threads.js';

let dir: string;
let live: LiveLibrary;
let listener: Listener;
/** What the listener was told, and who waits for more. */
let told: string[];
let wake: () => void;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'live-'));
  put('rain.txt', 'It rained in Bergen on Tuesday.');
  put('snow.txt', 'It snowed in Tromso on Sunday.');
  told = [];
  wake = () => {};
  const tell = (...lines: string[]) => {
    told.push(...lines.filter((line) => line !== ''));
    wake();
  };
  listener = { changed: (change: Change) => tell(readLine(change), ...faultLines(change)), failed: tell };
  live = await watchLibrary(dir, listener, {}, { threads: sharedThreads });
});
afterEach(async () => {
  await live.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Watches another folder, or the same in another way, in the place of what is watched. */
async function watch(folder: string, watching?: Watching): Promise<void> {
  await live.close();
  live = await watchLibrary(folder, listener, {}, { every: 3_600_000, threads: sharedThreads, ...watching });
}

/** Watches the folder anew, with other limits. */
const watchWithin = (limits: Partial<Limits>) =>
  watch(dir, { threads: makeThreads({ ...LIMITS, ...limits }) });

/** Puts a file there whole, so that nobody reads half of it. */
function put(path: string, text: string): void {
  const elsewhere = `${dir}-put`;
  writeFileSync(elsewhere, text);
  renameSync(elsewhere, join(dir, path));
}

/** What the listener is told next. */
async function news(): Promise<string[]> {
  if (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  return told.splice(0);
}

const ids = () => live.library.articles.map(({ id }) => id);
const answered = (question: string) => live.library.ask(question).answered;

it('answers from added, changed, removed and renamed files without a restart', async () => {
  put('fog.md', '# Fog\n\nFog closed the airport of Kirkenes on Friday.');
  expect(await news()).toEqual(['added fog.md']);
  expect(answered('What closed the airport of Kirkenes?')).toBe(true);

  put('rain.txt', 'It hailed in Stavanger on Monday.');
  expect(await news()).toEqual(['changed rain.txt']);
  expect([
    answered('What happened in Stavanger on Monday?'),
    answered('What happened in Bergen on Tuesday?'),
  ]).toEqual([true, false]);

  renameSync(join(dir, 'snow.txt'), join(dir, 'winter.txt'));
  expect(await news()).toEqual(['added winter.txt; removed snow.txt']);
  rmSync(join(dir, 'rain.txt'));
  expect(await news()).toEqual(['removed rain.txt']);
  expect(ids()).toEqual(['fog', 'winter']);
});

it('keeps the last good version of a file that is saved broken, and says so', async () => {
  put('rain.txt', '');
  expect(await news()).toEqual(['Kept the last good version of rain.txt: The file is empty.']);
  expect(answered('What happened in Bergen on Tuesday?')).toBe(true);
  put('rain.txt', 'It hailed in Stavanger on Monday.');
  expect(await news()).toEqual(['changed rain.txt']);
  put('new.json', '{');
  expect(await news()).toEqual(['Skipped new.json: The JSON is broken at its end.']);
  expect(live.library.skipped).toEqual([{ path: 'new.json', reason: 'The JSON is broken at its end.' }]);
});

it('takes many files at once for one change, and whoever asks before has the state before', async () => {
  const before = live.library;
  mkdirSync(join(dir, 'more'));
  for (let number = 0; number < 300; number++)
    put(`more/storm-${number}.txt`, `Storm ${number} came at noon.`);
  expect(await news()).toEqual([expect.stringMatching(/^added more\/storm-0\.txt, .* and 295 more$/u)]);
  expect([before.articles.length, live.library.articles.length]).toEqual([2, 302]);
  expect(before.ask('Which storm came at noon?').answered).toBe(false);
});

it('leaves this thread free while a long article is read', async () => {
  // However long that takes on a machine that does other things too.
  await watchWithin({ soon: 60_000 });
  let turns = 0;
  const counter = setInterval(() => turns++, 1);
  put(
    'long.txt',
    Array.from({ length: 1_500 }, (_, day) => `On day ${day} it rained in Bergen.`).join('\n\n'),
  );
  expect(await news()).toEqual(['added long.txt']);
  clearInterval(counter);
  expect(live.library.articles.map(({ paragraphs }) => paragraphs.length)).toContain(1_500);
  expect(turns).toBeGreaterThan(200);
});

it('derives nothing anew from files that stay the same', async () => {
  const [rain] = live.library.articles;
  put('fog.txt', 'Fog closed the airport of Kirkenes on Friday.');
  await news();
  expect(live.library.articles).toContain(rain);
});

it('goes on with what it has where the folder is gone', async () => {
  rmSync(dir, { recursive: true });
  const [line] = await news();
  expect(line).toMatch(/^The folder ".*" does not exist\. /u);
  expect(answered('What happened in Bergen on Tuesday?')).toBe(true);
});

it('answers nothing where the last article was removed', async () => {
  for (const name of ['rain.txt', 'snow.txt']) rmSync(join(dir, name));
  await news();
  expect([ids(), answered('What happened in Bergen on Tuesday?')]).toEqual([[], false]);
});

/** Minutes of work for a parser. */
const HOSTILE = '*a '.repeat(300_000);

describe('a folder by its name, whatever folder that leads to', () => {
  const release = (name: string, text: string) => {
    mkdirSync(join(dir, name));
    put(`${name}/news.txt`, text);
  };

  it('follows a link, and turns with it', async () => {
    release('first', 'It rained in Bergen on Tuesday.');
    symlinkSync('first', join(dir, 'current'));
    await watch(join(dir, 'current'));
    told = [];
    put('first/fog.txt', 'Fog closed the airport of Kirkenes on Friday.');
    expect(await news()).toEqual(['added fog.txt']);

    release('second', 'It hailed in Stavanger on Monday.');
    symlinkSync('second', join(dir, 'next'));
    renameSync(join(dir, 'next'), join(dir, 'current'));
    expect(await news()).toEqual(['changed news.txt; removed fog.txt']);
    put('second/storm.txt', 'A storm came to Stavanger at noon.');
    expect(await news()).toEqual(['added storm.txt']);
  });

  it('stays with it where the folder is renamed, deleted or made again', async () => {
    release('seeds', 'It rained in Bergen on Tuesday.');
    await watch(join(dir, 'seeds'));
    told = [];
    release('next', 'It hailed in Stavanger on Monday.');
    renameSync(join(dir, 'seeds'), join(dir, 'old'));
    renameSync(join(dir, 'next'), join(dir, 'seeds'));
    expect(await news()).toEqual(['changed news.txt']);
    put('seeds/storm.txt', 'A storm came to Stavanger at noon.');
    expect(await news()).toEqual(['added storm.txt']);

    rmSync(join(dir, 'seeds'), { recursive: true });
    expect(await news()).toEqual([expect.stringMatching(/" does not exist\. /u)]);
    release('seeds', 'Fog closed the airport of Kirkenes on Friday.');
    expect(await news()).toEqual(['changed news.txt; removed storm.txt']);
    put('seeds/storm.txt', 'A storm came to Stavanger at noon.');
    expect(await news()).toEqual(['added storm.txt']);
  });

  it('finds what no watcher tells of when it looks through the folder', async () => {
    release('far', 'It rained in Bergen on Tuesday.');
    // Nothing that is watched changes where a link further up is turned.
    symlinkSync('.', join(dir, 'way'));
    release('other', 'Nobody reads this.');
    mkdirSync(join(dir, 'other/far'));
    put('other/far/news.txt', 'It hailed in Stavanger on Monday.');
    await watch(join(dir, 'way/far'), { every: 200 });
    told = [];
    symlinkSync('other', join(dir, 'turned'));
    renameSync(join(dir, 'turned'), join(dir, 'way'));
    expect(await news()).toEqual(['changed news.txt']);
    put('other/far/fog.txt', 'Fog closed the airport of Kirkenes on Friday.');
    expect(await news()).toEqual(['added fog.txt']);
  });
});

describe('an article that takes long to read', () => {
  it('keeps no other from being answered from, is read meanwhile, and given up at last', async () => {
    put('hostile.md', HOSTILE);
    await watchWithin({ soon: 2_500, later: 2_500, perMegabyte: 0 });
    const reason = 'It takes long to read, and is added when that is done.';
    expect([ids(), live.library.skipped]).toEqual([['rain', 'snow'], [{ path: 'hostile.md', reason }]]);
    told = [];
    put('fog.txt', 'Fog closed the airport of Kirkenes on Friday.');
    const lines: string[] = [];
    while (lines.length < 2) lines.push(...(await news()));
    expect(lines.sort()).toEqual(['Skipped hostile.md: It takes too long to read.', 'added fog.txt']);
  });

  it('is there as soon as it has been read', async () => {
    put(
      'long.md',
      Array.from({ length: 400 }, (_, day) => `On day ${day} it rained in Bergen.`).join('\n\n'),
    );
    await watchWithin({ soon: 1 });
    if (!ids().includes('long')) {
      const { skipped } = live.library;
      expect(skipped.map(({ path }) => path)).toContain('long.md');
    }
    while (!ids().includes('long')) await news();
    expect(answered('What happened in Bergen on Tuesday?')).toBe(true);
  });

  it('is waited for where there is no other', async () => {
    for (const name of ['rain.txt', 'snow.txt']) rmSync(join(dir, name));
    put(
      'long.md',
      Array.from({ length: 400 }, (_, day) => `On day ${day} it rained in Bergen.`).join('\n\n'),
    );
    await watchWithin({ soon: 1 });
    expect(ids()).toEqual(['long']);
  });
});
