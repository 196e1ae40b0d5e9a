import { describe } from './failures.js';
import type { Log } from './log.js';

/** The exit status of a bot that was told to stop. */
const STOPPED = 0;

/** The exit status of a bot that has fallen over. */
export const CRASHED = 1;

/** Whoever started the bot does not wait for ever. */
const AT_THE_LATEST = 5000;

/** How often it is looked whether npm is still there, in milliseconds. */
const LOOK_EVERY = 500;

/**
 * Resolves with the exit status when the process is told to stop (SIGINT, SIGTERM, the end of its parent) or when
 * something fails that nobody caught. There is time then to close connections, but no more than 5 s.
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
    whenOrphanedByNpm(process, () => end(STOPPED));
  });
}

/** Ends a program that waits for nothing but its work as SIGTERM does, when npm is told to stop. */
export function endWithNpm(process: NodeJS.Process): void {
  whenOrphanedByNpm(process, () => process.kill(process.pid, 'SIGTERM'));
}

/**
 * npm runs a program in a shell and passes signals on to that alone, which dies of them and leaves the program behind.
 * `exec` in the script would put the program in the shell's place, but the shell of Windows has none.
 */
function whenOrphanedByNpm(process: NodeJS.Process, end: () => void): void {
  if (!['start', 'deploy', 'npx'].includes(process.env.npm_lifecycle_event ?? '')) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY).unref();
}
