import type { Compiler } from '../library/compiler.js';
import type { Limits, Store } from '../store/store.js';
import { type Equipment, type Guild, guildOf } from './guild.js';
import { openGuildLibraries, type Sources } from './guild-libraries.js';
import { contentOf } from './own-articles.js';

/** The servers that the bot is in, each with its own articles and settings. */
export interface Guilds {
  /** A server by its id. */
  guild(id: string): Guild;
  /** The bot was turned out of a server: what is kept of it is deleted after some time. */
  left(id: string): Promise<void>;
  /** The bot is in a server, perhaps again. */
  returned(id: string): Promise<void>;
  /** The bot is in these servers; it has left any other of those that are told of here, perhaps while it did not run. */
  known(ids: ReadonlySet<string>, isTold: (id: string) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** What servers are opened with. */
export interface GuildsOptions extends Sources {
  readonly store: Store;
  readonly compiler: Compiler;
  readonly limits: Limits;
  /** Is told of what goes wrong while nobody waits. */
  warn(line: string): void;
  now?(): number;
}

const DAY = 86_400_000;

/** For how many days what is not in use any more is kept. */
export const KEPT_DAYS = { removed: 7, left: 30, unanswered: 90 } as const;

/**
 * Opens what is kept of servers, and from then on deletes once a day what is not to be kept any longer. Whoever gets it
 * closes it; store and compiler are closed with it.
 */
export function openGuilds(options: GuildsOptions): Guilds {
  const { store, compiler, limits, warn, now = Date.now } = options;
  const libraries = openGuildLibraries(options);
  const unsubscribe = store.subscribe(libraries.changed);
  let sweeping: Promise<void> = Promise.resolve();

  /** Nothing is left in the cache of what nobody has any more. One sweep at a time. */
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

/** What all servers keep, as the cache knows it. */
async function contentsIn(store: Store) {
  const contents = [];
  for (const guild of await store.guilds())
    for (const article of await store.articles(guild)) contents.push(contentOf(article));
  return contents;
}
