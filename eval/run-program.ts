import type { Command } from 'commander';
import { UnusableData } from './data.js';

/** Runs a program with the command line arguments; unusable data ends it with a sentence and status 1. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof UnusableData)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
