import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { expected } from './unexpected-answer.js';

const shape = z.object({
  id: z.string().regex(/^\d{1,20}$/u),
  name: z.string().default('an application'),
  flags: z.number().optional(),
  bot_require_code_grant: z.boolean().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

/** What Discord says of an application, as far as it matters here. */
export type Application = z.infer<typeof shape>;

/**
 * The application that the token belongs to, as Discord knows it.
 *
 * @throws {UnexpectedAnswer} where the answer is not one of Discord's
 */
export async function applicationOf(rest: REST): Promise<Application> {
  return expected(shape, await rest.get(Routes.currentApplication()));
}
