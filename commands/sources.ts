import { sourcesCard } from '../src/cards/article-cards.js';
import type { Card, SourcesAction } from '../src/cards/card.js';
import type { Command, Context, Payload } from './command.js';

const payload = {
  name: 'sources',
  description: 'The articles that you can ask about',
} as const satisfies Payload;

/** `/sources`: lists the articles, and which of them are the server's own. */
export const sources: Command<typeof payload> = {
  payload,
  run: (_options, context) => sourcesPage({ page: 1 }, context),
};

/** A page of the list. */
export function sourcesPage({ page }: Omit<SourcesAction, 'type'>, { library, server }: Context): Card {
  return sourcesCard(library, page, server?.own);
}
