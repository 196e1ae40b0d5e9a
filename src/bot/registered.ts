import { type REST, Routes } from 'discord.js';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { z } from 'zod';
import { expected } from './unexpected-answer.js';

/** Where commands are registered: for one server, or for all where none is named. */
export interface Place {
  readonly application: string;
  readonly guild: string | undefined;
}

/** The route of all commands of a place. */
export function allIn({ application, guild }: Place) {
  return guild
    ? Routes.applicationGuildCommands(application, guild)
    : Routes.applicationCommands(application);
}

/** The route of one command of a place. */
export function oneIn({ application, guild }: Place, id: string) {
  return guild
    ? Routes.applicationGuildCommand(application, guild, id)
    : Routes.applicationCommand(application, id);
}

const shape = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/**
 * The commands that are registered in a place, with their texts in all languages.
 *
 * @throws {UnexpectedAnswer} where the answer is not one of Discord's
 */
export async function registeredIn(place: Place, rest: REST): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return expected(shape, await rest.get(allIn(place), { query })) as unknown as APIApplicationCommand[];
}

/** A place as it is told to people. */
export function nameOf({ guild }: Pick<Place, 'guild'>): string {
  return guild ? `server ${guild}` : 'all servers';
}
