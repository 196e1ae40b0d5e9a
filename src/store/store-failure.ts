import { addressOf, sentenceFor } from '../database/postgres-failure.js';

/** A failure of a store: a sentence that says what is wrong and what to do, without any password. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}

/** An error thrown by a database, with a code of SQLite or the system. */
interface DatabaseError extends Error {
  readonly code?: string;
}

/** Why a SQLite database cannot be used, by the prefix of the error's code. */
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

/** What is wrong with a PostgreSQL database. */
export function postgresFailure(error: unknown, url: string): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const address = addressOf(url) ?? '';
  const sentence =
    sentenceFor(error, { kind: 'database', address, variable: 'DATABASE_URL' }) ??
    `The database "${address}" fails (${(error as Error).message}).`;
  return new StoreFailure(sentence, { cause: error });
}

function notWritable(folder: string): string {
  return `"${folder}" cannot be written. Give it to the user that runs this program, or name another folder in DATA_DIR.`;
}

function damaged(folder: string): string {
  return `The database in "${folder}" is damaged. Put a backup in its place.`;
}
