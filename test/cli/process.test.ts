import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { SHARED_CACHE } from '../support/shared-cache.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/src/main.js');

/** Runs the program as a shell would. */
async function verbatim(words: string[], input = '', flags: readonly string[] = []) {
  const child = spawn(process.execPath, [...flags, main, ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, CACHE_DIR: SHARED_CACHE },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, out, err };
}

describe('the program', () => {
  test('answers from the seed and ends with 0', async () => {
    const { status, out, err } = await verbatim([
      'ask',
      'Why did Russia sever its ties with NATO?',
      '--json',
    ]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [passage] = JSON.parse(out).passages;
    expect(passage).toMatchObject({ section: 'Worsening NATO-Russian Relations', paragraph: 14 });
    expect(passage.text).toContain(passage.sentence);
  });

  test('ends with 1 where the articles have nothing', async () => {
    const { status, out } = await verbatim(['ask', 'Who won the World Cup?', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'nothing', answered: false, passages: [] });
  });

  /** Prints the CommonJS modules that were loaded, at the end, on standard error. */
  const LOADED =
    "import M from 'node:module'; process.on('exit', () => process.stderr.write(Object.keys(M._cache).join('\\n')));";

  test('prints the version of the package, and loads no language model for that', async () => {
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(LOADED)}`];
    const { status, out, err } = await verbatim(['--version'], '', flags);
    expect(status).toBe(0);
    expect(err).not.toContain('wink');
    expect((await verbatim(['ask', 'Who runs NATO?'], '', flags)).err).toContain('wink');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(out).toBe(`${version}\n`);
  });

  test('answers a line each from standard input', async () => {
    const { status, out } = await verbatim(['ask', '-'], 'Who wrote this?\n\nWho won the World Cup?\n');
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).answered),
    ).toEqual([true, false, false]);
  });

  test('is a prompt for a pipe too', async () => {
    const { status, out } = await verbatim(['start'], '/sources\n/quit\n');
    expect(status).toBe(0);
    expect(out).toContain('NATO Is At The Heart Of Most Sensitive Concerns · Patti Mohr · Dec 8, 2021');
  });

  test('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [main, 'ask', '-'], { cwd: root });
    const err = text(child.stderr);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    child.stdout.destroy();
    child.stdin.on('error', () => {});
    child.stdin.end('Who wrote this?\n'.repeat(50));
    expect(await ended).not.toBeNull();
    expect(await err).toBe('');
  });
});
