import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The lines typed at the prompt in earlier runs. */
export interface History {
  /** Newest first, as `readline` expects them. */
  readonly lines: string[];
  /** Keeps a line for the next run. */
  add(line: string): void;
}

/** The maximum number of lines offered again. */
const MOST_LINES = 1000;

/**
 * Opens the history file, which only its owner can read. If it cannot be read or written, there is no history, but the
 * prompt still works.
 */
export function openHistory(file: string): History {
  const kept = linesIn(file);
  const lines = kept.slice(-MOST_LINES);
  if (kept.length > 2 * MOST_LINES)
    tried(() => writeFileSync(file, lines.map((line) => `${line}\n`).join('')));
  return {
    lines: lines.reverse(),
    add(line) {
      tried(() => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        // Appends line by line, so that two prompts at a time do not overwrite each other.
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      });
    },
  };
}

function linesIn(file: string): string[] {
  return (tried(() => readFileSync(file, 'utf8')) ?? '').split('\n').filter((line) => line !== '');
}

/** The result of an action; undefined if it throws. */
function tried<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
