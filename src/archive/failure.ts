import { addressOf, sentenceFor } from '../database/failure.js';

/** What an archive cannot do: a sentence that says what is wrong and what to do, without any password. */
export class ArchiveFailure extends Error {
  override readonly name = 'ArchiveFailure';
}

/** What is to be done where nothing has been loaded for this version of the program. */
export const LOAD = 'Fill it with "verbatim archive load DIR".';

/** Why the database of an archive cannot be used; an error that is none of a database's as it is. */
export function archiveFailure(error: unknown, url: string): unknown {
  if (error instanceof ArchiveFailure) return error;
  const address = addressOf(url) ?? '';
  const empty = `The archive at "${address}" holds nothing yet. ${LOAD}`;
  const sentence = sentenceFor(error, {
    kind: 'archive at',
    address,
    variable: 'ARCHIVE_URL',
    meanings: {
      // A schema or a table that is not there.
      '3F000': empty,
      '42P01': empty,
      '53100': `The disk of the archive at "${address}" is full. Make space, and load again.`,
    },
  });
  return sentence === null ? error : new ArchiveFailure(sentence, { cause: error });
}
