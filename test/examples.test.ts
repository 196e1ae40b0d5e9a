import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Starts a program of `examples/`, which imports the package by its name. */
function start(name: string, ...words: string[]): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [join('examples', name), ...words], { cwd: root, stdio: [...stdio] });
  return child as ReturnType<typeof start>;
}

async function outputOf(name: string, ...words: string[]): Promise<string> {
  return text(start(name, ...words).stdout);
}

/** Reads on until a line is this one. */
async function until(lines: Interface, wanted: string): Promise<void> {
  for (;;) {
    const [line] = await once(lines, 'line');
    if (line === wanted) return;
  }
}

describe('the examples', () => {
  test('ask a folder', async () => {
    const out = await outputOf('ask-folder.js', 'seeds', 'Why did Russia sever its ties with NATO?');
    expect(out).toContain('severed its ties with NATO');
    expect(out).toMatch(/nato-at-the-heart-of-most-sensitive-concerns, ¶ \d+.*\nConfidence: 0\.\d\d\n/u);
    const other = await outputOf('ask-folder.js', 'seeds', 'Who won the World Cup?');
    expect(other).toMatch(/^The articles have nothing on this\.\n/u);
  });

  test('quote articles given as data', async () => {
    expect(await outputOf('articles-as-data.js')).toBe(
      [
        'Ingrid Solberg (indirect, ¶ 1):',
        '  The ferry to Askøy will run until spring',
        'Ingrid Solberg (direct, ¶ 2):',
        '  “The bridge is not ready,” … “We cannot leave people without a crossing.”\n',
      ].join('\n'),
    );
  });

  test('follow a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'follow-'));
    writeFileSync(join(folder, 'rain.txt'), 'Rain at Last\n\nIt rained in Bergen on Monday.');
    const child = start('follow-folder.js', folder);
    const lines = createInterface({ input: child.stdout });
    await until(lines, 'Following 1 articles.');
    writeFileSync(join(folder, 'hail.txt'), 'Hail at Last\n\nIt hailed in Bergen on Tuesday.');
    await until(lines, 'New: hail.txt');
    writeFileSync(join(folder, 'rain.txt'), 'Rain Again\n\nIt rained in Bergen on Friday.');
    await until(lines, 'Changed: rain.txt');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    rmSync(folder, { recursive: true });
  });
});
