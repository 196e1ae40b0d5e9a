import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { Refusal } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import { DeadButton } from '../cards/components/custom-id.js';
import { WrongDate } from '../library/period.js';
import { UnknownSource } from '../library/source.js';
import type { Log } from './log.js';

/**
 * What became of an interaction: an answer; the closest passages, which may not answer; that the articles have nothing
 * on it; a sentence for a mistake of the member; a sentence that it could not be taken; a fault of ours; nobody who still
 * waited.
 */
export type Outcome = 'answered' | 'closest' | 'nothing' | 'mistaken' | 'refused' | 'failed' | 'late';

/** How dealing with an interaction ended. */
export interface Result {
  readonly outcome: Outcome;
  /** What became of the question, where one was answered. */
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

/** An interaction that has been dealt with, as logs and meters see it. */
export interface Handled extends Result {
  readonly interaction: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'form' | 'message' | 'other';
  /** The name of the command, where it is one. */
  readonly command?: string | undefined;
  /** The id of the server, where it came from one. */
  readonly server?: string | undefined;
  /** Milliseconds from when Discord sent it until Discord took the answer. */
  readonly ms: number;
}

/** What an interaction is, also where it is not of the form that it should be. */
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

/** Answers of Discord that mean that nobody waits any more, or that an answer is there already. */
const LATE = new Set<number | string>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** Whether an interaction cannot be answered any more. */
export function isLate(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return LATE.has(error.code);
  // A request that was given up: by then there was nobody left to answer.
  return error instanceof RateLimitError || (error instanceof Error && error.name === 'AbortError');
}

/** What the user sees. */
export function sentenceFor(error: unknown): string {
  if (isMistake(error)) return error.message;
  return 'Something went wrong here, so there is no answer. Please try again in a moment.';
}

/**
 * Logs a failure in a line, unless the user can put it right, and gives the outcome of the interaction.
 *
 * @param interaction it, or a name for what it was
 */
export function report(error: unknown, interaction: Identified | string, log: Log): Outcome {
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

/** Which interaction it is, without what was asked: that is nobody's business. */
function nameOf(interaction: Identified | string): string {
  if (typeof interaction === 'string') return interaction;
  const { id, type, data, guild_id } = interaction;
  const command = data && 'name' in data ? `/${data.name}` : `type ${type}`;
  return `Interaction ${id} (${command}, ${guild_id ? `server ${guild_id}` : 'no server'})`;
}

/** An error and where it came from. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^\s+at .*/mu.exec(error.stack ?? '')?.[0].trim();
  return `${error.name}: ${error.message}${place ? ` (${place})` : ''}`;
}

/** Thrown where whoever sent an interaction can do better; the message tells them how. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
