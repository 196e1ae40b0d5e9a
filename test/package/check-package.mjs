// Packs the package, installs it into an empty folder, and runs it there as its user would: `npm run check:package`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'verbatim-package-'));
/** As it is run by its users, where there is no folder of articles. */
const here = join(dir, 'app');
const main = join(here, 'node_modules/verbatim-bot/dist/src/main.js');
const env = { ...process.env, CACHE_DIR: join(dir, 'cache'), DISCORD_TOKEN: '', SEEDS_DIR: '' };
/** No step takes as long, in milliseconds, even where there is no cache of packages. */
const LONGEST = 300_000;
const EXAMPLE = 'There is no folder "seeds" here: using the example article of the package.\n';

const failures = [];
try {
  install(pack());
  checkFiles(join(here, 'node_modules/verbatim-bot'));
  const asked = verbatim('ask', 'Why did Russia sever its ties with NATO?', '--json');
  check('ask answers from the example article', asked.status === 0 && JSON.parse(asked.stdout).answered);
  check('ask says which article it reads', asked.stderr === EXAMPLE);
  const checked = verbatim('check');
  check('check understands the example article', checked.status === 0 && checked.stderr === EXAMPLE);
  const missing = verbatim('ask', 'Why?', '--seeds', 'nowhere');
  check('a folder that is named is not replaced', missing.status === 2 && missing.stdout === '');
  check('the library can be imported', imported() === '1\n');
  check('start runs until SIGTERM', (await started()) === 0);
} catch (error) {
  failures.push(String(error));
  console.error(error);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
process.exitCode = failures.length === 0 ? 0 : 1;

function check(what, isSo) {
  console.log(`${isSo ? 'ok  ' : 'FAIL'}  ${what}`);
  if (!isSo) failures.push(what);
}

/** Gives the path of the packed file. */
function pack() {
  run('npm', ['pack', '--silent', '--pack-destination', dir], root);
  return join(
    dir,
    readdirSync(dir).find((name) => name.endsWith('.tgz')),
  );
}

/** Nested: a package that is not declared is not found by chance, beside those that are. */
function install(packed) {
  mkdirSync(here);
  writeFileSync(join(here, 'package.json'), '{ "private": true, "type": "module" }');
  const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
  run('npm', ['install', '--install-strategy=nested', ...quick, packed], here);
}

function checkFiles(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.startsWith('node_modules/'));
  const mapped = files.filter(
    (name) =>
      /\.[jt]s$/u.test(name) && /\/\/# sourceMappingURL=/u.test(readFileSync(join(folder, name), 'utf8')),
  );
  check(
    'no file points at a source map',
    mapped.length === 0 && !files.some((name) => name.endsWith('.map')),
  );
  const links = files
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => brokenLinks(folder, name, files));
  check(`links lead to files of the package ${links.join(' ')}`.trimEnd(), links.length === 0);
}

/** The files that a document links to and that are not packed. */
function brokenLinks(folder, name, files) {
  const text = readFileSync(join(folder, name), 'utf8');
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/gu)]
    .map(([, path]) => join(name, '..', path).replaceAll('\\', '/').replace(/\/$/u, ''))
    .filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`)));
}

function imported() {
  const program = `import { openLibrary } from 'verbatim-bot';
    const { articles } = await openLibrary('node_modules/verbatim-bot/seeds');
    console.log(articles.length);`;
  return run(process.execPath, ['--input-type=module', '--eval', program], here).stdout;
}

function verbatim(...words) {
  return spawnSync(process.execPath, [main, ...words], {
    cwd: here,
    env,
    encoding: 'utf8',
    timeout: LONGEST,
  });
}

/** Starts the program without a prompt, ends it when it says where its page is, and gives its exit status. */
async function started() {
  const child = spawn(process.execPath, [main, 'start'], {
    cwd: here,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST);
  const ended = new Promise((resolve) => child.once('close', (status) => resolve(status)));
  for await (const line of createInterface({ input: child.stderr }))
    if (line.includes('http://127.0.0.1')) child.kill('SIGTERM');
  clearTimeout(late);
  return ended;
}

function run(program, words, cwd) {
  const done = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    timeout: LONGEST,
    shell: program === 'npm' && process.platform === 'win32',
  });
  if (done.status !== 0)
    throw new Error(`${program} ${words.join(' ')} failed:\n${done.error ?? done.stderr}`);
  return done;
}
