import { ask } from './ask.js';
import type { Command } from './command.js';
import { helpCard, helpPayload } from './help-card.js';

/** `/help`: every command with its options. */
export const help: Command<typeof helpPayload> = {
  payload: helpPayload,
  run: (_options, { library }) => helpCard(ask.payload, library),
};
