// Bundles the program and that of its threads: to find and read a file for each of a thousand modules takes longer
// than to run them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const outdir = join(root, 'dist/src');
/** Beside the program; what is imported when it is needed stays a file of its own. */
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
    // Found by their places in the package: programs of threads, data, the page.
    '#*',
    // They find files of their own beside themselves.
    '@parcel/watcher',
    'libsql',
    'piscina',
    'wink-eng-lite-web-model',
    'wink-nlp',
    // They read articles: those that are installed decide what is kept in the cache.
    '@mozilla/readability',
    'htmlparser2',
    'linkedom',
    'mdast-util-*',
    'micromark-*',
    'yaml',
  ],
  // For packages in CommonJS.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});
writeFileSync(join(outdir, PARTS, 'LICENSES.txt'), notices(Object.keys(metafile.inputs)));

/** The licences of all packages that files come from, with their texts. */
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
  // Some have it at the end of what there is to read.
  const [readme] = files.filter((file) => /^readme\.md$/iu.test(file)).map(read);
  const told = texts.length > 0 ? texts : (/^#+ *licen[cs]e.*/imsu.exec(readme ?? '') ?? []);
  return [
    `## ${name} ${version}`,
    `${license}${by ? `, by ${by}` : ''}`,
    ...told.map((text) => text.trim()),
  ].join('\n\n');
}
