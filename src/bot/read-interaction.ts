import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  InteractionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Addressed } from './responses.js';

/** Interactions of the kinds that are answered here. */
export type Readable =
  | APIApplicationCommandInteraction
  | APIApplicationCommandAutocompleteInteraction
  | APIMessageComponentInteraction;

const address = z.looseObject({ id: z.string(), application_id: z.string(), token: z.string() });

const option = z.looseObject({ name: z.string() });
const command = z.looseObject({ name: z.string(), options: z.array(option).optional() });
const component = z.looseObject({ custom_id: z.string() });

const DATA: Readonly<Record<number, z.ZodType>> = {
  [InteractionType.ApplicationCommand]: command,
  [InteractionType.ApplicationCommandAutocomplete]: command,
  [InteractionType.MessageComponent]: component,
};

/** What an answer is sent to; null where there is nothing to send it to. */
export function addressIn(received: unknown): Addressed | null {
  return address.safeParse(received).data ?? null;
}

/** An interaction whose parts stand where they are looked for; null where they do not, or none would look at it. */
export function readInteraction(received: object): Readable | null {
  const data = 'type' in received ? DATA[received.type as number] : undefined;
  const shape = data && z.looseObject({ data, guild_id: z.string().nullish() });
  return shape?.safeParse(received).success ? (received as Readable) : null;
}
