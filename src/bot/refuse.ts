import { InteractionType } from 'discord-api-types/v10';
import { note } from '../cards/card.js';
import { componentsOf } from '../cards/components.js';
import type { Responses } from './responses.js';

/** Answers with a sentence for the member alone; while an option is being typed, with no values. */
export async function refuse(type: unknown, responses: Responses, sentence: string): Promise<void> {
  if (type === InteractionType.ApplicationCommandAutocomplete) return responses.suggest([]);
  const card = { title: ['That did not work'], blocks: [note(sentence)] };
  return responses.send(componentsOf(card, { articles: [] }, { private: true }));
}
