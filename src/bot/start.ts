import { type Client, Events, GatewayDispatchEvents, type GatewayDispatchPayload, Status } from 'discord.js';
import type { Bot } from './bot.js';
import { makeClient } from './client.js';
import { closedForGood, connectionFailure } from './connection-failure.js';
import { describe } from './failures.js';
import { type Intake, openIntake } from './intake.js';
import type { Log } from './log.js';
import { restResponses } from './responses.js';
import type { ShardPart } from './shards.js';

/** How to reach Discord. */
export interface Connection {
  readonly token: string;
  /** The address of the REST API; the gateway's is asked for there. */
  readonly api: string;
  /** The part of the servers to answer; all of them where it is left out. */
  readonly shard?: ShardPart | undefined;
}

/** A bot on its way to Discord, or there. */
export interface RunningBot {
  /** Resolves when it can be asked in all its servers; rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** Rejects with a `ConnectionFailure` where Discord cannot be reached, does not let the bot in or turns it out. */
  readonly failed: Promise<never>;
  /** The shards of this process, and whether each is connected and knows its servers. */
  shards(): readonly { readonly shard: number; readonly isReady: boolean }[];
  /** Whether it takes no interactions any more. */
  isStopping(): boolean;
  /** Answers what is under way, then leaves Discord. */
  stop(): Promise<void>;
}

/** Connects to Discord and answers interactions until stopped. */
export function startBot(connection: Connection, bot: Bot): RunningBot {
  const { token, api } = connection;
  const client = makeClient(connection);
  const intake = openIntake(bot, (address) => restResponses(client.rest, address));
  listen(client, intake);
  watch(client, bot.log);
  const failed = new Promise<never>((_resolve, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)));
    client.login(token).catch((error) => reject(connectionFailure(error, api)));
  });
  const isReady = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => {
      bot.log.info(readyLine(client, bot));
      resolve();
    });
  });
  // Whoever waits for one of them hears of it; who waits for neither has no use for it.
  failed.catch(() => {});
  const ready = Promise.race([isReady, failed]);
  ready.catch(() => {});
  return {
    ready,
    failed,
    shards: () => client.ws.shards.map(({ id, status }) => ({ shard: id, isReady: status === Status.Ready })),
    isStopping: () => !intake.isOpen(),
    async stop() {
      await intake.finish();
      // What is lost from here on is lost on purpose.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}

/**
 * discord.js would build an object of each interaction, for listeners that we do not have, keep its user for ever, and
 * throw from the socket's callback where something in it is missing. It gets an empty one, which it passes over.
 */
function listen(client: Client, intake: Intake): void {
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return;
    intake.take(packet.d);
    Object.assign(packet, { d: {} });
  });
}

/** Says when a shard is cut off and when it is back; the attempts between, two a second, are not worth a line. */
function watch(client: Client, log: Log): void {
  const cutOff = new Set<number>();
  const isBack = (shard: number) => {
    cutOff.delete(shard);
    if (client.isReady()) log.info(`Shard ${shard} is connected again.`);
  };
  client.on(Events.ShardReconnecting, (shard) => {
    if (!cutOff.has(shard)) log.warn(`Shard ${shard} has no connection to the gateway and keeps trying.`);
    cutOff.add(shard);
  });
  client.on(Events.ShardResume, isBack);
  client.on(Events.ShardReady, isBack);
  client.on(Events.ShardError, (error, shard) => log.warn(`Shard ${shard}: ${describe(error)}`));
  client.on(Events.Error, (error) => log.warn(describe(error)));
  client.on(Events.Debug, (line) => log.debug(line));
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
