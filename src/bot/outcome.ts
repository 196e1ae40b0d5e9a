import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { Refusal } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import { DeadButton } from '../cards/components/custom-id-fields.js';
import { UnknownSource } from '../library/find-article.js';
import { WrongDate } from '../library/period.js';
import type { Log } from './log.js';

/**
 * The outcome of an interaction: an answer; the closest passages, which may not answer; nothing in the articles; a
 * mistake of the member; a refusal; a failure of the bot; too late, so that nobody was waiting.
 */
export type InteractionOutcome =
  | 'answered'
  | 'closest'
  | 'nothing'
  | 'mistaken'
  | 'refused'
  | 'failed'
  | 'late';

/** The result of handling an interaction. */
export interface Result {
  readonly outcome: InteractionOutcome;
  /** The outcome of the question, if one was answered. */
  readonly question?: Card['outcome'];
  /** The longest time that the work blocked the event loop, in milliseconds. */
  readonly blockedMs?: number;
}

const KINDS: ReadonlyMap<unknown, Handled['kind']> = new Map([
  [InteractionType.ApplicationCommand, 'command'],
  [InteractionType.MessageComponent, 'component'],
  [InteractionType.ApplicationCommandAutocomplete, 'autocomplete'],
  [InteractionType.ModalSubmit, 'form'],
]);

/** A handled interaction, for logs and metrics. */
export interface Handled extends Result {
  readonly interaction: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'form' | 'message' | 'other';
  /** The name of the command, if it is one. */
  readonly command?: string | undefined;
  /** The id of the server, if it came from one. */
  readonly server?: string | undefined;
  /** Milliseconds from when Discord sent it until Discord accepted the answer. */
  readonly ms: number;
}

/** The type and origin of an interaction, even an invalid one. */
export function identityOf(received: { readonly id: string }): Omit<Handled, keyof Result | 'ms'> {
  const { id, type, data, guild_id } = received as { id: string; [part: string]: unknown };
  const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined;
  return {
    interaction: id,
    kind: KINDS.get(type) ?? 'other',
    command: text(name),
    server: text(guild_id),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Error codes that mean that nobody is waiting any more, or that there is an answer already. */
const LATE = new Set<number | string>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** Whether an interaction can no longer be answered. */
export function isLate(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return LATE.has(error.code);
  // The request was given up because nobody was waiting any more.
  return error instanceof RateLimitError || (error instanceof Error && error.name === 'AbortError');
}

/** The message for the user. */
export function failureMessage(error: unknown): string {
  if (isMistake(error)) return error.message;
  return 'Something went wrong here, so there is no answer. Please try again in a moment.';
}

/**
 * Logs a failure in one line, unless the user can fix it, and returns the outcome of the interaction.
 *
 * @param interaction the interaction, or a name for it
 */
export function reportFailure(
  error: unknown,
  interaction: Identified | string,
  log: Log,
): InteractionOutcome {
  if (isMistake(error)) return 'mistaken';
  if (isLate(error)) {
    log.warn(`${nameOf(interaction)} could not be answered any more: ${describe(error)}`);
    return 'late';
  }
  log.error(`${nameOf(interaction)} failed: ${describe(error)}`);
  return 'failed';
}

function isMistake(error: unknown): error is Error {
  return [Mistake, Refusal, UnknownSource, WrongDate, DeadButton].some((mistake) => error instanceof mistake);
}

type Identified = Pick<APIInteraction, 'id' | 'type' | 'guild_id'> & { readonly data?: object };

/** Identifies an interaction in the log without its text, which is private. */
function nameOf(interaction: Identified | string): string {
  if (typeof interaction === 'string') return interaction;
  const { id, type, data, guild_id } = interaction;
  const command = data && 'name' in data ? `/${data.name}` : `type ${type}`;
  return `Interaction ${id} (${command}, ${guild_id ? `server ${guild_id}` : 'no server'})`;
}

/** An error and its origin. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^\s+at .*/mu.exec(error.stack ?? '')?.[0].trim();
  return `${error.name}: ${error.message}${place ? ` (${place})` : ''}`;
}

/** Thrown if the sender of an interaction can fix the problem; the message tells them how. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
