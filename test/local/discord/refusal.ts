import { DiscordError } from '../../../src/local/discord/validation.js';

/** The problems that a request is refused with, each as `path code`; none where it is taken. */
export function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    if (error.problems.length === 0) return [String(error.code)];
    return error.problems.map(({ path, code }) => `${path.join('.')} ${code}`);
  }
}
