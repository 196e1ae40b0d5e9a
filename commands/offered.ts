import { localized } from './localizations.js';

/** Servers that the bot is in, and whatever is open to those who have installed it for themselves. */
const INTEGRATIONS = [0, 1];
/** Servers, direct messages with the bot, and direct messages with others. */
const CONTEXTS = [0, 1, 2];

/** A command as it is registered: offered everywhere, in the languages that there are texts for. */
export function offered<C extends { readonly payload: { readonly name: string } }>(command: C): C {
  const payload = { ...localized(command.payload), integration_types: INTEGRATIONS, contexts: CONTEXTS };
  return { ...command, payload };
}
