import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answering } from '../../test/e2e/proxy.js';
import { release, type Stage } from './stage.js';
import type { Supervised } from './supervised.js';

/** An event in the life of a bot. Throws if the bot then does not do what it should. */
export type Chapter = (stage: Stage) => Promise<void>;

const QUAY = ['When is the old quay closed?', 'The old quay is closed on Friday'] as const;
/** The time limit in milliseconds for a bot to end when nobody is waiting for an answer. */
const STOPS_WITHIN = 2000;

/** In the order in which they are played, before all others. */
export const CHAPTERS: Readonly<Record<string, Chapter>> = {
  'Discord is out when the commands are registered and the bot is started': async (stage) => {
    const { proxy, tell } = stage;
    goOut(stage);
    const registering = stage.run('deploy');
    await registering.line(/status 503.*Trying again/u);
    const bot = stage.run('start');
    await bot.line(/status 503.*Trying again/u);
    tell('supervisor', 'sees that Discord is back.');
    proxy.mend();
    await registering.line(/commands added/u);
    await ended(registering, 0);
    await bot.line(/Ready/u);
    await stage.answers(...QUAY);
    await stop(bot);
  },

  'Discord goes out while the bot runs': async (stage) => {
    const { proxy, discord, tell } = stage;
    const bot = await runs(stage);
    goOut(stage);
    proxy.refuseSockets(502, 502);
    discord.faults.dropSockets();
    await bot.line(/no connection to the gateway/u);
    await bot.line(/Unexpected server response: 502/u);
    tell('supervisor', 'sees that Discord is back.');
    proxy.mend();
    await bot.line(/is connected again/u);
    await stage.answers(...QUAY);
    await stop(bot);
  },

  'The bot is told to stop while it answers': async (stage) => {
    const bot = await runs(stage);
    const answers = Array.from({ length: 5 }, () => stage.answers(...QUAY));
    await Promise.race(answers);
    await stop(bot);
    await Promise.all(answers);
  },

  'The bot is told to stop while it logs in': async (stage) => {
    const { proxy } = stage;
    proxy.hold();
    const bot = stage.run('start');
    while (proxy.open() === 0) await sleep(5);
    const since = performance.now();
    await stop(bot);
    const took = Math.round(performance.now() - since);
    proxy.mend();
    stage.tell('supervisor', `has waited ${took} ms for the end.`);
    if (took > STOPS_WITHIN) throw new Error(`It has taken ${took} ms to stop.`);
  },

  'npm is told to stop': async (stage) => {
    const npm = stage.runNpm();
    await npm.line(/Ready/u);
    await stage.answers(...QUAY);
    npm.signal('SIGTERM');
    await npm.closed;
    while (npm.isLeft()) await sleep(20);
    await stop(await runs(stage));
  },

  'The port for health is taken': async (stage) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const HEALTH_PORT = String((other.address() as AddressInfo).port);
    const refused = stage.run('start', { HEALTH_PORT });
    await refused.line(/which cannot be opened \(EADDRINUSE\)/u);
    await ended(refused, 2);
    stage.tell('supervisor', 'starts it no more, and the owner frees the port.');
    other.close();
    await once(other, 'close');
    const bot = stage.run('start', { HEALTH_PORT });
    await bot.line(/Ready/u);
    await stage.answers(...QUAY);
    await stop(bot);
  },

  'Another folder of articles comes into the place of the one before': async (stage) => {
    const { folder, seeds, tell } = stage;
    const bot = await runs(stage);
    release(folder, 'second', 'The new market opens on Sunday, Ada Low said.');
    const link = join(folder, 'next');
    symlinkSync('second', link);
    renameSync(link, seeds);
    tell('supervisor', 'has turned the link to another release.');
    await bot.line(/Articles: .*port\.txt/u);
    await stage.answers('When does the new market open?', 'The new market opens on Sunday');
    release(folder, 'third', 'The old quay is closed on Friday, Ada Low said.');
    writeFileSync(join(folder, 'third', 'ferry.txt'), 'Ferry\n\nThe ferry to Moss was cancelled.\n');
    renameSync(join(folder, 'second'), join(folder, 'before'));
    renameSync(join(folder, 'third'), join(folder, 'second'));
    tell('supervisor', 'has renamed a release into the place of the other.');
    await bot.line(/Articles: .*ferry\.txt/u);
    await stage.answers(...QUAY);
    await stop(bot);
  },
};

/** A chapter for each state of a damaged cache. Those that come later need what the earlier ones leave. */
export function damaged(): Readonly<Record<string, Chapter>> {
  return Object.fromEntries(
    DAMAGES.map(([what, damage, line]) => [
      `The cache is found with ${what}`,
      async (stage) => {
        damage(stage.cache);
        const bot = stage.run('start');
        await bot.line(line);
        await bot.line(/Ready/u);
        await stage.answers(...QUAY);
        await stop(bot);
        if (statSync(stage.cache).isFile()) rmSync(stage.cache);
      },
    ]),
  );
}

/** The last chapter: the bot is killed the given number of times, at any moment during or after its start. */
export function killed(times: number): Readonly<Record<string, Chapter>> {
  return {
    [`The bot is killed ${times} times`]: async (stage) => {
      const { cache, seeds, tell } = stage;
      const since = performance.now();
      const first = await runs(stage);
      // At some of the moments it is answering.
      const longest = 1.3 * (performance.now() - since);
      first.kill();
      for (let count = 1; count <= times; count += 1) {
        // There is something new to read and cache each time.
        writeFileSync(join(seeds, 'fog.md'), `# Fog\n\nThe *airport* was closed by fog ${count} times.\n`);
        const moment = Math.round(Math.random() * longest);
        const bot = stage.run('start');
        const asked = bot.line(/Ready/u).then(() => stage.answers(...QUAY));
        // The request is meant to be interrupted.
        asked.catch(() => {});
        await sleep(moment);
        tell('supervisor', `sees it killed after ${moment} ms (${count}).`);
        bot.kill();
        await bot.closed;
        await asked.catch(() => {});
      }
      const last = await runs(stage);
      await stage.answers('What closed the airport?', `closed by fog ${times} times`);
      await stop(last);
      const left = filesIn(cache).filter((path) => path.includes('.'));
      if (left.length > 0) throw new Error(`Files that were not finished are left: ${left.join(', ')}.`);
    },
  };
}

/** Starts a bot, and makes sure that it answers. */
async function runs(stage: Stage): Promise<Supervised> {
  const bot = stage.run('start');
  await bot.line(/Ready/u);
  await stage.answers(...QUAY);
  return bot;
}

/** Discord no longer answers anything. */
function goOut({ proxy, tell }: Stage): void {
  proxy.break(/./u, answering(503, '<html>', 'text/html'));
  tell('supervisor', 'sees Discord go out.');
}

async function stop(program: Supervised): Promise<void> {
  program.signal('SIGTERM');
  await ended(program, 0);
}

async function ended(program: Supervised, expected: number): Promise<void> {
  const status = await program.closed;
  if (status !== expected) throw new Error(`It has ended with ${status}, not with ${expected}.`);
}

const IN_PART = /was damaged in part; that part is rebuilt/u;

/** States of the cache: what is wrong, how to cause it, and the log line that reports it. */
const DAMAGES: readonly [what: string, damage: (cache: string) => void, line: RegExp][] = [
  [
    'entries that are cut off, overwritten, altered and under the name of another',
    (cache) => {
      const [first = '', ...others] = entriesIn(cache);
      for (const [index, path] of others.entries()) WAYS[index % WAYS.length]?.(path, first);
    },
    IN_PART,
  ],
  ['a key that others may have read', (cache) => chmodSync(join(cache, 'key'), 0o644), IN_PART],
  [
    'a folder that others can write to',
    (cache) => {
      for (const name of readdirSync(cache)) if (name !== 'key') chmodSync(join(cache, name), 0o777);
    },
    /Other accounts can write to the cache/u,
  ],
  [
    'a file where its folder was',
    (cache) => {
      rmSync(cache, { recursive: true });
      writeFileSync(cache, '');
    },
    /cannot be written \(\w+\); continuing without it/u,
  ],
];

/** Ways to damage a file, one of them with another file. */
const WAYS: readonly ((path: string, other: string) => void)[] = [
  (path, other) => copyFileSync(other, path),
  (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  (path) => writeFileSync(path, 'nothing that was ever kept here, and longer than a code is'),
  (path) => writeFileSync(path, readFileSync(path).fill(7, 40, 60)),
];

/** Relative paths in the cache. */
function filesIn(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(cache, name)).isFile(),
  );
}

/** Full paths of the cache entries. */
function entriesIn(cache: string): string[] {
  return filesIn(cache)
    .filter((name) => name !== 'key')
    .map((name) => join(cache, name))
    .sort();
}
