import { sourcesCard } from '../src/cards/sources-card.js';
import type { Command, Payload } from './command.js';

const payload = {
  name: 'sources',
  description: 'The articles that can be asked',
} as const satisfies Payload;

/** `/sources`: the articles there are. */
export const sources: Command<typeof payload> = {
  payload,
  run: (_options, { library }) => sourcesCard(library),
};
