import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The layers. A file imports from its own folder and from layers below. */
const LAYERS: Record<string, number> = {
  'src/http': 0,
  'src/database': 0,
  'src/language': 0,
  'src/store': 1,
  'src/article': 1,
  'src/search': 2,
  'src/quotation': 2,
  'src/summary': 2,
  'src/answer/question': 3,
  'src/answer': 4,
  'src/verify': 4,
  'src/library': 5,
  'src/guilds': 6,
  'src/archive': 6,
  src: 6, // index.ts, the package's public face
  'src/cards': 7,
  'src/cards/components': 8,
  commands: 9,
  'src/settings': 9,
  'src/bot': 10,
  'src/cli': 10,
  'src/doctor': 11,
  'src/mcp': 11,
  // The local Discord.
  'src/local/discord': 1,
  'src/local/terminal': 11,
  'src/local/page': 11,
  'src/local/page/client': 12,
  'src/local': 12,
};
/** Above all layers. */
const ENTRIES = ['src/main.ts', 'src/start.ts'];

/** Everything that the local Discord imports from the rest of `src`, by folder. */
const ALLOWED_IMPORTS: Record<string, readonly string[]> = {
  'src/local/discord': ['src/http/is-local.ts'],
  'src/local/terminal': ['src/cards/shown-words.ts', 'src/cards/text-card.ts'],
  'src/local/page': [
    'src/article/article.ts',
    'src/article/read.ts',
    'src/cards/card.ts',
    'src/cards/cite.ts',
    'src/cards/runs.ts',
    'src/http/is-local.ts',
    'src/language/span.ts',
    'src/library/mutable-library.ts',
    'src/library/results.ts',
  ],
  'src/local/page/client': [],
  'src/local': [
    'commands/question-choices.ts',
    'commands/written.ts',
    'src/bot/bot.ts',
    'src/bot/deploy.ts',
    'src/bot/run.ts',
    'src/bot/written-question.ts',
    'src/library/mutable-library.ts',
  ],
};

const root = join(import.meta.dirname, '..');
const files = ['src', 'commands'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(top, name)),
);

/** What a file imports, types alone too. */
function imports(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import\(?)\s*'(\.[^']+)'/gu)].map(([, path]) => {
    const imported = relative(root, join(root, dirname(file), path as string)).replace(/\.js$/u, '.ts');
    return files.includes(imported) ? imported : imported.replace(/\.ts$/u, '.tsx');
  });
}

const importsOf = new Map(files.map((file) => [file, imports(file)]));

/** The way from a file back to itself; null where there is none. */
function circleOf(file: string): string[] | null {
  const from = new Map<string, string>();
  const next = [file];
  for (const each of next) {
    for (const imported of importsOf.get(each) ?? []) {
      if (from.has(imported)) continue;
      from.set(imported, each);
      next.push(imported);
    }
  }
  if (!from.has(file)) return null;
  const way = [file];
  for (let at = from.get(file) as string; at !== file; at = from.get(at) as string) way.unshift(at);
  return [file, ...way];
}

describe('imports go down', () => {
  test('every folder has its layer', () => {
    expect(files.filter((file) => !ENTRIES.includes(file) && LAYERS[dirname(file)] === undefined)).toEqual(
      [],
    );
  });

  test.each(files.filter((file) => !ENTRIES.includes(file)))('%s', (file) => {
    const from = dirname(file);
    const upward = imports(file).filter(
      (path) => dirname(path) !== from && (LAYERS[dirname(path)] ?? 99) >= (LAYERS[from] as number),
    );
    expect(upward).toEqual([]);
  });
});

test('no file leads back to itself, be it by types alone', () => {
  expect(files.flatMap((file) => circleOf(file)?.join(' <- ') ?? [])).toEqual([]);
});

describe('the local Discord', () => {
  const isLocal = (path: string) => path.startsWith('src/local/');

  test.each(Object.entries(ALLOWED_IMPORTS))('imports no more than is listed: %s', (folder, allowed) => {
    const taken = files
      .filter((file) => dirname(file) === folder)
      .flatMap(imports)
      .filter((path) => !isLocal(path));
    expect([...new Set(taken)].sort()).toEqual(allowed);
  });

  test('is entered from where the program starts, and from nowhere else', () => {
    const entering = files.filter((file) => !isLocal(file) && imports(file).some(isLocal));
    expect(entering).toEqual(['src/start.ts']);
  });
});
