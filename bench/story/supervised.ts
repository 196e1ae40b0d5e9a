import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createDiary } from '../../test/e2e/diary.js';

/** Takes a line of what happens, as it does. */
export type Tell = (by: 'supervisor' | 'program', line: string) => void;

/** A program that was started, and whoever stands over it. */
export type Supervised = ReturnType<typeof supervised>;

/**
 * Starts a program as a service manager does: in a group of its own, with these settings alone for an environment.
 *
 * @param command the program and its arguments
 */
export function supervised(command: readonly string[], settings: Record<string, string>, tell: Tell) {
  const [file = '', ...words] = command;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings };
  const child = spawn(file, words, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const diary = createDiary();
  for (const output of [child.stdout, child.stderr])
    createInterface(output).on('line', (raw) => {
      const line = sentenceIn(raw);
      diary.log.info(line);
      tell('program', line);
    });
  const closed = once(child, 'close').then(([status, signal]) => (status ?? signal) as number | string);
  return {
    /** The first line that fits, written already or yet to come. */
    async line(pattern: RegExp): Promise<string> {
      const ended = closed.then((how) => {
        throw new Error(
          `The program has ended (${how}) without a line like ${pattern}:\n${diary.lines.join('\n')}`,
        );
      });
      ended.catch(() => {});
      return Promise.race([diary.line(pattern), ended]);
    },
    /** The exit status, or the signal that ended it, when all that it has written has been read. */
    closed,
    /** Sends a signal to the process that was started, and to none of those that it has started. */
    signal(signal: NodeJS.Signals) {
      tell('supervisor', `sends ${signal}.`);
      child.kill(signal);
    },
    /** Whether it, or a process that it has started, is still there. */
    isLeft: () => isLeft(child.pid),
    /** Ends it and all that it has started, at once. */
    kill() {
      if (child.pid !== undefined && isLeft(child.pid)) process.kill(-child.pid, 'SIGKILL');
    },
  };
}

function isLeft(group: number | undefined): boolean {
  if (group === undefined) return false;
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** What a line of the log says, or a line of anything else. */
function sentenceIn(raw: string): string {
  if (!raw.startsWith('{')) return raw;
  const { msg, level, command, outcome } = JSON.parse(raw) as Record<string, string>;
  return outcome === undefined ? `${level}: ${msg}` : `${level}: ${msg} (${command}, ${outcome})`;
}
