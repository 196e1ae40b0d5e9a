import { commands } from '../../commands/index.js';
import { usage } from '../../commands/usage.js';
import type { Library } from '../library/results.js';
import { complete } from './complete.js';
import { executeLine } from './execute.js';
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

/** A prompt that answers from a library until it is left. */
export async function startTerminal(library: Library, terminal: Terminal): Promise<void> {
  const { width, ansi, ...streams } = terminal;
  await runPrompt({
    ...streams,
    greeting: greetingFor(library),
    execute: (line) => executeLine(line, library, { width: width(), ansi }),
    complete: (line) => complete(line, commands, { library }),
  });
}

function greetingFor({ articles }: Library): string {
  const count = articles.length === 1 ? 'One article is' : `${articles.length} articles are`;
  return [
    `${count} open. Ask a question, or type a command; Tab completes commands, speakers and sections.`,
    ...[...commands.values()].map(({ payload }) => `  ${usage(payload).padEnd(48)} ${payload.description}`),
    `  ${'/quit'.padEnd(48)} Leave`,
  ].join('\n');
}
