/** What a store cannot do: a sentence that says what is wrong and what to do, without any password. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}

/** What a database throws: an error with a code of SQLite, PostgreSQL or the system. */
interface DatabaseError extends Error {
  readonly code?: string;
}

const CHECK_RUNNING = 'Check that PostgreSQL runs there and takes connections.';

/** Why a SQLite database cannot be used, by the beginning of the error's code. */
const SQLITE: Readonly<Record<string, (folder: string) => string>> = {
  SQLITE_FULL: (folder) => `There is no space left for "${folder}". Make space; nothing was changed.`,
  SQLITE_IOERR: (folder) =>
    `The disk of "${folder}" fails or is full. Check the disk and its space; nothing was changed.`,
  SQLITE_BUSY: (folder) =>
    `Another process keeps the database in "${folder}" for too long. Try again, or end that process.`,
  SQLITE_CANTOPEN: notWritable,
  SQLITE_READONLY: notWritable,
  SQLITE_PERM: notWritable,
  SQLITE_AUTH: notWritable,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
};

/** Why a folder cannot be used, by the system's code. */
const SYSTEM: Readonly<Record<string, (folder: string) => string>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOSPC: (folder) => `There is no space left for "${folder}". Make space; nothing was changed.`,
  EEXIST: (folder) => `"${folder}" is a file; DATA_DIR must be a folder.`,
  ENOTDIR: (folder) => `"${folder}" is inside a file; DATA_DIR must be a folder.`,
};

/** Why a PostgreSQL database cannot be used, by its code, or the system's. */
const POSTGRES: Readonly<Record<string, (address: string) => string>> = {
  '28P01': (address) => `The database ${address} refuses the user or the password. Correct DATABASE_URL.`,
  '28000': (address) => `The database ${address} lets this user not in. Correct DATABASE_URL or pg_hba.conf.`,
  '3D000': (address) => `There is no database ${address}. Create it, or correct DATABASE_URL.`,
  '42501': (address) =>
    `The user may not make or change tables in ${address}. Grant it that, or name another user in DATABASE_URL.`,
  '25006': (address) =>
    `The database ${address} is read-only. Name the primary server in DATABASE_URL, not a replica.`,
  '53100': (address) => `The disk of the database ${address} is full. Make space; nothing was changed.`,
  '53300': (address) => `The database ${address} takes no more connections. Raise its max_connections.`,
  '57014': tooSlow,
  '55P03': tooSlow,
  ENOTFOUND: (address) => `The host of the database ${address} is not known. Correct DATABASE_URL.`,
  EAI_AGAIN: (address) => `The host of the database ${address} cannot be looked up now. Check the network.`,
};

/** What is wrong with a SQLite database in a folder. */
export function sqliteFailure(error: unknown, folder: string): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const { code = '', message } = error as DatabaseError;
  // The driver gives no code for a file that it cannot open.
  if (/unable to open/iu.test(message)) return new StoreFailure(notWritable(folder), { cause: error });
  const known = SYSTEM[code] ?? Object.entries(SQLITE).find(([beginning]) => code.startsWith(beginning))?.[1];
  const sentence = known?.(folder) ?? `The database in "${folder}" fails (${message}).`;
  return new StoreFailure(sentence, { cause: error });
}

/**
 * What is wrong with a PostgreSQL database.
 *
 * @param address host, port and name, without user and password
 */
export function postgresFailure(error: unknown, address: string): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const { code = '', message } = error as DatabaseError;
  const known = POSTGRES[code];
  if (known) return new StoreFailure(known(address), { cause: error });
  if (/^\w{5}$/u.test(code) && !/^(?:08|57P)/u.test(code))
    return new StoreFailure(`The database ${address} fails (${message}).`, { cause: error });
  if (/timeout/iu.test(message)) return new StoreFailure(tooSlow(address), { cause: error });
  return new StoreFailure(`The database ${address} cannot be reached. ${CHECK_RUNNING}`, { cause: error });
}

function notWritable(folder: string): string {
  return `"${folder}" cannot be written. Give it to the user that runs this program, or name another folder in DATA_DIR.`;
}

function damaged(folder: string): string {
  return `The database in "${folder}" is damaged. Put a backup in its place.`;
}

function tooSlow(address: string): string {
  return `The database ${address} does not answer in time. Check its load and its locks, and try again.`;
}
