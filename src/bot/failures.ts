import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import { DeadButton } from '../cards/pressed.js';
import { UnknownSource } from '../library/source.js';
import type { Log } from './log.js';
import { Mistake } from './mistake.js';
import type { Outcome } from './outcome.js';

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

/** What the user is told. */
export function sentenceFor(error: unknown): string {
  if (isMistake(error)) return error.message;
  return 'Something went wrong here, so there is no answer. Please try again in a moment.';
}

/** Logs a failure in a line, unless it is the user's to mend, and says what it makes of the interaction. */
export function report(error: unknown, interaction: APIInteraction, log: Log): Outcome {
  if (isMistake(error)) return 'mistaken';
  if (isLate(error)) {
    log.warn(`${nameOf(interaction)} could not be answered any more: ${describe(error)}`);
    return 'late';
  }
  log.error(`${nameOf(interaction)} failed: ${describe(error)}`);
  return 'failed';
}

function isMistake(error: unknown): error is Error {
  return [Mistake, UnknownSource, DeadButton].some((mistake) => error instanceof mistake);
}

/** Which interaction it is, without what was asked: that is nobody's business. */
function nameOf({ id, type, data, guild_id }: APIInteraction): string {
  const command = data && 'name' in data ? `/${data.name}` : `type ${type}`;
  return `Interaction ${id} (${command}, ${guild_id ? `server ${guild_id}` : 'no server'})`;
}

/** An error and where it came from. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^\s+at .*/mu.exec(error.stack ?? '')?.[0].trim();
  return `${error.name}: ${error.message}${place ? ` (${place})` : ''}`;
}
