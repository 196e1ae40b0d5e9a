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

/** The cost of questions to many servers in one process. */
export interface ServersCost {
  /** Milliseconds, for libraries that were open and for those that were not. */
  readonly warm: readonly number[];
  readonly cold: readonly number[];
  /** Retained bytes before and after all questions, and the peak memory of the process. */
  readonly before: number;
  readonly after: number;
  readonly peak: number;
  /** The memory in bytes of a process that serves only one of the servers. */
  readonly alone: number;
}

/** The number of servers, of articles in each of them, and of questions. */
export interface ServersOptions {
  readonly servers: number;
  readonly articles: number;
  readonly questions: number;
  /** The memory for open libraries, in megabytes. */
  readonly memory: number;
}

/** The number of servers of the bot when its shards are measured. */
const GUILDS = 320;
const SHARDS = 16;
/** How many times the memory of one shard sixteen shards may use. */
const MOST_TIMES = 1.2;

/**
 * Measures thousands of servers with articles of their own in one process: questions to them by Zipf's law, and many
 * shards in one process.
 *
 * @throws {Error} if many shards use too much memory
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

/** The retained bytes of a bot with the given number of shards. */
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
