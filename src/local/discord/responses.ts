import { type APIMessage, MessageFlags, InteractionResponseType as ResponseType } from 'discord.js';
import { readFormBody } from './form-rules.js';
import type { RequestFiles } from './http.js';
import type { Interaction } from './interactions.js';
import { editedMessage, newMessage } from './messages.js';
import {
  type MessageBody,
  readCallback,
  readChoices,
  readDefer,
  readMessage,
  withFiles,
} from './response-rules.js';
import type { State } from './state.js';
import { errors } from './validation.js';

/** The accepted first response to an interaction. */
export interface AcceptedResponse {
  readonly interaction: Interaction;
  readonly type: ResponseType;
  readonly message?: APIMessage;
}

/**
 * Accepts a bot's first response to an interaction.
 * @throws {DiscordError} 10062 if it is too late, 40060 if it is the second, 50035 if it breaks a rule; an invalid
 * response leaves the interaction open
 */
export function acceptResponse(
  state: State,
  id: string,
  token: string,
  body: unknown,
  files: RequestFiles = NO_FILES,
): AcceptedResponse {
  const interaction = state.interactions.toAnswer(id, token);
  const { type, data } = readCallback(body, interaction.type);
  const message = ACCEPT[type]?.(state, interaction, data, files);
  interaction.isAnswered = true;
  state.onAcknowledged(state.clock.now() - interaction.createdAt);
  return { interaction, type, ...(message && { message }) };
}

const NO_FILES: RequestFiles = new Map();

type Accept = (
  state: State,
  interaction: Interaction,
  data: unknown,
  files: RequestFiles,
) => APIMessage | undefined;

/** What each type of first response does. */
const ACCEPT: Partial<Record<ResponseType, Accept>> = {
  [ResponseType.ChannelMessageWithSource](state, interaction, data, files) {
    const body = withFiles(readMessage(data ?? {}, ['data']), files);
    return settled(interaction, post(state, interaction, body, body.flags ?? 0));
  },
  [ResponseType.DeferredChannelMessageWithSource](state, interaction, data) {
    return post(state, interaction, {}, readDefer(data) | MessageFlags.Loading);
  },
  [ResponseType.UpdateMessage](state, interaction, data) {
    const source = ownSource(state, interaction);
    return settled(interaction, edit(state, source, readMessage(data ?? {}, ['data'], source)));
  },
  [ResponseType.DeferredMessageUpdate](state, interaction) {
    return settled(interaction, ownSource(state, interaction));
  },
  [ResponseType.Modal](_state, interaction, data) {
    interaction.settle.done({ form: readFormBody(data) });
    return undefined;
  },
  [ResponseType.ApplicationCommandAutocompleteResult](_state, interaction, data) {
    interaction.settle.done({ choices: readChoices(data) });
    return undefined;
  },
};

/** Posts a message of the bot that belongs to an interaction; the first one is its @original. */
function post(state: State, interaction: Interaction, body: MessageBody, flags: number): APIMessage {
  const id = state.nextId();
  const repliesTo = interaction.originalId ?? interaction.source?.id;
  const message = newMessage(state.world, id, state.clock.now(), { interaction, body, flags, repliesTo });
  interaction.originalId ??= id;
  interaction.messageIds.add(id);
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0;
  state.messages.add({ message, ...(isPrivate && { onlyFor: interaction.user.id }) });
  return message;
}

/** Changes a message. */
function edit(state: State, message: APIMessage, body: MessageBody): APIMessage {
  const edited = editedMessage(message, body, state.clock.now());
  state.messages.replace(edited);
  return edited;
}

/** The message whose component was used; a response that changes it makes it the interaction's @original. */
function ownSource(state: State, interaction: Interaction): APIMessage {
  const source = state.messages.find(interaction.source?.id ?? '');
  if (!source) throw errors.unknownMessage();
  interaction.originalId = source.message.id;
  interaction.messageIds.add(source.message.id);
  return source.message;
}

function settled(interaction: Interaction, message: APIMessage): APIMessage {
  interaction.settle.done({ message });
  return message;
}

/**
 * Accepts a follow-up to an answered interaction. While the first response is still deferred ("is thinking…"), the
 * follow-up replaces it, as at Discord.
 */
export function followUp(
  state: State,
  token: string,
  body: unknown,
  files: RequestFiles = NO_FILES,
): APIMessage {
  const interaction = state.interactions.toFollowUp(token);
  const original = state.messages.find(interaction.originalId ?? '')?.message;
  if (original && isLoading(original)) return change(state, interaction, original, body, files);
  const sent = withFiles(readMessage(body, []), files);
  return post(state, interaction, sent, sent.flags ?? 0);
}

/** Returns a message of an interaction; `id` may be "@original". */
export function ownMessage(state: State, token: string, id: string): APIMessage {
  return find(state, state.interactions.toFollowUp(token), id);
}

/** Changes a message of an interaction; `id` may be "@original". */
export function editOwn(
  state: State,
  token: string,
  id: string,
  body: unknown,
  files: RequestFiles = NO_FILES,
): APIMessage {
  const interaction = state.interactions.toFollowUp(token);
  return change(state, interaction, find(state, interaction, id), body, files);
}

/** Deletes a message of an interaction; `id` may be "@original". */
export function deleteOwn(state: State, token: string, id: string): void {
  const interaction = state.interactions.toFollowUp(token);
  const message = find(state, interaction, id);
  state.messages.remove(message.id);
  if (isLoading(message)) interaction.settle.fail('The answer was deleted.');
}

function change(
  state: State,
  interaction: Interaction,
  message: APIMessage,
  body: unknown,
  files: RequestFiles,
): APIMessage {
  const sent = withFiles(readMessage(body, [], message), files);
  const edited = edit(state, message, sent);
  interaction.settle.done({ message: edited });
  return edited;
}

function find(state: State, interaction: Interaction, id: string): APIMessage {
  const wanted = id === '@original' ? interaction.originalId : id;
  const stored = wanted && interaction.messageIds.has(wanted) ? state.messages.find(wanted) : undefined;
  if (!stored) throw errors.unknownMessage();
  return stored.message;
}

function isLoading(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}
