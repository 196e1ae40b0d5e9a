// Bundles the program and those of its threads, because finding and reading a thousand modules takes longer than
// running them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const outdir = join(root, 'dist/src');
/** The folder beside the program for modules that are imported dynamically. */
const PARTS = 'program';

rmSync(join(outdir, PARTS), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/library/compile-worker.ts'],
  outbase: 'src',
  outdir,
  chunkNames: `${PARTS}/[name]-[hash]`,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: [
    // Found by their places in the package: the programs of threads, data, the page.
    '#*',
    // Packages that find files of their own relative to themselves.
    '@parcel/watcher',
    'libsql',
    'piscina',
    'wink-eng-lite-web-model',
    'wink-nlp',
    // Packages that read articles: the cache depends on their installed versions.
    '@mozilla/readability',
    'htmlparser2',
    'linkedom',
    'mdast-util-*',
    'micromark-*',
    'yaml',
  ],
  // For CommonJS packages.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});
writeFileSync(join(outdir, PARTS, 'LICENSES.txt'), notices(Object.keys(metafile.inputs)));

/** The licences, with their texts, of all packages in the bundle. */
function notices(files) {
  const folders = files.flatMap((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort().map(noticeOf).join('\n\n');
}

function noticeOf(folder) {
  const read = (file) => readFileSync(join(root, folder, file), 'utf8');
  const { name, version, license, author } = JSON.parse(read('package.json'));
  const by = typeof author === 'string' ? author : author?.name;
  const files = readdirSync(join(root, folder));
  const texts = files.filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/iu.test(file)).map(read);
  // Some packages have it at the end of their README.
  const [readme] = files.filter((file) => /^readme\.md$/iu.test(file)).map(read);
  const told = texts.length > 0 ? texts : (/^#+ *licen[cs]e.*/imsu.exec(readme ?? '') ?? []);
  return [
    `## ${name} ${version}`,
    `${license}${by ? `, by ${by}` : ''}`,
    ...told.map((text) => text.trim()),
  ].join('\n\n');
}
