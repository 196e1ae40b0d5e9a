import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../src/index.js';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const notices = read('LICENSE-NOTICES.md');

/** Licences under which code may be used in and shipped with a program under MIT. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
];
/** What packages say in other words. */
const SPELT: Readonly<Record<string, string>> = { 'Apache License': 'Apache-2.0' };

interface Package {
  readonly license?: string;
  /** As packages said it before there was `license`. */
  readonly licenses?: readonly { readonly type: string }[];
}
interface Locked extends Package {
  readonly dev?: boolean;
}

const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
const production = Object.entries(locked).filter(([path, { dev }]) => path !== '' && !dev);

/** What a package says of itself; of one that is for other systems than this, what the lock says of it. */
function licenceOf(path: string): string {
  const own = join(path, 'package.json');
  const stated: Package = existsSync(join(root, own)) ? JSON.parse(read(own)) : (locked[path] ?? {});
  const name = stated.license ?? stated.licenses?.map(({ type }) => type).join(' AND ') ?? 'none';
  return SPELT[name] ?? name;
}

/** Of several to choose from one is enough; of several at once all count. */
function isAllowed(licence: string): boolean {
  const parts = licence.replace(/[()]/gu, '').split(' OR ');
  return parts.some((part) => part.split(' AND ').every((name) => ALLOWED.includes(name)));
}

/** The packages whose code the page's script holds. */
async function bundled(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/local/page/client/page.tsx'],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: 'none',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const names = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? []);
  return [...new Set(names)];
}

describe('everything that is shipped may be', () => {
  test('the packages that are installed with it', () => {
    expect(production.length).toBeGreaterThan(100);
    const found = production.map(([path]) => ({ path, licence: licenceOf(path) }));
    expect(found.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
    const unnamed = found.filter(({ licence }) => !notices.includes(licence));
    expect(unnamed).toEqual([]);
  });

  test('the packages that are bundled into the page, with their texts', async () => {
    const names = await bundled();
    expect(names).toContain('preact');
    for (const name of names) {
      expect(isAllowed(licenceOf(`node_modules/${name}`)), name).toBe(true);
      expect(notices).toContain(`## ${name}\n`);
      expect(notices).toContain(read(`node_modules/${name}/LICENSE`).trim());
    }
  });

  test('the packages that are bundled into the program, with their texts', () => {
    const parts = readdirSync(join(root, 'dist/src/program')).filter((name) => name.endsWith('.js'));
    const files = ['dist/src/main.js', ...parts.map((name) => `dist/src/program/${name}`)];
    // The bundler writes above each module where it comes from.
    const folders = files
      .map(read)
      .flatMap((code) =>
        [...code.matchAll(/^ *\/\/ (.*node_modules\/(?:@[^/\n]+\/)?[^/\n]+)/gmu)].map(
          ([, folder = '']) => folder,
        ),
      );
    const texts = read('dist/src/program/LICENSES.txt');
    expect(folders.some((folder) => folder.endsWith('/discord.js'))).toBe(true);
    for (const folder of new Set(folders)) {
      const { name, version } = JSON.parse(read(`${folder}/package.json`));
      expect(isAllowed(licenceOf(folder)), name).toBe(true);
      expect(texts).toContain(`## ${name} ${version}\n`);
      if (existsSync(join(root, folder, 'LICENSE')))
        expect(texts).toContain(read(`${folder}/LICENSE`).trim());
    }
  });

  test('the data and the example, each with whose it is', () => {
    const { files } = JSON.parse(read('package.json'));
    expect(files).toEqual(expect.arrayContaining(['LICENSE-NOTICES.md', 'data', 'seeds']));
    for (const path of ['data/word-vectors.bin', 'data/word-relations.bin']) {
      expect(notices).toContain(`\`${path}\``);
      expect(read('data/README.md')).toContain(`## ${path.replace('data/', '')}`);
    }
  });

  test('the note beside the example is not taken for an article', async () => {
    expect(existsSync(join(root, 'seeds/.licence.md'))).toBe(true);
    const { articles, skipped } = await openLibrary(join(root, 'seeds'));
    for (const { id } of articles) expect(notices).toContain(`seeds/${id}.txt`);
    expect(skipped).toEqual([]);
  });
});
