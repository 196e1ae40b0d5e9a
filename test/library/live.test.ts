import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Change, faultLines, readLine } from '../../src/library/change.js';
import { type LiveLibrary, watchLibrary } from '../../src/library/live.js';

let dir: string;
let live: LiveLibrary;
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
  live = await watchLibrary(dir, {
    changed: (change: Change) => tell(readLine(change), ...faultLines(change)),
    failed: tell,
  });
});
afterEach(async () => {
  await live.close();
  rmSync(dir, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  writeFileSync(join(dir, path), text);
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
