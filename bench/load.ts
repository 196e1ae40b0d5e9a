import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, messageCommands } from '../commands/index.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { payloadsOf } from '../src/bot/bot.js';
import { deploy } from '../src/bot/deploy.js';
import { FIRST_ANSWER_MS } from '../src/local/discord/interactions.js';
import { type Loopback, startLoopback } from '../src/local/discord/server.js';
import { createCrowd, type MemberAction } from './crowd.js';
import { SHAPES, shortArticle } from './growth-shapes.js';
import { quantile } from './measure.js';

const GUILDS = 20;
const WARM_UP = 2000;
/** The number of short articles, beside a long one of `LONG` characters. */
const ARTICLES = 3000;
const LONG = 5_000_000;
/**
 * Interactions that arrive at a constant rate, whether or not earlier ones are answered: as on a busy day, and more.
 */
const USUAL = { count: 5000, perSecond: 200 };
const RUSH = { count: 5000, perSecond: 500 };
/** The limit in milliseconds for the first response to 99% of the interactions, at the usual rate. */
const MOST_ACKNOWLEDGED = 250;
/** Interactions that arrive all at once. */
const AT_ONCE = 1000;
/** Interactions in a row, a fixed number at a time. */
const ROW = 50_000;
const AT_A_TIME = 50;
/** How much larger the heap may be after a row, in bytes: it detects 100 bytes leaked per interaction. */
const MOST_GROWTH = 100 * ROW;

/** The heap is measured after each part of the row. */
const PARTS = ['first', 'second', 'last'];
/** Milliseconds until the bot has forgotten an interaction: discord.js keeps a queue of requests for each of them. */
const FORGOTTEN = 65_000;

/**
 * Measures the load that the bot can handle, as a process of its own against a local Discord. With a long article and
 * thousands of others: interactions at a constant rate, more than it can answer at once, and all at once, with the time
 * until the first response and until the final answer. With only the articles of `seeds`, which are fast to ask: many
 * in a row, with the heap between them.
 *
 * @throws {Error} if one was lost or came too late, or if the heap has grown
 */
export async function benchLoad(): Promise<void> {
  await withBot(writeArticles({ others: true }), paced);
  await withBot(writeArticles({ others: false }), inARow);
}

interface Bench {
  readonly discord: Loopback;
  readonly bot: BotProcess;
  /** Milliseconds until the first response to each interaction since the last call. */
  readonly acknowledged: () => number[];
}

async function withBot(folder: string, measure: (bench: Bench) => Promise<void>): Promise<void> {
  const guilds = Array.from({ length: GUILDS }, (_, index) => ({ name: `Server ${index + 1}` }));
  let times: number[] = [];
  const discord = await startLoopback({ guilds, onAcknowledged: (ms) => void times.push(ms) });
  const acknowledged = () => {
    const since = times;
    times = [];
    return since;
  };
  await deploy(discord, payloadsOf({ commands, messageCommands }));
  const bot = await startBot(discord, folder);
  try {
    await Promise.race([measure({ discord, bot, acknowledged }), bot.died]);
  } finally {
    await bot.stop();
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}

async function paced({ discord, acknowledged }: Bench): Promise<void> {
  const crowd = createCrowd(discord);
  await inRow('warming up', WARM_UP, crowd);
  acknowledged();
  const told = (what: string, times: readonly Time[]): Counted => {
    const found = counted(times, acknowledged());
    printPaced(what, found);
    return found;
  };
  const usual = told(titleOf(USUAL), await atPace(USUAL, crowd));
  const rush = told(titleOf(RUSH), await atPace(RUSH, crowd));
  const burst = told(
    `${AT_ONCE} interactions at once`,
    await Promise.all(numbers(AT_ONCE).map(() => timed(crowd()))),
  );
  for (const each of [usual, rush, burst]) complain(each);
  if (quantile(usual.acknowledged, 0.99) > MOST_ACKNOWLEDGED)
    throw new Error(`More than one in a hundred was acknowledged after more than ${MOST_ACKNOWLEDGED} ms.`);
}

async function inARow({ discord, bot, acknowledged }: Bench): Promise<void> {
  const crowd = createCrowd(discord);
  await inRow('warming up', WARM_UP, crowd);
  acknowledged();
  const heapAtRest = async () => {
    await sleep(FORGOTTEN);
    return bot.heap();
  };
  const heap = [await heapAtRest()];
  const times = [];
  for (const part of PARTS) {
    times.push(...(await inRow(part, Math.ceil(ROW / PARTS.length), crowd)));
    heap.push(await heapAtRest());
  }
  const row = counted(times, acknowledged());
  printRow(row, heap);
  complain(row);
  if ((heap.at(-1) ?? 0) - (heap[0] ?? 0) > MOST_GROWTH) throw new Error('The heap has grown.');
}

function complain({ lost, late }: Counted): void {
  if (lost + late > 0) throw new Error('Interactions were lost or acknowledged too late.');
}

/**
 * Creates a folder that contains a folder `articles` with those that members ask about and, if `others`, a long one and
 * thousands of others.
 */
function writeArticles({ others }: { readonly others: boolean }): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const articles = join(folder, 'articles');
  cpSync('seeds', articles, { recursive: true });
  if (!others) return folder;
  const { ending, text } = SHAPES.paragraphs as (typeof SHAPES)[string];
  writeFileSync(join(articles, `long${ending}`), text(LONG));
  for (let number = 0; number < ARTICLES; number += 1)
    writeFileSync(join(articles, `${number}.txt`), shortArticle(number));
  return folder;
}

function titleOf({ count, perSecond }: Pace): string {
  return `${count} interactions, ${perSecond} a second`;
}

/** Milliseconds until a member had an answer, with the kind of action; null if there was none. */
interface Time {
  readonly action: string;
  readonly ms: number | null;
}

async function timed([action, answered]: MemberAction): Promise<Time> {
  const since = performance.now();
  try {
    await answered();
    return { action, ms: performance.now() - since };
  } catch (error) {
    process.stderr.write(`${action}: ${error}\n`);
    return { action, ms: null };
  }
}

type Pace = typeof USUAL;

async function atPace({ count, perSecond }: Pace, crowd: () => MemberAction): Promise<Time[]> {
  const since = performance.now();
  const answers: Promise<Time>[] = [];
  for (const index of withProgress(`interactions, ${perSecond} a second`, numbers(count))) {
    const wait = since + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(timed(crowd()));
  }
  return Promise.all(answers);
}

async function inRow(what: string, count: number, crowd: () => MemberAction): Promise<Time[]> {
  const times: Time[] = [];
  const left = withProgress(`interactions in a row, ${what}`, numbers(count));
  const one = async () => {
    for (const _ of left) times.push(await timed(crowd()));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return times;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The number of interactions without an answer, and of those without a first response in time. */
function counted(times: readonly Time[], acknowledged: readonly number[]) {
  const lost = times.filter(({ ms }) => ms === null).length;
  const late = acknowledged.filter((ms) => ms > FIRST_ANSWER_MS).length;
  return { times, acknowledged, lost, late };
}

type Counted = ReturnType<typeof counted>;

function printPaced(what: string, { times, acknowledged, lost, late }: Counted): void {
  const [load = 0] = loadavg();
  const answered = times.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  printTable(
    `${what}, over ${GUILDS} servers and ${ARTICLES + 2} articles, one of ${LONG / 1e6} MB, milliseconds until Discord has a first answer and until the member has the last; load average ${load.toFixed(1)}`,
    ['', 'number', 'lost', 'over 3 s', 'p50', 'p95', 'p99', 'max'],
    [
      ['acknowledged', acknowledged.length.toString(), `${lost}`, `${late}`, ...shares(acknowledged)],
      ['answered', answered.length.toString(), '', '', ...shares(answered)],
    ],
  );
  const actions = [...new Set(times.map(({ action }) => action))];
  printTable(
    'Of these, by what the member did, milliseconds until the answer',
    ['', 'number', '', '', 'p50', 'p95', 'p99', 'max'],
    actions.map((action) => {
      const own = times.flatMap((time) => (time.action === action && time.ms !== null ? [time.ms] : []));
      return [action, own.length.toString(), '', '', ...shares(own)];
    }),
  );
}

function shares(times: readonly number[]): string[] {
  return [0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(0));
}

function printRow({ times, lost, late }: Counted, heap: readonly number[]): void {
  const [before = 0] = heap;
  const points = heap.map((bytes) => (bytes / 1e6).toFixed(1));
  printTable(
    `${ROW} interactions in a row, ${AT_A_TIME} at a time, the bot's heap after a collection, megabytes`,
    ['', 'answered', 'lost', 'over 3 s', 'before', 'a third', 'two thirds', 'all', 'growth'],
    [
      [
        'all',
        `${times.length - lost}`,
        `${lost}`,
        `${late}`,
        ...points,
        (((heap.at(-1) ?? 0) - before) / 1e6).toFixed(1),
      ],
    ],
  );
}

interface BotProcess {
  /** Rejects if the bot ends early. */
  readonly died: Promise<never>;
  /** The used bytes of its heap. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

async function startBot({ api, token }: Loopback, folder: string): Promise<BotProcess> {
  const file = join(import.meta.dirname, 'bot-process.js');
  const child = fork(file, [api, token, folder], { execArgv: ['--expose-gc'] });
  const exit = once(child, 'exit');
  const died = exit.then(([status]): never => {
    throw new Error(`The bot has ended (${status ?? 'killed'}).`);
  });
  died.catch(() => {});
  await Promise.race([once(child, 'message'), died]);
  return {
    died,
    async heap() {
      child.send('heap');
      const [bytes] = await once(child, 'message');
      return bytes as number;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}
