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

const user = z.looseObject({ id: z.string() });
/** Who sent it and where: a member of a server, or a user elsewhere. */
const sender = {
  guild_id: z.string().nullish(),
  member: z.looseObject({ user }).nullish(),
  user: user.nullish(),
};

const option = z.looseObject({ name: z.string() });
const command = z.looseObject({ name: z.string(), options: z.array(option).optional() });
const component = z.looseObject({ custom_id: z.string() });

/** What each type looks like. A map: every object has something under a name such as `constructor`. */
const SHAPES: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  [InteractionType.ApplicationCommand, z.looseObject({ ...sender, data: command })],
  [InteractionType.ApplicationCommandAutocomplete, z.looseObject({ ...sender, data: command })],
  [
    InteractionType.MessageComponent,
    z.looseObject({ ...sender, data: component, message: z.looseObject({}) }),
  ],
]);

/** What an answer is sent to; null where there is nothing to send it to. */
export function addressIn(received: unknown): Addressed | null {
  return address.safeParse(received).data ?? null;
}

/** An interaction whose parts stand where they are looked for; null where they do not, or none would look at it. */
export function readInteraction(received: object): Readable | null {
  const shape = 'type' in received ? SHAPES.get(received.type) : undefined;
  return shape?.safeParse(received).success ? (received as Readable) : null;
}
