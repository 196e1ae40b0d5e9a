import { createInterface } from 'node:readline/promises';
import type { Completion } from './complete.js';

/** What a prompt needs; what is done with a line is not its concern. */
export interface Prompt {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether somebody sits at it: they get a greeting, a prompt and completion. */
  readonly interactive: boolean;
  readonly greeting: string;
  /** Ends the prompt from outside. */
  readonly signal: AbortSignal;
  /** The answer to a line, ending with a line break. */
  execute(line: string): string | Promise<string>;
  complete(line: string): Promise<Completion>;
}

const QUIT = /^\s*\/(?:quit|exit)\s*$/iu;

/**
 * Answers line after line until the input ends or `/quit` is typed. Ctrl-C and Ctrl-D end it too.
 *
 * @returns whether anything was typed
 */
export async function runPrompt({
  input,
  output,
  interactive,
  greeting,
  signal,
  ...does
}: Prompt): Promise<boolean> {
  const lines = createInterface({
    input,
    output,
    signal,
    terminal: interactive,
    prompt: interactive ? '> ' : '',
    completer: (line: string) => does.complete(line),
  });
  let isOpen = true;
  let wasUsed = false;
  lines.once('close', () => {
    isOpen = false;
  });
  if (interactive) output.write(`\n${greeting}\n\n`);
  lines.prompt();
  for await (const line of lines) {
    wasUsed ||= line.trim() !== '';
    if (QUIT.test(line)) break;
    if (line.trim() !== '') output.write(`${await does.execute(line)}\n`);
    // The input may have ended while the line was answered.
    if (isOpen) lines.prompt();
  }
  lines.close();
  return wasUsed;
}
