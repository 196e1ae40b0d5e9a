import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { inspectArchive } from '../archive/archive.js';
import { ArchiveFailure } from '../archive/archive-failure.js';
import { type ServerState, tooOld } from '../database/connections.js';
import { inspectStore, type StoreState } from '../store/inspect.js';
import type { StorePlace } from '../store/open.js';
import { StoreFailure } from '../store/store-failure.js';
import { type Finding, note, ok, todo } from './findings.js';

const DATA = 'Data';
const ARCHIVE = 'Archive';
const AGAIN = 'Then run "verbatim doctor" again.';

/**
 * Checks the place where the data of servers is kept: whether it is usable, and how much it contains. Creates nothing.
 */
export async function examineData(place: StorePlace): Promise<Finding[]> {
  const { dataDir, databaseUrl } = place;
  if (databaseUrl === undefined && !isWritable(dataDir))
    return [
      todo(
        DATA,
        `Nothing can be kept in "${dataDir}".`,
        'Set DATA_DIR to a folder that the bot may write to.',
      ),
    ];
  try {
    const state = await inspectStore(place);
    return [...examineServer(DATA, 'DATABASE_URL', state.server), ...examineStore(place, state)];
  } catch (error) {
    if (error instanceof StoreFailure) return [todo(DATA, error.message, AGAIN)];
    throw error;
  }
}

function examineStore({ dataDir }: StorePlace, state: StoreState): Finding[] {
  const { server, tables, isClaimed } = state;
  const where = server ? `the PostgreSQL ${server.version} of DATABASE_URL` : `"${dataDir}"`;
  const found = `The articles and settings of servers are kept in ${where}`;
  if (tables === 'newer')
    return [
      todo(DATA, `A newer version of Verbatim has changed the tables in ${where}.`, 'Update Verbatim.'),
    ];
  if (tables !== 'current' && server && !server.makesTables)
    return [
      todo(
        DATA,
        'The user of DATABASE_URL may not make tables.',
        'Grant it CREATE on the schema: GRANT CREATE ON SCHEMA public TO its name.',
      ),
    ];
  return [
    ok(DATA, tables === 'none' ? `${found}.` : `${found}: ${contents(state)}.`),
    ...(tables === 'old' ? [note(DATA, 'Their tables are of an older version.', BACK_UP)] : []),
    ...(isClaimed ? [note(DATA, `A process uses "${dataDir}", most likely the bot.`, ONE_BOT)] : []),
  ];
}

const BACK_UP = 'The next "verbatim start" brings them up to date. Make a backup before.';
const ONE_BOT = 'Leave it, unless you want to start another bot: that needs a DATA_DIR of its own.';

function contents({ servers, articles }: StoreState): string {
  return `${counted(articles, 'article')} of ${counted(servers, 'server')}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Reasons why a database server cannot be used at all. */
function examineServer(about: string, variable: string, server: ServerState | null): Finding[] {
  if (!server) return [];
  const old = tooOld(server, variable);
  return [
    ...(old === null ? [] : [todo(about, old, 'Update PostgreSQL, or name another server.')]),
    ...(server.isReadOnly && about === DATA
      ? [
          todo(
            about,
            `${variable} names a database that is read-only.`,
            'Name the primary server, not a replica.',
          ),
        ]
      : []),
  ];
}

/** Whether the archive can be used, and how much it contains. */
export async function examineArchive(url: string): Promise<Finding[]> {
  try {
    const { server, holds } = await inspectArchive(url);
    const findings = examineServer(ARCHIVE, 'ARCHIVE_URL', server);
    if (!(holds instanceof ArchiveFailure)) {
      const held = `${counted(holds.articles, 'article')} with ${counted(holds.paragraphs, 'paragraph')}`;
      return [...findings, ok(ARCHIVE, `The PostgreSQL ${server.version} of ARCHIVE_URL holds ${held}.`)];
    }
    const isLoadable = server.makesSchemas && !server.isReadOnly;
    return [...findings, todo(ARCHIVE, holds.message, isLoadable ? AGAIN : NO_SCHEMA)];
  } catch (error) {
    if (error instanceof ArchiveFailure) return [todo(ARCHIVE, error.message, AGAIN)];
    throw error;
  }
}

const NO_SCHEMA =
  'The user of ARCHIVE_URL may not load it: it needs a primary server, and CREATE on the database.';

/** Whether a folder is writable or can be created. */
function isWritable(folder: string): boolean {
  let there = resolve(folder);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK);
    return statSync(there).isDirectory();
  } catch {
    return false;
  }
}
