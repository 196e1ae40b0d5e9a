import type { Library } from '../library/results.js';
import type { AnswerSettings } from '../settings/settings.js';

/** The same library, whose questions are answered as the owner wants them to be where a command does not say. */
export function withDefaults(library: Library, { passages, strictness }: AnswerSettings): Library {
  const defaults = { limit: passages, strictness };
  return { ...library, ask: (question, options) => library.ask(question, { ...defaults, ...options }) };
}
