import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Bot } from './bot.js';
import { makeClient } from './client.js';
import { closedForGood, connectionFailure } from './connection-failure.js';
import { dispatch } from './dispatch.js';
import { describe } from './failures.js';
import type { Log } from './log.js';
import { restResponses } from './responses.js';

/** How to reach Discord. */
export interface Connection {
  readonly token: string;
  /** The address of the REST API; the gateway's is asked for there. */
  readonly api: string;
}

/** A bot on its way to Discord, or there. */
export interface RunningBot {
  /** Resolves when it can be asked in all its servers; rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** Rejects with a `ConnectionFailure` where Discord cannot be reached, does not let the bot in or turns it out. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Connects to Discord and answers interactions until stopped. */
export function startBot({ token, api }: Connection, bot: Bot): RunningBot {
  const client = makeClient(api);
  listen(client, bot);
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
    stop: () => {
      // What is lost from here on is lost on purpose.
      client.removeAllListeners(Events.ShardReconnecting);
      return client.destroy();
    },
  };
}

/** Interactions are taken as they arrive on the wire, so that the handlers are the same on every transport. */
function listen(client: Client, bot: Bot): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    void dispatch(interaction, restResponses(client.rest, interaction), bot);
  });
  watch(client, bot.log);
  client.on(Events.Error, (error) => bot.log.warn(describe(error)));
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
