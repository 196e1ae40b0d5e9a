import { InteractionType, InteractionResponseType as ResponseType } from 'discord.js';
import { z } from 'zod';
import { errors } from './errors.js';
import { list, readForm, text } from './form.js';
import { localized } from './option-rules.js';

const callbackShape = z.strictObject({ type: z.int(), data: z.unknown().optional() });

/** The answers that may be given to an interaction, by its type. Forms to fill in are not among them. */
const ALLOWED: Partial<Record<InteractionType, readonly ResponseType[]>> = {
  [InteractionType.ApplicationCommand]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
  ],
  [InteractionType.MessageComponent]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
    ResponseType.DeferredMessageUpdate,
    ResponseType.UpdateMessage,
  ],
  [InteractionType.ModalSubmit]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [ResponseType.ApplicationCommandAutocompleteResult],
};

/**
 * Reads the outer form of an answer to an interaction.
 * @throws {DiscordError} code 50035 where the type is none that this interaction can be answered with
 */
export function readCallback(
  body: unknown,
  interaction: InteractionType,
): { type: ResponseType; data: unknown } {
  const { type, data } = readForm(callbackShape, body);
  const allowed = ALLOWED[interaction] ?? [];
  if (allowed.includes(type)) return { type, data };
  throw errors.form([
    { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` },
  ]);
}

const choicesShape = z.strictObject({
  choices: list(
    z.strictObject({
      name: text(1, 100),
      name_localizations: localized(1, 100),
      value: z.union([text(1, 100), z.number()]),
    }),
    0,
    25,
  ),
});

const deferShape = z.strictObject({ flags: z.literal([0, 64]).nullish() }).nullish();

/** The choices of an answer to an autocomplete interaction: at most 25, names and values of 1 to 100 characters. */
export function readChoices(data: unknown): { name: string; value: string | number }[] {
  return readForm(choicesShape, data, ['data']).choices.map(({ name, value }) => ({ name, value }));
}

/** The flags of a deferred answer: 64 where it will be for the user alone, 0 otherwise. */
export function readDefer(data: unknown): number {
  return readForm(deferShape, data, ['data'])?.flags ?? 0;
}
