import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The lines typed at the prompt in earlier runs. */
export interface History {
  /** The newest first, as `readline` has them. */
  readonly lines: string[];
  /** Keeps a line for the next run. */
  add(line: string): void;
}

/** Lines that are offered again. */
const MOST_LINES = 1000;

/**
 * Opens the file in which lines are kept, for its owner's eyes alone. Where it cannot be read or written, there is no
 * history, and nobody is kept from typing.
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
        // Line by line: two prompts at a time take nothing from each other.
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      });
    },
  };
}

function linesIn(file: string): string[] {
  return (tried(() => readFileSync(file, 'utf8')) ?? '').split('\n').filter((line) => line !== '');
}

/** What comes of it; nothing where the system refuses. */
function tried<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
