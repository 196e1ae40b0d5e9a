import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, messageCommands } from '../commands/index.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { payloadsOf } from '../src/bot/bot.js';
import { deploy } from '../src/bot/deploy.js';
import { FIRST_ANSWER_MS } from '../src/local/discord/interactions.js';
import { type Loopback, startLoopback } from '../src/local/discord/server.js';
import { createCrowd, type Deed } from './crowd.js';
import { quantile } from './measure.js';

const GUILDS = 20;
const WARM_UP = 2000;
/** Interactions that arrive at a pace, whether or not those before are answered. */
const PACED = 5000;
const PER_SECOND = 500;
/** Interactions that arrive all at once. */
const AT_ONCE = 1000;
/** Interactions in a row, so many at a time. */
const ROW = 50_000;
const AT_A_TIME = 50;
/** Bytes by which the heap may be larger after a row: a hundred that each interaction left would show. */
const MOST_GROWTH = 100 * ROW;

/**
 * What the bot stands, as a process of its own against a Discord of this machine: interactions at a pace and all at once, with the
 * time until Discord has a first answer to each and until the member has the last, and many in a row, with the heap
 * before, halfway and after.
 *
 * @throws {Error} where one was lost or came too late, or where the heap has grown
 */
export async function benchLoad(): Promise<void> {
  const guilds = Array.from({ length: GUILDS }, (_, index) => ({ name: `Server ${index + 1}` }));
  let acknowledged: number[] = [];
  const discord = await startLoopback({ guilds, onAcknowledged: (ms) => void acknowledged.push(ms) });
  await deploy(discord, payloadsOf({ commands, messageCommands }));
  const bot = await startBot(discord);
  const measured = async () => {
    const crowd = createCrowd(discord);
    await inRow('warming up', WARM_UP, crowd);
    acknowledged = [];
    const paced = counted(await atPace(crowd), acknowledged);
    printPaced(`${PACED} interactions, ${PER_SECOND} a second`, paced, acknowledged);
    acknowledged = [];
    const burst = counted(await Promise.all(numbers(AT_ONCE).map(() => timed(crowd()))), acknowledged);
    printPaced(`${AT_ONCE} interactions at once`, burst, acknowledged);
    acknowledged = [];
    const heap = [await bot.heap()];
    const halves = [];
    for (const half of ['first half', 'second half']) {
      halves.push(...(await inRow(half, ROW / 2, crowd)));
      heap.push(await bot.heap());
    }
    const row = counted(halves, acknowledged);
    printRow(row, heap);
    const [before = 0, , after = 0] = heap;
    if ([paced, burst, row].some(({ lost, late }) => lost + late > 0))
      throw new Error('Interactions were lost or acknowledged too late.');
    if (after - before > MOST_GROWTH) throw new Error('The heap has grown.');
  };
  try {
    await Promise.race([measured(), bot.died]);
  } finally {
    await bot.stop();
    await discord.close();
  }
}

/** Milliseconds until a member had an answer, by what the member did; null where there was none. */
interface Time {
  readonly deed: string;
  readonly ms: number | null;
}

async function timed([deed, answered]: Deed): Promise<Time> {
  const since = performance.now();
  try {
    await answered();
    return { deed, ms: performance.now() - since };
  } catch (error) {
    process.stderr.write(`${deed}: ${error}\n`);
    return { deed, ms: null };
  }
}

async function atPace(crowd: () => Deed): Promise<Time[]> {
  const since = performance.now();
  const answers: Promise<Time>[] = [];
  for (const index of withProgress('interactions at a pace', numbers(PACED))) {
    const wait = since + (index * 1000) / PER_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(timed(crowd()));
  }
  return Promise.all(answers);
}

async function inRow(what: string, count: number, crowd: () => Deed): Promise<Time[]> {
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

/** Interactions of which nothing came back, and those that Discord had no answer to in time. */
function counted(times: readonly Time[], acknowledged: readonly number[]) {
  const lost = times.filter(({ ms }) => ms === null).length;
  const late = acknowledged.filter((ms) => ms > FIRST_ANSWER_MS).length;
  return { times, lost, late };
}

type Counted = ReturnType<typeof counted>;

function printPaced(what: string, { times, lost, late }: Counted, acknowledged: readonly number[]): void {
  const answered = times.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  printTable(
    `${what}, over ${GUILDS} servers, milliseconds until Discord has a first answer and until the member has the last`,
    ['', 'number', 'lost', 'over 3 s', 'p50', 'p95', 'p99', 'max'],
    [
      ['acknowledged', acknowledged.length.toString(), `${lost}`, `${late}`, ...shares(acknowledged)],
      ['answered', answered.length.toString(), '', '', ...shares(answered)],
    ],
  );
  const deeds = [...new Set(times.map(({ deed }) => deed))];
  printTable(
    'Of these, by what the member did, milliseconds until the answer',
    ['', 'number', '', '', 'p50', 'p95', 'p99', 'max'],
    deeds.map((deed) => {
      const own = times.flatMap((time) => (time.deed === deed && time.ms !== null ? [time.ms] : []));
      return [deed, own.length.toString(), '', '', ...shares(own)];
    }),
  );
}

function shares(times: readonly number[]): string[] {
  return [0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(0));
}

function printRow({ times, lost, late }: Counted, heap: readonly number[]): void {
  const [before = 0, , after = 0] = heap;
  printTable(
    `${ROW} interactions in a row, ${AT_A_TIME} at a time, the bot's heap after a collection, megabytes`,
    ['', 'answered', 'lost', 'over 3 s', 'before', 'halfway', 'after', 'growth'],
    [
      [
        'all',
        `${times.length - lost}`,
        `${lost}`,
        `${late}`,
        ...[...heap, after - before].map((bytes) => (bytes / 1e6).toFixed(1)),
      ],
    ],
  );
}

async function startBot({ api, token }: Loopback) {
  const file = join(import.meta.dirname, 'bot-process.js');
  const child = fork(file, [api, token], { execArgv: ['--expose-gc'] });
  const exit = once(child, 'exit');
  const died = exit.then(([status]) => {
    throw new Error(`The bot has ended (${status ?? 'killed'}).`);
  });
  died.catch(() => {});
  await Promise.race([once(child, 'message'), died]);
  return {
    /** Rejects when the bot ends before its time. */
    died,
    async heap(): Promise<number> {
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
