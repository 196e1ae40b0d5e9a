/** What an archive cannot do: a sentence that says what is wrong and what to do, without any password. */
export class ArchiveFailure extends Error {
  override readonly name = 'ArchiveFailure';
}

/** What is to be done where nothing has been loaded for this version of the program. */
export const LOAD = 'Fill it with "verbatim archive load DIR".';

/** By PostgreSQL's code for the error, or the system's. */
const SENTENCES: Readonly<Record<string, (address: string) => string>> = {
  '28P01': (address) => `The archive at ${address} refuses the user or the password. Correct ARCHIVE_URL.`,
  '28000': (address) =>
    `The archive at ${address} lets this user not in. Correct ARCHIVE_URL or pg_hba.conf.`,
  '3D000': (address) => `There is no database ${address}. Create it, or correct ARCHIVE_URL.`,
  '42501': (address) => `The user of ARCHIVE_URL may not do that in ${address}. Grant it the right.`,
  '25006': (address) =>
    `The archive at ${address} is read-only. To load it, name the primary server in ARCHIVE_URL.`,
  '53100': (address) => `The disk of the archive at ${address} is full. Make space, and load again.`,
  '53300': (address) => `The archive at ${address} takes no more connections. Raise its max_connections.`,
  // A schema or a table that is not there.
  '3F000': empty,
  '42P01': empty,
  '57014': tooSlow,
  ENOTFOUND: (address) => `The host of the archive at ${address} is not known. Correct ARCHIVE_URL.`,
};

function empty(address: string): string {
  return `The archive at ${address} holds nothing yet. ${LOAD}`;
}

function tooSlow(address: string): string {
  return `The archive at ${address} does not answer in time. Check its load, and try again.`;
}

/** What the driver says without a code. */
const LOST = /^(?:Connection terminated|timeout exceeded|Query read timeout|Client (?:has|was))/u;

/**
 * Why the database of an archive cannot be used; an error that is none of a database's as it is.
 *
 * @param address host, port and name, without user and password
 */
export function archiveFailure(error: unknown, address: string): unknown {
  if (error instanceof ArchiveFailure) return error;
  const { code = '', message } = error as Error & { readonly code?: string };
  if (code === '' && !LOST.test(message)) return error;
  const known = SENTENCES[code];
  if (known) return new ArchiveFailure(known(address), { cause: error });
  // Codes of PostgreSQL have five characters; those of classes 08 and 57P say that it is not there.
  if (/^\w{5}$/u.test(code) && !/^(?:08|57P)/u.test(code))
    return new ArchiveFailure(`The archive at ${address} fails (${message}).`, { cause: error });
  if (/timeout/iu.test(message)) return new ArchiveFailure(tooSlow(address), { cause: error });
  return new ArchiveFailure(
    `The archive at ${address} cannot be reached. Check that PostgreSQL runs there and takes connections.`,
    { cause: error },
  );
}
