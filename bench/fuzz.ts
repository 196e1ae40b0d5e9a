import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { UnreadableArticle } from '../src/article/article.js';
import { decode } from '../src/library/compile.js';
import { LIMITS, makeThreads, type Threads, TookTooLong } from '../src/library/compile-threads.js';
import { hostileFile } from '../test/support/hostile-file.js';

const MOST_CHARACTERS = 200_000;
const MINUTES = 10;
const MINUTE = 60_000;
/** In milliseconds; on an idle machine no file takes a tenth of it. */
const LONGEST = 20_000;
/** The other formats have files that their parsers read slowly, which a time limit ends. */
const LINEAR = /\.(?:txt|json)$/u;
/** The number of files created at a time. */
const BATCH = 20;

/** What is wrong with the way a file is read; null if it is read, or refused with a reason. */
async function faultOf(threads: Threads, path: string, text: string): Promise<string | null> {
  try {
    const made = await threads.compile({ path, bytes: new TextEncoder().encode(text) }, 'soon');
    return decode(made) ? null : 'A span or a word of it lies out of its place.';
  } catch (error) {
    if (error instanceof TookTooLong) return LINEAR.test(path) ? error.message : null;
    return error instanceof UnreadableArticle ? null : String(error);
  }
}

/**
 * Reads hostile files of all formats for some minutes. Keeps files for which a parser fails or whose article is
 * inconsistent, and files that take long in a format that is always fast.
 *
 * @returns the exit status: 1 if there is such a file
 */
async function fuzz(minutes: number): Promise<number> {
  const threads = makeThreads({ ...LIMITS, soon: LONGEST });
  const until = performance.now() + minutes * MINUTE;
  const seed = Date.now() % 2 ** 31;
  let [count, faults] = [0, 0];
  let folder: string | undefined;
  for (let batch = 0; performance.now() < until; batch++)
    for (const { path, text } of fc.sample(hostileFile(MOST_CHARACTERS), {
      seed: seed + batch,
      numRuns: BATCH,
    })) {
      const fault = await faultOf(threads, path, text);
      count++;
      if (fault === null) continue;
      folder ??= mkdtempSync(join(tmpdir(), 'fuzz-'));
      const file = join(folder, `${++faults}-${path}`);
      writeFileSync(file, text);
      console.log(`${file}: ${fault}`);
    }
  await threads.close();
  console.log(`${count} files in ${minutes} minutes, ${faults} with a fault.`);
  return faults === 0 ? 0 : 1;
}

process.exitCode = await fuzz(Number(process.argv[2] ?? MINUTES));
