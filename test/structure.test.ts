import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The floors of the house; a file imports from floors below it and from its own folder. */
const FLOORS: Record<string, number> = {
  'src/http': 0,
  'src/language': 0,
  'src/article': 1,
  'src/search': 2,
  'src/quotation': 2,
  'src/summary': 2,
  'src/answer': 3,
  'src/verify': 3,
  'src/library': 4,
  src: 5, // index.ts, the package's public face
  'src/cards': 6,
  commands: 7,
  'src/settings': 7,
  'src/bot': 8,
  'src/cli': 8,
  'src/loopback': 8,
  'src/doctor': 9,
  'src/terminal': 9,
  'src/page': 9,
  'src/page/client': 10,
};
/** Above all floors. */
const ENTRIES = ['src/main.ts', 'src/start.ts', 'src/local.ts'];

const root = join(import.meta.dirname, '..');
const files = ['src', 'commands'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(top, name)),
);

function imports(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/gu)].map(([, path]) =>
    relative(root, join(root, dirname(file), path as string)).replace(/\.js$/u, '.ts'),
  );
}

describe('imports go down', () => {
  test('every folder has its floor', () => {
    expect(files.filter((file) => !ENTRIES.includes(file) && FLOORS[dirname(file)] === undefined)).toEqual(
      [],
    );
  });

  test.each(files.filter((file) => !ENTRIES.includes(file)))('%s', (file) => {
    const from = dirname(file);
    const upward = imports(file).filter(
      (path) => dirname(path) !== from && (FLOORS[dirname(path)] ?? 99) >= (FLOORS[from] as number),
    );
    expect(upward).toEqual([]);
  });
});
