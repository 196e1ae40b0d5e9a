import { spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { openStore, type StorePlace } from '../src/store/open.js';
import type { CopyableStore, StoredArticle } from '../src/store/store.js';
import { startPostgres } from '../test/support/postgres.js';
import type { Step, WriterLine } from './store-writer.js';

/** The compiled writer. */
const WRITER = join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../dist/bench' : '.',
  'store-writer.js',
);
const MOST_LINES = 40;
/** The longest random delay after the expected line, in milliseconds. */
const LONGEST_WAIT = 20;

/**
 * What a server must contain, by the acknowledgements, and the last step that was begun, whose effect it may contain.
 */
export interface Acknowledged {
  readonly articles: Map<string, StoredArticle>;
  begun: Step | null;
  failed: string | null;
}

/**
 * Repeatedly kills a process that is writing to a store at a random moment. Each time, everything acknowledged must be
 * there, and each unacknowledged step completely or not at all.
 *
 * @param each called after each kill with the number of acknowledged steps
 * @throws {Error} if anything is missing or incomplete
 */
export async function killWriters(
  place: StorePlace,
  kills: number,
  each: (steps: number) => void,
): Promise<void> {
  const killed: [guild: string, acknowledged: Acknowledged][] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const guild = `${kill}`;
    let lines = randomInt(MOST_LINES);
    const { acknowledged, steps } = await writeUntil(place, guild, async (child) => {
      lines -= 1;
      if (lines !== -1) return;
      await setTimeout(randomInt(LONGEST_WAIT));
      child.kill('SIGKILL');
    });
    const store = await openStore(place);
    await checkKept(store, guild, acknowledged);
    killed.push([guild, acknowledged]);
    await store.close();
    each(steps);
  }
  const store = await openStore(place);
  for (const [guild, acknowledged] of killed) await checkKept(store, guild, acknowledged);
  await store.close();
}

/**
 * Starts a process that writes, optionally through a shell command, and reads its output until it ends.
 *
 * @param onLine may end the process
 */
export async function writeUntil(
  place: StorePlace,
  guild: string,
  onLine: (child: { kill(signal: 'SIGKILL'): unknown }, acknowledged: Acknowledged) => void,
  shell: readonly string[] = [],
): Promise<{ acknowledged: Acknowledged; steps: number }> {
  const words = [...shell, process.execPath, WRITER, JSON.stringify(place), guild];
  const child = spawn(words[0] as string, words.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: Acknowledged = { articles: new Map(), begun: null, failed: null };
  let steps = 0;
  createInterface(child.stdout).on('line', (text) => {
    const line = parsed(text);
    if (line === null) return;
    steps += note(line, acknowledged);
    onLine(child, acknowledged);
  });
  await once(child, 'close');
  return { acknowledged, steps };
}

/** The line, if it was written completely. */
function parsed(text: string): WriterLine | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The number of steps that the line acknowledges. */
function note(line: WriterLine, acknowledged: Acknowledged): 0 | 1 {
  if (line === 'opening') return 0;
  if ('failed' in line) {
    acknowledged.failed = line.failed;
    return 0;
  }
  if ('begun' in line) {
    acknowledged.begun = line.begun;
    return 0;
  }
  if ('added' in line) for (const article of line.added) acknowledged.articles.set(article.id, article);
  else acknowledge(line.done, acknowledged.articles);
  acknowledged.begun = null;
  return 1;
}

function acknowledge(step: Step, articles: Map<string, StoredArticle>): void {
  if ('add' in step) return;
  const id = 'remove' in step ? step.remove : step.restore;
  const article = articles.get(id) as StoredArticle;
  articles.set(id, { ...article, removedAt: 'remove' in step ? (article.removedAt ?? 1) : null });
}

/**
 * Checks the contents of a server.
 *
 * @throws {Error} if they are not what was acknowledged, or contain an incomplete step
 */
export async function checkKept(
  store: CopyableStore,
  guild: string,
  { articles, begun }: Acknowledged,
): Promise<void> {
  const found = await store.articles(guild);
  for (const { id, digest, size } of found) {
    const bytes = await store.content(guild, id);
    if (bytes?.length !== size || createHash('sha256').update(bytes).digest('hex') !== digest)
      throw new Error(`Article ${id} of server ${guild} is not whole.`);
  }
  const names = begun && 'add' in begun ? begun.add : [];
  const more = found.filter(({ id }) => !articles.has(id)).map(({ name }) => name);
  if (more.length > 0) mustBe(more, names, guild);
  const isThere = ({ id, removedAt }: StoredArticle) => `${id} ${removedAt === null ? 'kept' : 'removed'}`;
  const known = found.filter(({ id }) => articles.has(id)).map(isThere);
  const after = new Map(articles);
  if (begun) acknowledge(begun, after);
  const either = [articles, after].map((each) => [...each.values()].map(isThere).join());
  if (!either.includes(known.join())) mustBe(known, [...articles.values()].map(isThere), guild);
}

function mustBe(found: unknown, expected: unknown, guild: string): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`Server ${guild} holds ${is}, and not ${should}.`);
}

/** Kills writers to both databases, and prints how many steps had been acknowledged. */
export async function benchStoreKills(kills: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-kills-'));
  const server = await startPostgres();
  try {
    const places = {
      SQLite: { dataDir },
      PostgreSQL: { dataDir, databaseUrl: await server.database() },
    };
    for (const [name, place] of Object.entries(places)) {
      let steps = 0;
      await killWriters(place, kills, (more) => {
        steps += more;
      });
      console.log(
        `${name}: killed ${kills} times; all ${steps} acknowledged steps are there, and nothing is half.`,
      );
    }
  } finally {
    await server.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
