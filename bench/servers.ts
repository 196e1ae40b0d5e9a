import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, messageCommands } from '../commands/index.js';
import { printTable } from '../eval/table.js';
import { payloadsOf } from '../src/bot/bot.js';
import { deploy } from '../src/bot/deploy.js';
import { startLoopback } from '../src/local/discord/server.js';
import { inOwnProcess } from './child.js';
import { shortArticle } from './growth-shapes.js';
import { quantiles } from './measure.js';

/** What questions to many servers cost in one process. */
export interface ServersCost {
  /** Milliseconds, from the libraries that were open and from those that were not. */
  readonly warm: readonly number[];
  readonly cold: readonly number[];
  /** Bytes that are retained before and after all questions, and the most that the system gave the process. */
  readonly before: number;
  readonly after: number;
  readonly peak: number;
  /** Bytes that the system gives a process that serves one of the servers alone. */
  readonly alone: number;
}

/** How many servers there are, how many articles each of them has, and how many questions come. */
export interface ServersOptions {
  readonly servers: number;
  readonly articles: number;
  readonly questions: number;
  /** Megabytes that open libraries may take. */
  readonly memory: number;
}

/** Servers in which a bot holds its shards. */
const GUILDS = 320;
const SHARDS = 16;
/** By how much more memory sixteen shards may take than one. */
const MOST_TIMES = 1.2;

/**
 * What thousands of servers with articles of their own cost one process: questions to them by Zipf's law, and many shards
 * in one process.
 *
 * @throws {Error} where many shards take too much memory
 */
export async function benchServers(data: string, options: ServersOptions): Promise<void> {
  const { servers, articles, questions, memory } = options;
  const cost = inOwnProcess<ServersCost>('one-servers.js', [data, JSON.stringify(options)], 2_000);
  const asked = cost.warm.length + cost.cold.length;
  printTable(
    `${servers} servers with ${articles} articles each, ${questions} questions by Zipf's law, LIBRARIES_MEMORY=${memory}; milliseconds until the answer`,
    ['', 'questions', 'share', 'median', 'p95', 'most'],
    [
      ['library open', cost.warm],
      ['opened for it', cost.cold],
    ].map(([what, times]) => [
      what as string,
      String(times?.length),
      ((times?.length ?? 0) / asked).toFixed(3),
      ...quantiles(times as number[]),
    ]),
  );
  printTable(
    'Memory, MB',
    ['', 'MB'],
    [
      ['retained before', megabytes(cost.before)],
      ['retained after all questions', megabytes(cost.after)],
      ['of the process at the most', megabytes(cost.peak)],
      ['a process for each server, each', megabytes(cost.alone)],
      ['a process for each server, together', megabytes(cost.alone * servers)],
    ],
  );
  const heaps = [await heapWith(1), await heapWith(SHARDS)] as const;
  printTable(
    `A bot in ${GUILDS} servers, retained memory by its shards, MB`,
    ['shards', 'MB'],
    [
      ['1', megabytes(heaps[0])],
      [String(SHARDS), megabytes(heaps[1])],
    ],
  );
  if (heaps[1] > MOST_TIMES * heaps[0]) throw new Error(`${SHARDS} shards take too much memory.`);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** Bytes that a bot retains which holds so many shards. */
async function heapWith(shards: number): Promise<number> {
  const guilds = Array.from({ length: GUILDS }, (_, index) => ({ name: `Server ${index + 1}` }));
  const discord = await startLoopback({ guilds, shards, maxConcurrency: SHARDS });
  await deploy(discord, payloadsOf({ commands, messageCommands }));
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles', 'one.txt'), shortArticle(1));
  const bot = fork(join(import.meta.dirname, 'bot-process.js'), [discord.api, discord.token, folder], {
    execArgv: ['--expose-gc'],
  });
  try {
    await once(bot, 'message');
    bot.send('heap');
    const [heap] = await once(bot, 'message');
    return heap;
  } finally {
    const closed = once(bot, 'exit');
    bot.disconnect();
    await closed;
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}
