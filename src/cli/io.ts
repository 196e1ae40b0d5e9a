/** What a command line reads and writes; a process has one, and a test makes its own. */
export interface Io {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** No wider: long lines are hard to read. */
const WIDEST = 100;
const USUAL = 80;

/** How text is laid out on that output. */
export function styleFor({ output, env }: Io): { width: number; ansi: boolean } {
  const plain = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return { width: Math.min(output.columns || USUAL, WIDEST), ansi: output.isTTY === true && !plain };
}
