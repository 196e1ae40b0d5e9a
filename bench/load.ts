import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands } from '../commands/index.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { deploy } from '../src/bot/deploy.js';
import { type Loopback, startLoopback } from '../src/loopback/server.js';

const GUILDS = 20;
/** Interactions that arrive at a pace, whether or not those before are answered. */
const PACED = 2000;
const PER_SECOND = 200;
/** Interactions in a row, so many at a time. */
const ROW = 50_000;
const AT_A_TIME = 50;
/** Milliseconds after which Discord takes no answer. */
const TOO_LATE = 3000;

const ASKED = [
  ['ask', { question: 'What did Lavrov say about the Minsk agreements?' }],
  ['ask', { question: 'Who won the World Cup?' }],
  ['quote', { speaker: 'Putin' }],
  ['summary', { section: 'Beyond Economic Sanctions' }],
  ['sources', {}],
] as const;

/**
 * What the bot stands, as a process of its own against a Discord of this machine: interactions at a pace, with the
 * time until they are answered, and many in a row, with the heap before and after.
 *
 * @throws {Error} where one was lost or came too late
 */
export async function benchLoad(): Promise<void> {
  const guilds = Array.from({ length: GUILDS }, (_, index) => ({ name: `Server ${index + 1}` }));
  const discord = await startLoopback({ guilds });
  await deploy(
    discord,
    [...commands.values()].map(({ payload }) => payload),
  );
  const bot = await startBot(discord);
  try {
    const load = members(discord);
    await inRow(load, 1000); // warm-up
    const times = await atPace(load);
    printTable(
      `${PACED} interactions over ${GUILDS} servers, ${PER_SECOND} a second, milliseconds to acknowledgement`,
      ['', 'answered', 'lost', 'over 3 s', 'median', 'p99', 'most'],
      [['commands', ...counts(times), ...paces(times)]],
    );
    const before = await bot.heap();
    const row = await inRow(load, ROW);
    const after = await bot.heap();
    printTable(
      `${ROW} interactions in a row, ${AT_A_TIME} at a time, the bot's heap after a collection, megabytes`,
      ['', 'answered', 'lost', 'before', 'after', 'growth'],
      [
        [
          'commands',
          ...counts(row).slice(0, 2),
          megabytes(before),
          megabytes(after),
          megabytes(after - before),
        ],
      ],
    );
    if ([...times, ...row].some((time) => time === null || time > TOO_LATE))
      throw new Error('Interactions were lost or answered too late.');
  } finally {
    bot.stop();
    await discord.close();
  }
}

/** Milliseconds until an interaction was answered; null where it was not. */
type Time = number | null;

/** Sends the nth interaction, from one of many members in one of the servers. */
type Send = (index: number) => Promise<Time>;

function members(discord: Loopback): Send {
  return async (index) => {
    const guildId = discord.guilds[index % discord.guilds.length]?.id ?? '';
    const [name, options] = ASKED[index % ASKED.length] as (typeof ASKED)[number];
    const member = discord.user(`Member ${index % 1000}`, { guildId });
    const since = performance.now();
    return member.command(name, options).then(
      () => performance.now() - since,
      () => null,
    );
  };
}

async function atPace(send: Send): Promise<Time[]> {
  const since = performance.now();
  const answers: Promise<Time>[] = [];
  for (let index = 0; index < PACED; index += 1) {
    const wait = since + (index * 1000) / PER_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(send(index));
  }
  return Promise.all(answers);
}

async function inRow(send: Send, count: number): Promise<Time[]> {
  const times: Time[] = [];
  const indices = withProgress(
    'interactions',
    Array.from({ length: count }, (_, index) => index),
  );
  const one = async () => {
    for (const index of indices) times.push(await send(index));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return times;
}

function counts(times: readonly Time[]): string[] {
  const answered = times.filter((time) => time !== null);
  const late = answered.filter((time) => time > TOO_LATE);
  return [answered.length, times.length - answered.length, late.length].map(String);
}

function paces(times: readonly Time[]): string[] {
  const sorted = times.filter((time) => time !== null).sort((a, b) => a - b);
  return [0.5, 0.99, 1].map((share) =>
    (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(1),
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

async function startBot({ api, token }: Loopback) {
  const file = join(import.meta.dirname, 'bot-process.js');
  const child = fork(file, [api, token], { execArgv: ['--expose-gc'] });
  await once(child, 'message');
  return {
    async heap(): Promise<number> {
      child.send('heap');
      const [bytes] = await once(child, 'message');
      return bytes as number;
    },
    stop: () => child.disconnect(),
  };
}
