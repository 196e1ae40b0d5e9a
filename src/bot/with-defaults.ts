import type { Library } from '../library/results.js';
import type { AnswerSettings } from '../settings/settings.js';

/** The same library, whose questions are answered as surely as the owner wants where a command does not say. */
export function withDefaults(
  library: Library,
  { strictness, closest }: Pick<AnswerSettings, 'strictness' | 'closest'>,
): Library {
  return {
    ...library,
    ask: (question, options) => library.ask(question, { strictness, closest, ...options }),
  };
}
