/** Where the bot says what goes on, a line at a time. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
}

/** A log with the time before each line; line breaks inside a message do not make a second line. */
export function lineLog(output: NodeJS.WritableStream, now: () => Date = () => new Date()): Log {
  const write = (level: string) => (line: string) =>
    void output.write(`${now().toISOString()} ${level} ${line.replace(/\s*[\r\n]+\s*/gu, ' ')}\n`);
  return { info: write('info'), warn: write('warn') };
}
