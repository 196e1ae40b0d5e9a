import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from '../../commands/index.js';
import { type Guilds, openGuilds } from '../../src/guilds/guilds.js';
import { type Compiler, makeCompiler } from '../../src/library/compiler.js';
import { createMutableLibrary, type FolderLibrary } from '../../src/library/mutable-library.js';
import type { Library } from '../../src/library/results.js';
import { openStore } from '../../src/store/open.js';
import type { GuildLimits, Store } from '../../src/store/store.js';
import { sharedThreads } from './shared-threads.js';

/** One for all tests. */
const compiler = { ...makeCompiler({ threads: sharedThreads }), close: async () => {} };

/** What is kept of servers, in a folder that is gone afterwards. */
export interface Kept {
  readonly guilds: Guilds;
  readonly store: Store;
  readonly seeds: FolderLibrary;
  /** What went wrong while nobody waited. */
  readonly warnings: string[];
  close(): Promise<void>;
}

export interface KeptOptions {
  readonly limits?: Partial<GuildLimits>;
  readonly memory?: number;
  readonly now?: () => number;
  /** The one of all tests, which keeps nothing, unless told. */
  readonly compiler?: Compiler;
  /** The address of a PostgreSQL database, in the place of the folder. */
  readonly databaseUrl?: string;
  /** Whether the operator's articles stand for those of an archive. */
  readonly isArchive?: boolean;
  /** Stands between the servers and their store. */
  readonly wrapped?: (store: Store) => Store;
}

export async function keepServers(library: Library, options: KeptOptions = {}): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-servers-'));
  const store = await openStore({ dataDir: folder, databaseUrl: options.databaseUrl });
  const seeds = createMutableLibrary(library);
  const warnings: string[] = [];
  const { wrapped = (same) => same, now, memory = 256 * 1024 * 1024 } = options;
  const guilds = openGuilds({
    store: wrapped(store),
    seeds: options.isArchive ? { library } : seeds,
    compiler: options.compiler ?? compiler,
    limits: { articles: 500, bytes: 20 * 1024 * 1024, ...options.limits },
    memory,
    ready,
    warn: (line) => warnings.push(line),
    ...(now && { now }),
  });
  return {
    guilds,
    store,
    seeds,
    warnings,
    async close() {
      await guilds.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A file as somebody attaches it. */
export function textFile(name: string, text: string) {
  return { name, bytes: new TextEncoder().encode(text) };
}
