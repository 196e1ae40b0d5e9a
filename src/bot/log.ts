import { pino } from 'pino';
import type { LogSettings } from '../settings/settings.js';

/** What belongs to a line of the log beside its sentence, for programs to search by. */
type Fields = Readonly<Record<string, unknown>>;

type Write = (line: string, fields?: Fields) => void;

/** Where the bot says what goes on. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/**
 * A log of JSON lines: `time`, `level`, `msg` and what else belongs to it.
 *
 * @param always fields of every line
 */
export function openLog(
  output: NodeJS.WritableStream,
  level: LogSettings['level'],
  always: Fields = {},
): Log {
  const logger = pino(
    {
      level,
      base: always,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    output,
  );
  const write =
    (to: keyof Log) =>
    (line: string, fields: Fields = {}) =>
      logger[to](fields, line);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
