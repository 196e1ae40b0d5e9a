import { describe } from './failures.js';
import type { Log } from './log.js';

/** Exit statuses of a bot: told to stop, and fallen over. */
const STOPPED = 0;
const CRASHED = 1;

/** Whoever started the bot does not wait for ever. */
const AT_THE_LATEST = 5000;

/**
 * Resolves with the exit status when the process is told to stop (SIGINT, SIGTERM, the end of its parent) or when something fails that
 * nobody caught; discord.js throws such where it cannot read what the gateway sends. There is time then to close
 * connections, but no more than 5 s.
 */
export function endingOf(process: NodeJS.Process, log: Log): Promise<number> {
  return new Promise((resolve) => {
    const end = (status: number) => {
      setTimeout(() => process.exit(status), AT_THE_LATEST).unref();
      resolve(status);
    };
    const crash = (error: unknown) => {
      log.error(`Ends because of a fault: ${describe(error)}`);
      end(CRASHED);
    };
    // A shard has lost the process that started it when it is disconnected.
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => end(STOPPED));
    for (const fault of ['uncaughtException', 'unhandledRejection']) process.on(fault, crash);
  });
}
