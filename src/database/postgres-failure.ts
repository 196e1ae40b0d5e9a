/** How messages refer to a PostgreSQL database. */
export interface DatabaseName {
  /** Its kind: "database", or "archive at". */
  readonly kind: string;
  /** Its host, port and name, without user and password. */
  readonly address: string;
  /** The environment variable with its URL. */
  readonly variable: string;
  /** Messages for error codes that have a special meaning for this database. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** An error from a database, with a code from PostgreSQL or from the system. */
interface DatabaseError extends Error {
  readonly code?: string;
  /** The PostgreSQL function that failed. */
  readonly routine?: string;
}

/** Why a PostgreSQL database cannot be used, by error code of PostgreSQL or of the system. */
const SENTENCES: Readonly<Record<string, (database: DatabaseName) => string>> = {
  '28P01': ({ kind, address, variable }) =>
    `The ${kind} "${address}" refuses the user or the password. Correct ${variable}.`,
  '28000': ({ kind, address, variable }) =>
    `The ${kind} "${address}" lets this user not in. Correct ${variable} or pg_hba.conf.`,
  '3D000': ({ address, variable }) => `There is no database "${address}". Create it, or correct ${variable}.`,
  '42501': ({ address, variable }) =>
    `The user may not make, read or change tables in "${address}". Grant it that, or name another user in ${variable}.`,
  '25006': ({ kind, address, variable }) =>
    `The ${kind} "${address}" is read-only. Name the primary server in ${variable}, not a replica.`,
  '53100': diskFull,
  '53300': ({ kind, address }) =>
    `The ${kind} "${address}" takes no more connections. Raise its max_connections.`,
  '57014': tooSlow,
  '55P03': tooSlow,
  ENOTFOUND: ({ kind, address, variable }) =>
    `The host of the ${kind} "${address}" is not known. Correct ${variable}.`,
  EAI_AGAIN: ({ kind, address }) =>
    `The host of the ${kind} "${address}" cannot be looked up now. Check the network.`,
};

function diskFull({ kind, address }: DatabaseName): string {
  return `The disk of the ${kind} "${address}" is full. Make space; nothing was changed.`;
}

function tooSlow({ kind, address }: DatabaseName): string {
  return `The ${kind} "${address}" does not answer in time. Check its load and its locks, and try again.`;
}

/** Functions that extend a table's file. If they fail, only some of the reasons have a code. */
const EXTENDING = /^md(?:zero)?extend$/u;

/** Messages of the driver that have no code. */
const LOST = /^(?:Connection terminated|timeout exceeded|Query read timeout|Client (?:has|was))/u;

/** Why a PostgreSQL database cannot be used, and what to do; null for an error that is not from a database. */
export function sentenceFor(error: unknown, database: DatabaseName): string | null {
  const { code = '', message, routine = '' } = error as DatabaseError;
  if (code === '' && !LOST.test(message)) return null;
  const known = database.meanings?.[code] ?? SENTENCES[code]?.(database);
  if (known) return known;
  if (EXTENDING.test(routine))
    return `The disk of the ${database.kind} "${database.address}" takes no more (${message}). Make space; nothing was changed.`;
  // PostgreSQL's codes have five characters; those of classes 08 and 57P mean that it cannot be reached.
  if (/^\w{5}$/u.test(code) && !/^(?:08|57P)/u.test(code))
    return `The ${database.kind} "${database.address}" fails (${message}).`;
  if (/timeout/iu.test(message)) return tooSlow(database);
  return `The ${database.kind} "${database.address}" cannot be reached. Check that PostgreSQL runs there and takes connections.`;
}

/**
 * The host, port and name of a database, without user and password; null if the URL is not that of a PostgreSQL
 * database.
 *
 * @example addressOf('postgres://ada:secret@localhost:5432/news') // 'localhost:5432/news'
 */
export function addressOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return /^postgres(?:ql)?:$/u.test(protocol) ? `${host}${pathname}` : null;
}
