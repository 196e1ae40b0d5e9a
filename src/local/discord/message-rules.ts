import { type APIMessage, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { componentProblems, rowProblems } from './component-limits.js';
import { topComponent } from './component-shapes.js';
import { errors, type Problem } from './errors.js';
import { list, readForm, snowflake, text } from './form.js';

/** The flags that a message may be sent with. */
const SENDABLE_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

const mentions = z.strictObject({
  parse: z.array(z.enum(['roles', 'users', 'everyone'])).nullish(),
  roles: list(snowflake, 0, 100).nullish(),
  users: list(snowflake, 0, 100).nullish(),
  replied_user: z.boolean().nullish(),
});

const flags = z
  .int()
  .nullish()
  .refine((value) => ((value ?? 0) & ~SENDABLE_FLAGS) === 0, {
    params: { code: 'MESSAGE_INVALID_FLAGS' },
    message: 'Invalid flags',
  });

const messageShape = z.strictObject({
  content: text(0, 2000).nullish(),
  embeds: list(z.looseObject({}), 0, 10).nullish(),
  components: list(topComponent, 0, 40).nullish(),
  allowed_mentions: mentions.nullish(),
  attachments: list(z.never(), 0, 0).nullish(),
  flags,
  tts: z.boolean().nullish(),
  nonce: z.union([z.int(), z.string().max(25)]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});

/** What a bot sends to make or change a message. */
export type MessageBody = z.infer<typeof messageShape>;

/** What a message holds, as far as the rules look at it. */
interface MessageState {
  readonly content: string;
  readonly embeds: readonly object[];
  readonly components: readonly object[];
  readonly flags: number;
}

/**
 * Reads what a bot sends to make a message, or to change one.
 * @param at where the body stands in the request, for the paths of the problems
 * @param before the message to change; what is not sent stays
 * @throws {DiscordError} code 50035 that names the fields, or 50006 for a message with nothing in it
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

/** Text and embeds have no place in a message of components V2. */
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

/** Rows of buttons alone are no message, but components V2 are. */
function isEmpty({ content, embeds, components, flags }: MessageState): boolean {
  const shows = flags & MessageFlags.IsComponentsV2 ? components.length > 0 : embeds.length > 0;
  return content.trim() === '' && !shows;
}
