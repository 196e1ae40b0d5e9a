import { pino } from 'pino';
import type { LogSettings } from '../settings/read-settings.js';

/** Properties of a log line beside its message, for programs to search. */
type Fields = Readonly<Record<string, unknown>>;

type Write = (line: string, fields?: Fields) => void;

/** Where the bot logs. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/**
 * A log of JSON lines: `time`, `level`, `msg` and further properties.
 *
 * @param always properties of every line
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
