import { OptionType } from './command.js';

/** Options that several commands take. */
export const SOURCE = {
  type: OptionType.string,
  name: 'source',
  description: 'Only this article',
  autocomplete: true,
} as const;

export const PRIVATE = {
  type: OptionType.boolean,
  name: 'private',
  description: 'Show the answer to nobody but me',
} as const;

/** The options that are there: the library tells an option left out from one that is undefined. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
