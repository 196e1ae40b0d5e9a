import type { Payload } from './command.js';

/**
 * How a command is typed.
 *
 * @example usage(quote.payload) // '/quote speaker [about] [source] [private]'
 */
export function usage({ name, options = [] }: Pick<Payload, 'name' | 'options'>): string {
  const parts = options.map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${name}`, ...parts].join(' ');
}
