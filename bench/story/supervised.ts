import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createDiary } from '../../test/e2e/diary.js';

/** Receives each line of output when it is written. */
export type Tell = (by: 'supervisor' | 'program', line: string) => void;

/** A program that was started, and its supervisor. */
export type Supervised = ReturnType<typeof supervised>;

/**
 * Starts a program as a service manager does: in a process group of its own, with only these settings as its
 * environment.
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
    /** The first line that matches, past or future. */
    async line(pattern: RegExp): Promise<string> {
      const ended = closed.then((how) => {
        throw new Error(
          `The program has ended (${how}) without a line like ${pattern}:\n${diary.lines.join('\n')}`,
        );
      });
      ended.catch(() => {});
      return Promise.race([diary.line(pattern), ended]);
    },
    /** The exit status, or the signal that ended it, once all its output has been read. */
    closed,
    /** Sends a signal to the process itself, not to its children. */
    signal(signal: NodeJS.Signals) {
      tell('supervisor', `sends ${signal}.`);
      child.kill(signal);
    },
    /** Whether the process or one of its children is still running. */
    isLeft: () => isLeft(child.pid),
    /** Kills the process and all its children. */
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

/** The message of a log line, or any other line unchanged. */
function sentenceIn(raw: string): string {
  if (!raw.startsWith('{')) return raw;
  const { msg, level, command, outcome } = JSON.parse(raw) as Record<string, string>;
  return outcome === undefined ? `${level}: ${msg}` : `${level}: ${msg} (${command}, ${outcome})`;
}
