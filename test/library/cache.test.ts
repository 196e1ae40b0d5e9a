import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, keyOf, makeKey } from '../../src/library/cache.js';
import { openLibrary } from '../../src/library/library.js';

let dir: string;
let seeds: string;
let cache: string;
let said: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cache-'));
  [seeds, cache] = [join(dir, 'seeds'), join(dir, 'cache')];
  cpSync(join(import.meta.dirname, '../../seeds'), seeds, { recursive: true });
  writeFileSync(join(seeds, 'rain.txt'), 'Rain at Last\n\n“It rained in Bergen,” Ada Low said on Tuesday.');
  said = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const warn = (line: string) => said.push(line);
const open = () => openLibrary(seeds, { cache, warn });

/** The entries of the cache, whole paths. */
function kept(): string[] {
  if (!existsSync(cache)) return [];
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'key')
    .map((name) => join(cache, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** All that a library can tell, to compare. */
async function told() {
  const library = await open();
  const { articles } = library;
  return {
    articles,
    answers: ['What is S. 1605?', 'Who said it rained?', 'Who won the cup?'].map((question) =>
      library.ask(question, { explain: true }),
    ),
    quotes: library.quotes(),
    summaries: articles.map(({ id }) => library.summary({ source: id })),
  };
}

describe('what is kept of articles', () => {
  it('answers as what is derived anew does, and is only read where nothing has changed', async () => {
    const anew = await told();
    const files = kept().map((path) => [path, statSync(path).mtimeMs]);
    expect(files).toHaveLength(2);
    expect(await told()).toEqual(anew);
    expect(kept().map((path) => [path, statSync(path).mtimeMs])).toEqual(files);
    expect(said).toEqual([]);
  });

  it('is kept for each article: one that changes leaves the others be, one that goes is dropped', async () => {
    await open();
    const before = kept();
    writeFileSync(join(seeds, 'rain.txt'), 'Rain at Last\n\nIt hailed in Stavanger on Monday.');
    expect((await open()).ask('What happened in Stavanger on Monday?').answered).toBe(true);
    const after = kept();
    expect([after.length, after.filter((path) => before.includes(path)).length]).toEqual([2, 1]);
    rmSync(join(seeds, 'rain.txt'));
    await open();
    expect(kept()).toHaveLength(1);
  });

  it('tells why a file cannot be read, which is found out once', async () => {
    writeFileSync(join(seeds, 'broken.json'), '{');
    const { skipped } = await open();
    const files = kept();
    expect([skipped.length, files.length]).toEqual([1, 3]);
    const times = files.map((path) => statSync(path).mtimeMs);
    expect((await open()).skipped).toEqual(skipped);
    expect(kept().map((path) => statSync(path).mtimeMs)).toEqual(times);
  });

  it('is of no other code, name or content', () => {
    const [rain, snow] = ['It rained.', 'It snowed.'].map((text) => digestOf(new TextEncoder().encode(text)));
    const keys = [
      keyOf('rain.txt', rain as string, 'one'),
      keyOf('rain.txt', rain as string, 'two'),
      keyOf('rain.md', rain as string, 'one'),
      keyOf('rain.txt', snow as string, 'one'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('code of another version', () => {
  const root = join(import.meta.dirname, '../..');
  /** The names of what a copy of the program keeps. */
  const keptBy = (copy: string) => {
    const env = { ...process.env, CACHE_DIR: cache };
    const program = join(copy, 'dist/src/main.js');
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', seeds], {
      env,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('cache')]);
    return kept();
  };

  it('does not read what was kept, and keeps its own in its place', () => {
    const copy = join(dir, 'program');
    for (const part of ['dist/src', 'dist/commands', 'data', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const before = keptBy(copy);
    expect(keptBy(copy)).toEqual(before);
    appendFileSync(join(copy, 'dist/src/quotation/cues.js'), '\n// another line\n');
    const after = keptBy(copy);
    expect([before.length, after.length]).toEqual([2, 2]);
    expect(after.filter((path) => before.includes(path))).toEqual([]);
  });
});

describe('an entry that others have written is no hit, so that nothing is quoted that does not stand in the file', () => {
  const TRUE = 'The quay is closed.';
  const FALSE = 'The quay is flooded.';
  const articles = {
    'plain.txt': `Port News\n\n${TRUE}\n`,
    'plain.json': JSON.stringify({ sections: [{ paragraphs: [TRUE] }] }),
    'marked.md': `# Port News\n\nThe *quay* is closed.\n`,
    'page.html': `<html><head><title>Port News</title></head><body><article><h1>Port News</h1><p>The <em>quay</em> is closed.</p></article></body></html>`,
  };
  type Way = (path: string, bytes: Uint8Array, whole: Buffer) => void;
  const ways: readonly Way[] = [
    (path, bytes, whole) => writeFileSync(path, Buffer.concat([whole.subarray(0, 32), bytes])),
    (path, bytes) => writeFileSync(path, Buffer.concat([createHash('sha256').update(bytes).digest(), bytes])),
    (path, bytes) => writeFileSync(path, Buffer.concat([readFileSync(join(cache, 'key')), bytes])),
    (path, bytes) => entry(path, bytes, Buffer.alloc(32)),
  ];
  /** Each file is signed in the way whose number begins its name. */
  const lie = (path: string) => {
    const whole = readFileSync(path);
    const known = deserialize(whole.subarray(32));
    known.article.text = known.article.text.replaceAll(TRUE, FALSE.padEnd(TRUE.length).slice(0, TRUE.length));
    ways[Number(known.article.id[0])]?.(path, serialize(known), whole);
  };
  const texts = async () => (await open()).articles.map(({ text }) => text);

  it('whatever the format of the file, and however it is signed', async () => {
    rmSync(seeds, { recursive: true });
    mkdirSync(seeds);
    for (const at of ways.keys())
      for (const [name, content] of Object.entries(articles))
        writeFileSync(join(seeds, `${at}-${name}`), content);
    const anew = await texts();
    for (const text of anew) expect(text).toContain(TRUE);
    const paths = kept();
    expect([anew.length, paths.length]).toEqual([16, 16]);
    const wholes = paths.map((path) => readFileSync(path));
    for (const path of paths) lie(path);
    for (const [at, path] of paths.entries()) expect(readFileSync(path)).not.toEqual(wholes[at]);
    expect(await texts()).toEqual(anew);
    expect(said).toEqual([expect.stringMatching(/was damaged in part/u)]);
    expect(paths.map((path) => readFileSync(path))).toEqual(wholes);
  });

  it('one that was kept of another article, under its name', async () => {
    rmSync(seeds, { recursive: true });
    mkdirSync(seeds);
    for (const word of ['closed', 'flooded'])
      writeFileSync(join(seeds, `${word}.md`), `# Port\n\nThe *quay* is ${word}.\n`);
    const anew = await texts();
    const [one = '', other = ''] = kept();
    const [first, second] = [readFileSync(one), readFileSync(other)];
    writeFileSync(one, second);
    writeFileSync(other, first);
    expect(await texts()).toEqual(anew);
    expect(said).toEqual([expect.stringMatching(/was damaged in part/u)]);
  });
});

describe('the key of the cache', () => {
  const key = () => readFileSync(join(cache, 'key'));

  it('is made once, for this account alone', async () => {
    await open();
    const made = key();
    if (process.platform !== 'win32') expect(statSync(join(cache, 'key')).mode & 0o777).toBe(0o600);
    rmSync(join(seeds, 'rain.txt'));
    await open();
    expect(key()).toEqual(made);
    expect(readdirSync(cache)).toHaveLength(2);
    expect(said).toEqual([]);
  });

  it('is the same for all who make it at the same time', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => makeKey(join(dir, 'key'))));
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(dir).filter((name) => name.startsWith('key'))).toEqual(['key']);
  });

  it.skipIf(process.platform === 'win32').each<[string, () => void]>([
    ['is gone', () => rmSync(join(cache, 'key'))],
    ['is empty', () => truncateSync(join(cache, 'key'))],
    ['may have been read by others', () => chmodSync(join(cache, 'key'), 0o640)],
    [
      'is a link to what others may know',
      () => {
        writeFileSync(join(dir, 'known'), Buffer.alloc(32), { mode: 0o600 });
        rmSync(join(cache, 'key'));
        symlinkSync(join(dir, 'known'), join(cache, 'key'));
        for (const path of kept()) entry(path, readFileSync(path).subarray(32));
      },
    ],
    [
      'is a pipe, which nobody writes to',
      () => {
        rmSync(join(cache, 'key'));
        execFileSync('mkfifo', [join(cache, 'key')]);
      },
    ],
  ])('that %s is made anew, with what it vouched for', async (_what, spoil) => {
    const anew = await told();
    const times = kept().map((path) => statSync(path).mtimeMs);
    spoil();
    expect(await told()).toEqual(anew);
    expect(kept().map((path) => statSync(path).mtimeMs)).not.toEqual(times);
    expect(said).toEqual([expect.stringMatching(/was damaged in part; that part is rebuilt\.$/u)]);
    expect(statSync(join(cache, 'key'))).toMatchObject({ size: 32 });
    await open();
    expect(said).toHaveLength(1);
  });
});

describe('a cache that cannot be trusted is made anew or done without, with one line', () => {
  it.each<[string, (path: string) => void]>([
    ['damaged', (path) => writeFileSync(path, readFileSync(path).fill(7, 40, 60))],
    ['half-written', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['empty', (path) => truncateSync(path, 0)],
    ['something else', (path) => writeFileSync(path, 'no cache at all, but longer than a digest is')],
    ['whole, but nothing that can be decoded', (path) => entry(path, Buffer.from('no article'))],
    ['whole, but no article', (path) => entry(path, serialize({ article: { text: 'Rain.' } }))],
    [
      'whole, but with spans that lie nowhere',
      (path) => altered(path, ({ article }) => (article.paragraphs[0].end = 1e9)),
    ],
    [
      'whole, but with a word that no profile has',
      (path) => altered(path, ({ profile }) => profile.words.fill(1e6)),
    ],
    [
      'whole, but with a summary of words that stand nowhere',
      (path) =>
        altered(path, ({ condensed }) => (condensed.summaries.whole.short[0].span = { start: 0, end: 1e9 })),
    ],
    [
      'whole, but without summaries',
      (path) => altered(path, (kept) => Reflect.deleteProperty(kept, 'condensed')),
    ],
  ])('%s', async (_what, spoil) => {
    const anew = await told();
    const before = kept();
    for (const path of kept()) spoil(path);
    expect(await told()).toEqual(anew);
    expect(said).toEqual([
      expect.stringMatching(/^The cache in ".*" was damaged in part; that part is rebuilt\.$/u),
    ]);
    expect(kept()).toEqual(before);
    await open();
    expect(said).toHaveLength(1);
  });

  it('a file where its folder should be', async () => {
    writeFileSync(cache, '');
    expect((await open()).articles).toHaveLength(2);
    expect(said).toEqual([
      expect.stringMatching(/^The cache in ".*" cannot be written \(E\w+\); continuing without it\.$/u),
    ]);
  });

  it('one with other words than the file has', async () => {
    writeFileSync(join(seeds, 'bergen.json'), '{ "sections": [{ "paragraphs": ["It rained in Bergen."] }] }');
    const anew = await told();
    const words = ['NATO', 'Bergen'];
    for (const path of kept())
      altered(path, ({ article }) => {
        for (const word of words) article.text = article.text.replaceAll(word, [...word].reverse().join(''));
      });
    expect((await told()).articles).toEqual(anew.articles);
    expect(said).toEqual([expect.stringMatching(/was damaged in part/u)]);
  });

  it.skipIf(process.platform === 'win32')('one that others can write to', async () => {
    await open();
    const [folder = ''] = readdirSync(cache).filter((name) => name !== 'key');
    chmodSync(join(cache, folder), 0o777);
    const before = kept();
    for (const path of before) writeFileSync(path, 'no cache at all');
    expect((await open()).articles).toHaveLength(2);
    expect(said).toEqual([
      expect.stringMatching(
        /^Other accounts can write to the cache in ".*"; continuing without it\. Delete the folder/u,
      ),
    ]);
    expect(before.map((path) => readFileSync(path, 'utf8'))).toEqual(before.map(() => 'no cache at all'));
  });

  it.skipIf(process.platform === 'win32')('one with a pipe in it, which nobody writes to', async () => {
    await open();
    for (const path of kept()) {
      rmSync(path);
      execFileSync('mkfifo', [path]);
    }
    expect((await open()).articles).toHaveLength(2);
    expect(kept()).toHaveLength(2);
  });

  it.skipIf(!existsSync('/proc/self'))('a place where nobody can make a folder', () => {
    const program = join(import.meta.dirname, '../../dist/src/main.js');
    const env = { ...process.env, CACHE_DIR: '/proc' };
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', seeds], {
      env,
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect(stderr).toMatch(/^The cache in ".*" cannot be written \(E\w+\); continuing without it\.$/mu);
    expect(status).toBe(0);
  });

  it.skipIf(process.platform === 'win32')(
    'a disk with too little space, of which nothing half-written is left',
    () => {
      const program = join(import.meta.dirname, '../../dist/src/main.js');
      // The system lets no file of this process grow beyond a block, as if there were no more.
      const words = ['-c', 'ulimit -f 1 && exec "$@"', 'sh', process.execPath, program, 'check', seeds];
      const env = { ...process.env, CACHE_DIR: cache };
      const { status, stderr } = spawnSync('sh', words, { env, encoding: 'utf8' });
      expect(stderr).toMatch(/^The cache in ".*" cannot be written \(EFBIG\); continuing without it\.$/mu);
      expect([status, kept()]).toEqual([0, []]);
    },
  );
});

/** Puts bytes into the cache as if they had been kept there, as only who has the key can. */
function entry(path: string, bytes: Uint8Array, secret = readFileSync(join(cache, 'key'))): void {
  const code = createHmac('sha256', secret).update(basename(path)).update('\0').update(bytes).digest();
  writeFileSync(path, Buffer.concat([code, bytes]));
}

// biome-ignore lint/suspicious/noExplicitAny: whoever alters a file keeps to no type
function altered(path: string, change: (kept: any) => void): void {
  const kept = deserialize(readFileSync(path).subarray(32));
  change(kept);
  entry(path, serialize(kept));
}
