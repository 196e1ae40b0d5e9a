import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from '../commands/index.js';
import { withProgress } from '../eval/progress.js';
import { openGuilds } from '../src/guilds/guilds.js';
import { openCache } from '../src/library/cache.js';
import { makeCompiler } from '../src/library/compiler.js';
import { createMutableLibrary } from '../src/library/mutable-library.js';
import { openStore } from '../src/store/open.js';
import type { NewArticle } from '../src/store/store.js';
import { archiveOf, readArticles } from './archive.js';
import { inOwnProcess, retained } from './child.js';
import type { ServersCost, ServersOptions } from './servers.js';

/** Measures many servers. Arguments: the folder of the data, and the options. */
const [data = '', options = '{}'] = process.argv.slice(2);
const { servers, articles, questions, memory } = JSON.parse(options) as ServersOptions;
const gold = readArticles(data).filter(({ questions }) => questions.length > 0);
const MEGABYTE = 1024 * 1024;
const LIMITS = { articles, bytes: 100 * MEGABYTE };
const SEEDED = { articles: [], skipped: [] };
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<ServersCost> {
  const store = await openStore({ dataDir: folder });
  for (const server of withProgress(
    'Servers',
    Array.from({ length: servers }, (_, at) => at),
  ))
    await store.add(idOf(server), filesOf(server), LIMITS, 0);
  const compiler = makeCompiler({ cache: openCache(join(folder, 'cache', 'servers'), console.error) });
  let opened = 0;
  const counted = {
    ...store,
    articles: (guild: string) => {
      opened++;
      return store.articles(guild);
    },
  };
  const guilds = openGuilds({
    store: counted,
    seeds: createMutableLibrary(SEEDED),
    compiler,
    limits: LIMITS,
    memory: memory * MEGABYTE,
    ready,
    warn: console.error,
  });
  // Each article is compiled once, however many servers have it; that is the cost of adding it.
  for (const server of withProgress(
    'Compiling',
    Array.from({ length: Math.ceil(gold.length / articles) }, (_, at) => at),
  ))
    await guilds.guild(idOf(server)).library();
  const before = retained();
  const times: { readonly warm: number[]; readonly cold: number[] } = { warm: [], cold: [] };
  let peak = 0;
  let at = 0;
  for (const server of withProgress('Questions', zipf(questions))) {
    const [known, since] = [opened, performance.now()];
    const library = await guilds.guild(idOf(server)).library();
    library.ask(questionOf(server, at++));
    times[opened === known ? 'warm' : 'cold'].push(performance.now() - since);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const after = retained();
  const alone = await aloneWith(filesOf(0));
  await guilds.close();
  return { ...times, before, after, peak, alone };
}

/** An id like Discord's. */
function idOf(server: number): string {
  return String(81_384_788_765_712_384n + (BigInt(server) << 22n));
}

/** The articles of a server, taken in turn from all articles. */
function goldOf(server: number) {
  return Array.from(
    { length: articles },
    (_, at) => gold[(server * articles + at) % gold.length] as (typeof gold)[number],
  );
}

function filesOf(server: number): NewArticle[] {
  return archiveOf(goldOf(server), articles).map(({ id: _, ...source }, at) => ({
    name: `${at}.json`,
    bytes: new TextEncoder().encode(JSON.stringify(source)),
  }));
}

function questionOf(server: number, at: number): string {
  const asked = goldOf(server).flatMap(({ questions }) => questions.map(({ q }) => q));
  return asked[at % asked.length] as string;
}

/**
 * Servers by Zipf's law: the second is asked half as often as the first, the third a third as often. Always the same.
 */
function zipf(count: number): number[] {
  const shares = Array.from({ length: servers }, (_, at) => 1 / (at + 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let state = 1;
  return Array.from({ length: count }, () => {
    // A linear congruential generator (Park and Miller 1988).
    state = (state * 48_271) % 2_147_483_647;
    let left = (state / 2_147_483_647) * whole;
    const found = shares.findIndex((share) => {
      left -= share;
      return left <= 0;
    });
    return Math.max(0, found);
  });
}

/** The memory in bytes of a process with only these articles. */
async function aloneWith(files: readonly NewArticle[]): Promise<number> {
  const seeds = join(folder, 'alone');
  mkdirSync(seeds);
  for (const { name, bytes } of files) writeFileSync(join(seeds, name), bytes);
  return inOwnProcess<{ readonly rss: number }>('one-alone.js', [seeds]).rss;
}
