import { once } from 'node:events';
import { complete } from './complete.js';
import { executeLine, type Screen } from './execute.js';
import { greetingFor } from './greeting.js';
import type { Member } from './member.js';
import { runPrompt } from './prompt.js';

/** A terminal, or what stands in for one. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interactive: boolean;
  readonly ansi: boolean;
  /** Asked anew for each answer: a window changes its size. */
  width(): number;
}

/**
 * A prompt whose lines a member sends as interactions, until it is left or the signal ends it. An input that is no
 * terminal and ends without a word, as a service has it, leaves nothing: then only the signal ends it.
 */
export async function startTerminal(member: Member, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { width, ansi, ...streams } = terminal;
  const screen: Screen = {};
  const wasUsed = await runPrompt({
    ...streams,
    signal,
    greeting: greetingFor(member.commands()),
    execute: (line) => executeLine(line, member, { width: width(), ansi }, screen),
    complete: (line) => complete(line, member),
  });
  if (!wasUsed && !terminal.interactive && !signal.aborted) await once(signal, 'abort');
}
