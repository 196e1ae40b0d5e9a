import { type APIMessage, MessageFlags } from 'discord.js';
import { edit, post } from './answers.js';
import { errors } from './errors.js';
import type { Interaction } from './interactions.js';
import { readMessage } from './message-rules.js';
import type { State } from './state.js';

/**
 * Takes a further message to an answered interaction. While the first answer is still a promise ("is thinking…"),
 * the further message takes its place, as at Discord.
 */
export function followUp(state: State, token: string, body: unknown): APIMessage {
  const interaction = state.interactions.toFollowUp(token);
  const original = state.messages.find(interaction.originalId ?? '')?.message;
  if (original && isLoading(original)) return change(state, interaction, original, body);
  const sent = readMessage(body, []);
  return post(state, interaction, sent, sent.flags ?? 0);
}

/** Gives a message of an interaction; `id` may be "@original". */
export function ownMessage(state: State, token: string, id: string): APIMessage {
  return find(state, state.interactions.toFollowUp(token), id);
}

/** Changes a message of an interaction; `id` may be "@original". */
export function editOwn(state: State, token: string, id: string, body: unknown): APIMessage {
  const interaction = state.interactions.toFollowUp(token);
  return change(state, interaction, find(state, interaction, id), body);
}

/** Deletes a message of an interaction; `id` may be "@original". */
export function deleteOwn(state: State, token: string, id: string): void {
  const interaction = state.interactions.toFollowUp(token);
  const message = find(state, interaction, id);
  state.messages.remove(message.id);
  if (isLoading(message)) interaction.settle.fail('The answer was deleted.');
}

function change(state: State, interaction: Interaction, message: APIMessage, body: unknown): APIMessage {
  const sent = readMessage(body, [], message);
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
