import {
  type APIMessage,
  InteractionType,
  MessageFlags,
  InteractionResponseType as ResponseType,
} from 'discord.js';
import { z } from 'zod';
import { translations } from './command-rules.js';
import { componentProblems, rowProblems, topComponent } from './component-rules.js';
import { boundedList, boundedText, errors, type Problem, readForm, snowflake } from './validation.js';

/** The flags that a message may be sent with. */
const SENDABLE_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

const mentions = z.strictObject({
  parse: z.array(z.enum(['roles', 'users', 'everyone'])).nullish(),
  roles: boundedList(snowflake, 0, 100).nullish(),
  users: boundedList(snowflake, 0, 100).nullish(),
  replied_user: z.boolean().nullish(),
});

const flags = z
  .int()
  .nullish()
  .refine((value) => ((value ?? 0) & ~SENDABLE_FLAGS) === 0, {
    params: { code: 'MESSAGE_INVALID_FLAGS' },
    message: 'Invalid flags',
  });

const messageFields = {
  content: boundedText(0, 2000).nullish(),
  embeds: boundedList(z.looseObject({}), 0, 10).nullish(),
  components: boundedList(topComponent, 0, 40).nullish(),
  allowed_mentions: mentions.nullish(),
  attachments: boundedList(z.never(), 0, 0).nullish(),
  flags,
  tts: z.boolean().nullish(),
  nonce: z.union([z.int(), z.string().max(25)]).nullish(),
  enforce_nonce: z.boolean().nullish(),
};

const messageShape = z.strictObject(messageFields);

/** A message in a channel cannot be ephemeral. */
const newMessageShape = z.strictObject({
  ...messageFields,
  flags: flags.refine((value) => ((value ?? 0) & MessageFlags.Ephemeral) === 0, {
    params: { code: 'MESSAGE_INVALID_FLAGS' },
    message: 'Invalid flags',
  }),
  message_reference: z
    .strictObject({
      type: z.literal(0).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
});

/** The body of a request to send a message in a channel. */
export type NewMessageBody = z.infer<typeof newMessageShape>;

/** The body of a request to create or edit a message. */
export type MessageBody = z.infer<typeof messageShape>;

/** The parts of a message that the rules check. */
interface MessageState {
  readonly content: string;
  readonly embeds: readonly object[];
  readonly components: readonly object[];
  readonly flags: number;
}

/**
 * Reads the body of a request to create or edit a message.
 * @param at the path of the body in the request, for the paths of the problems
 * @param before the message to edit; fields that are not sent stay the same
 * @throws {DiscordError} code 50035 that names the fields, or 50006 for an empty message
 */
export function readMessage(body: unknown, at: readonly string[], before?: APIMessage): MessageBody {
  const sent = readForm(messageShape, body, at);
  const after: MessageState = {
    content: (sent.content === undefined ? before?.content : sent.content) ?? '',
    embeds: (sent.embeds === undefined ? before?.embeds : sent.embeds) ?? [],
    components: (sent.components === undefined ? before?.components : sent.components) ?? [],
    flags: (before?.flags ?? 0) | (sent.flags ?? 0),
  };
  const problems = [...legacyProblems(after, at), ...sentComponentProblems(sent, after.flags, at)];
  if (problems.length > 0) throw errors.form(problems);
  if (isEmpty(after)) throw errors.emptyMessage();
  return sent;
}

/**
 * A message whose references to files are resolved. Instead of the URL of a file store, as at Discord, each gets a data
 * URL with the file.
 *
 * @throws {DiscordError} code 50035 if it refers to a file that was not sent
 */
export function withFiles(body: MessageBody, files: ReadonlyMap<string, string>): MessageBody {
  const visit = <C extends object>(component: C): C => {
    const { file, components } = component as {
      file?: { url: string };
      components?: readonly object[];
    };
    return {
      ...component,
      ...(file && stored(file.url, files)),
      ...(components && { components: components.map(visit) }),
    };
  };
  return body.components ? { ...body, components: body.components.map(visit) } : body;
}

function nameIn(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The properties that Discord adds to the component of a file that was sent with the message. */
function stored(url: string, files: ReadonlyMap<string, string>) {
  const name = nameIn(url);
  const text = files.get(name);
  if (text === undefined)
    throw errors.form([
      {
        path: ['components'],
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: 'The referenced attachment was not found.',
      },
    ]);
  const address = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  return { file: { url: address }, name, size: Buffer.byteLength(text) };
}

/**
 * Reads the body of a request to send a message in a channel, without an interaction.
 * @throws {DiscordError} as `readMessage` does
 */
export function readNewMessage(body: unknown): NewMessageBody {
  const { message_reference: _, ...message } = readForm(newMessageShape, body);
  readMessage(message, []);
  return readForm(newMessageShape, body);
}

/** A message with components V2 may have no content and no embeds. */
function legacyProblems(after: MessageState, at: readonly string[]): Problem[] {
  if (!(after.flags & MessageFlags.IsComponentsV2)) return [];
  return (['content', 'embeds'] as const)
    .filter((field) => after[field].length > 0)
    .map((field) => ({
      path: [...at, field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function sentComponentProblems(sent: MessageBody, flags: number, at: readonly string[]): Problem[] {
  const components = sent.components ?? [];
  const path = [...at, 'components'];
  const rows = flags & MessageFlags.IsComponentsV2 ? [] : rowProblems(components, path);
  return [...rows, ...componentProblems(components, path)];
}

/** A message that has only rows of buttons is empty, but one with components V2 is not. */
function isEmpty({ content, embeds, components, flags }: MessageState): boolean {
  const shows = flags & MessageFlags.IsComponentsV2 ? components.length > 0 : embeds.length > 0;
  return content.trim() === '' && !shows;
}

const callbackShape = z.strictObject({ type: z.int(), data: z.unknown().optional() });

/** The types of responses allowed for an interaction, by its type. */
const ALLOWED: Partial<Record<InteractionType, readonly ResponseType[]>> = {
  [InteractionType.ApplicationCommand]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
    ResponseType.Modal,
  ],
  [InteractionType.MessageComponent]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
    ResponseType.DeferredMessageUpdate,
    ResponseType.UpdateMessage,
    ResponseType.Modal,
  ],
  [InteractionType.ModalSubmit]: [
    ResponseType.ChannelMessageWithSource,
    ResponseType.DeferredChannelMessageWithSource,
    ResponseType.DeferredMessageUpdate,
    ResponseType.UpdateMessage,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [ResponseType.ApplicationCommandAutocompleteResult],
};

/**
 * Reads the envelope of a response to an interaction.
 * @throws {DiscordError} code 50035 if the type is not allowed for this interaction
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
  choices: boundedList(
    z.strictObject({
      name: boundedText(1, 100),
      name_localizations: translations(1, 100),
      value: z.union([boundedText(1, 100), z.number()]),
    }),
    0,
    25,
  ),
});

const deferShape = z.strictObject({ flags: z.literal([0, 64]).nullish() }).nullish();

/** The choices of an autocomplete response: at most 25, with names and values of 1 to 100 characters. */
export function readChoices(data: unknown): { name: string; value: string | number }[] {
  return readForm(choicesShape, data, ['data']).choices.map(({ name, value }) => ({ name, value }));
}

/** The flags of a deferred response: 64 if it will be ephemeral, else 0. */
export function readDefer(data: unknown): number {
  return readForm(deferShape, data, ['data'])?.flags ?? 0;
}
