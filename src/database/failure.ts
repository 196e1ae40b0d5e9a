/** A PostgreSQL database as sentences name it. */
export interface DatabaseName {
  /** What it is: "database", or "archive at". */
  readonly kind: string;
  /** Host, port and name, without user and password. */
  readonly address: string;
  /** The variable that names it. */
  readonly variable: string;
  /** What its errors mean where that is something else than usually, by their codes. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** What a database throws: an error with a code of PostgreSQL or of the system. */
interface DatabaseError extends Error {
  readonly code?: string;
  /** The function of PostgreSQL that failed. */
  readonly routine?: string;
}

/** Why a PostgreSQL database cannot be used, by its code, or the system's. */
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

/** What makes a table's file longer. Where it may not, there is a code only for some of the reasons. */
const EXTENDING = /^md(?:zero)?extend$/u;

/** What the driver says without a code. */
const LOST = /^(?:Connection terminated|timeout exceeded|Query read timeout|Client (?:has|was))/u;

/** Why a PostgreSQL database cannot be used, and what to do; null for an error that is none of a database's. */
export function sentenceFor(error: unknown, database: DatabaseName): string | null {
  const { code = '', message, routine = '' } = error as DatabaseError;
  if (code === '' && !LOST.test(message)) return null;
  const known = database.meanings?.[code] ?? SENTENCES[code]?.(database);
  if (known) return known;
  if (EXTENDING.test(routine))
    return `The disk of the ${database.kind} "${database.address}" takes no more (${message}). Make space; nothing was changed.`;
  // Codes of PostgreSQL have five characters; those of classes 08 and 57P say that it is not there.
  if (/^\w{5}$/u.test(code) && !/^(?:08|57P)/u.test(code))
    return `The ${database.kind} "${database.address}" fails (${message}).`;
  if (/timeout/iu.test(message)) return tooSlow(database);
  return `The ${database.kind} "${database.address}" cannot be reached. Check that PostgreSQL runs there and takes connections.`;
}

/**
 * Host, port and name of a database, without user and password; null where that is no address of a PostgreSQL
 * database.
 *
 * @example addressOf('postgres://ada:secret@localhost:5432/news') // 'localhost:5432/news'
 */
export function addressOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return /^postgres(?:ql)?:$/u.test(protocol) ? `${host}${pathname}` : null;
}
