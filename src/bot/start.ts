import { type Client, Status } from 'discord.js';
import type { Bot } from './bot.js';
import { connect, hangUp } from './connect.js';
import { openIntake } from './intake.js';
import { keepTrying } from './keep-trying.js';
import { restResponses } from './responses.js';
import { openRest } from './rest.js';
import type { ShardPart } from './shards.js';

/** How to reach Discord. */
export interface Connection {
  readonly token: string;
  /** The address of the REST API; the gateway's is asked for there. */
  readonly api: string;
  /** The part of the servers to answer; all of them where it is left out. */
  readonly shard?: ShardPart | undefined;
  /** The longest pause after the first attempt that failed, in milliseconds; a second where it is left out. */
  readonly firstPause?: number;
}

/** A bot on its way to Discord, or there. */
export interface RunningBot {
  /** Resolves when it can be asked in all its servers; rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** Rejects with a `ConnectionFailure` where Discord does not let the bot in or turns it out. */
  readonly failed: Promise<never>;
  /** The shards of this process, and whether each is connected and knows its servers. */
  shards(): readonly { readonly shard: number; readonly isReady: boolean }[];
  /** Whether it takes no interactions any more. */
  isStopping(): boolean;
  /** Leaves Discord, so that another bot can take over at once, and answers what is under way. */
  stop(): Promise<void>;
}

/** Connects to Discord, however often that takes, and answers interactions until stopped. */
export function startBot(connection: Connection, bot: Bot): RunningBot {
  const { log } = bot;
  const rest = openRest(connection, log);
  const intake = openIntake(bot, (address) => restResponses(rest, address));
  const leaving = new AbortController();
  const { signal } = leaving;
  let client: Client | undefined;
  const opened = (next: Client) => {
    client = next;
  };
  const connected = keepTrying(() => connect({ connection, rest, intake, log, signal, opened }), {
    log,
    signal,
    firstPause: connection.firstPause,
  });
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (error: unknown) => {
      if (!signal.aborted) reject(error);
    };
    connected.then(({ lost }) => lost).catch(fail);
  });
  // Whoever waits for one of them hears of it; who waits for neither has no use for it.
  failed.catch(() => {});
  const isReady = connected.then(({ client }) => log.info(readyLine(client, bot)));
  isReady.catch(() => {});
  const ready = Promise.race([isReady, failed]);
  ready.catch(() => {});
  return {
    ready,
    failed,
    shards: () =>
      client?.ws.shards.map(({ id, status }) => ({ shard: id, isReady: status === Status.Ready })) ?? [],
    isStopping: () => !intake.isOpen(),
    async stop() {
      leaving.abort();
      await Promise.all([intake.finish(), client && hangUp(client)]);
    },
  };
}

/** More names would make a long line. */
const MOST_NAMES = 5;

function readyLine({ guilds, user }: Client, { library }: Bot): string {
  const names = guilds.cache.map(({ name }) => name).sort();
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const where = names.length > 0 ? ` (${names.slice(0, MOST_NAMES).join(', ')}${more})` : '';
  const articles = counted(library.articles.length, 'article');
  return `Ready as ${user?.tag}: ${articles}, ${counted(names.length, 'server')}${where}.`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
