import type { Compiler } from '../library/compiler.js';
import type { Limits, Store } from '../store/store.js';
import { type Equipment, type Guild, guildOf } from './guild.js';
import { contentOf, openGuildLibraries, type Sources } from './guild-libraries.js';

/** The servers that the bot is in, each with its own articles and settings. */
export interface Guilds {
  /** A server by its id. */
  guild(id: string): Guild;
  /** The bot was removed from a server; its data is deleted after some time. */
  left(id: string): Promise<void>;
  /** The bot is in a server, perhaps again. */
  returned(id: string): Promise<void>;
  /** The bot is in these servers. It has left all others that `isTold` accepts, perhaps while it was not running. */
  known(ids: ReadonlySet<string>, isTold: (id: string) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The options for opening the servers. */
export interface GuildsOptions extends Sources {
  readonly store: Store;
  readonly compiler: Compiler;
  readonly limits: Limits;
  /** Called with a warning for failures in the background. */
  warn(line: string): void;
  now?(): number;
}

const DAY = 86_400_000;

/** The number of days for which unused data is kept. */
export const KEPT_DAYS = { removed: 7, left: 30, unanswered: 90 } as const;

/**
 * Opens the data of servers, and from then on deletes expired data once a day. The caller must close it; store and
 * compiler are closed with it.
 */
export function openGuilds(options: GuildsOptions): Guilds {
  const { store, compiler, limits, warn, now = Date.now } = options;
  const libraries = openGuildLibraries(options);
  const unsubscribe = store.subscribe(libraries.changed);
  let sweeping: Promise<void> = Promise.resolve();

  /** Deletes from the cache what no server uses any more. Only one sweep runs at a time. */
  function sweep(before?: () => Promise<void>): Promise<void> {
    sweeping = sweeping
      .then(async () => {
        await before?.();
        await compiler.keepContents(await contentsIn(store));
      })
      .catch((error: Error) => warn(`What is not kept any longer could not be deleted: ${error.message}`));
    return sweeping;
  }

  const purge = () =>
    sweep(() =>
      store.purge({
        removed: now() - KEPT_DAYS.removed * DAY,
        left: now() - KEPT_DAYS.left * DAY,
        unanswered: now() - KEPT_DAYS.unanswered * DAY,
      }),
    );
  const daily = setInterval(purge, DAY).unref();
  purge();

  const equipment: Equipment = { store, compiler, libraries, limits, now, deleted: () => void sweep() };
  return {
    guild: (id) => guildOf(id, equipment),
    left: (id) => store.left(id, now()),
    returned: (id) => store.returned(id),
    async known(ids, isTold) {
      for (const guild of await store.guilds())
        if (!ids.has(guild) && isTold(guild)) await store.left(guild, now());
    },
    async close() {
      clearInterval(daily);
      unsubscribe();
      await sweeping;
      await compiler.close();
      await store.close();
    },
  };
}

/** The contents of all servers, by their cache keys. */
async function contentsIn(store: Store) {
  const contents = [];
  for (const guild of await store.guilds())
    for (const article of await store.articles(guild)) contents.push(contentOf(article));
  return contents;
}
