import { setTimeout as sleep } from 'node:timers/promises';
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { z } from 'zod';
import { withoutUserinfo } from '../settings/read-settings.js';
import type { Log } from './log.js';

/** Thrown if the bot cannot work with Discord. The message is one line that gives the reason and what to do. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
  /** Whether the failure may pass: it is worth trying again, and the operator has nothing to fix. */
  readonly isPassing: boolean;
  /** Milliseconds after which it has passed; undefined if unknown. */
  readonly gone: number | undefined;

  constructor(
    message: string,
    { cause, isPassing = false, gone }: { cause?: unknown; isPassing?: boolean; gone?: number } = {},
  ) {
    super(message, { cause });
    this.isPassing = isPassing;
    this.gone = gone;
  }
}

/** The API that a request was made to, and the token it was made with. */
interface Asked {
  readonly api: string;
  readonly token: string;
}

const PORTAL = 'https://discord.com/developers/applications';

/** A message that the token is refused, with hints from the form of the token. */
function wrongToken(token: string): string {
  const seen =
    idIn(token) === null
      ? "It is not a bot's token, which contains the application's id; the client secret and the public key are no tokens. "
      : '';
  return `Discord does not accept the token in DISCORD_TOKEN. ${seen}Copy it again from ${PORTAL}, under Bot; "Reset Token" makes a new one.`;
}

/** What a failed request to Discord means for the operator. Any other error is returned unchanged. */
export function connectionFailure(error: unknown, asked: Asked): unknown {
  if (error instanceof ConnectionFailure) return error;
  const api = withoutUserinfo(asked.api);
  const lasting = (sentence: string) => new ConnectionFailure(sentence, { cause: error });
  const passing = (sentence: string, gone?: number) =>
    new ConnectionFailure(sentence, { cause: error, isPassing: true, ...(gone !== undefined && { gone }) });
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return lasting(wrongToken(asked.token));
  if (error instanceof DiscordAPIError) {
    const { status, code, message } = error;
    if (code === undefined)
      return passing(`${api} does not speak Discord's protocol (status ${status}). Check DISCORD_API.`);
    if (status === 401) return lasting(wrongToken(asked.token));
    return lasting(`Discord refuses: ${message.replace(/\s+/gu, ' ')} (${code}).`);
  }
  if (error instanceof RateLimitError)
    return passing(`${api} refuses requests for now: there were too many.`, waitOf(error));
  if (error instanceof UnexpectedAnswer || (error instanceof HTTPError && error.status === UNREADABLE))
    return passing(
      `${api} gives an answer that is not Discord's; a proxy may be in between. Check DISCORD_API.`,
    );
  if (error instanceof HTTPError)
    return passing(
      `${api} answers with status ${error.status}: the fault is on that side. See https://discordstatus.com.`,
    );
  const code = codeOf(error);
  if (code === null) return error;
  return passing(`${api} cannot be reached (${code}). Check the network connection and DISCORD_API.`);
}

/** Replaces the status of a success that is not JSON, or of a redirect. It counts as a server error. */
export const UNREADABLE = 599;

/** The longest of Discord's rate limits last a day. */
const DAY = 24 * 3_600_000;

function waitOf({ retryAfter }: RateLimitError): number | undefined {
  return Number.isFinite(retryAfter) ? Math.min(Math.max(retryAfter, 0), DAY) : undefined;
}

/** The system's code for a network failure. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError') return 'no answer in time';
  return 'code' in error &&
    /^(?:E[A-Z]|UND_ERR|HPE_|WS_ERR|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|ERR_TLS|ERR_SSL)/u.test(
      String(error.code),
    )
    ? String(error.code)
    : null;
}

/** What a failed socket to the gateway means. */
export function socketFailure(error: unknown, asked: Asked): unknown {
  const known = connectionFailure(error, asked);
  // An error of the socket has a plain name, unlike an error in this program.
  if (known instanceof ConnectionFailure || !(error instanceof Error) || error.name !== 'Error') return known;
  const [line] = error.message.split('\n');
  return new ConnectionFailure(`The gateway cannot be reached (${line}).`, { cause: error, isPassing: true });
}

/** What it means that the gateway has closed a connection for good. */
export function closedForGood(code: number, token: string): ConnectionFailure {
  const sentences: Readonly<Record<number, string>> = {
    [GatewayCloseCodes.AuthenticationFailed]: wrongToken(token),
    [GatewayCloseCodes.DisallowedIntents]: `Discord does not allow the application an intent that the bot asks for (4014). Switch it on under Bot, Privileged Gateway Intents, at ${PORTAL}.`,
  };
  const name = GatewayCloseCodes[code];
  const sentence =
    sentences[code] ?? `Discord has closed the connection for good: ${name ?? 'reason'} (${code}).`;
  return new ConnectionFailure(sentence);
}

/** Whether Discord refuses a request because the application is not in a server, or lacks a permission there. */
export function isForbidden(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild].includes(Number(error.code))
  );
}

/** The application's id in the first part of a bot token; null if it is no such token. */
function idIn(token: string): string | null {
  const decoded = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8');
  return /^\d{17,20}$/u.test(decoded) ? decoded : null;
}

/** Thrown if an answer is JSON, but not of the documented shape. */
class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/**
 * An answer of Discord, checked against the expected shape.
 *
 * @throws {UnexpectedAnswer} if it has another shape
 */
export function expected<T>(shape: z.ZodType<T>, answer: unknown): T {
  const { data, error } = shape.safeParse(answer);
  if (error) throw new UnexpectedAnswer(error.issues.map(({ path }) => path.join('.')).join(', '));
  return data;
}

/** In milliseconds: the longest first pause, and the longest of all. */
const FIRST = 1000;
const LONGEST = 60_000;

/** How to repeat an attempt. */
export interface RetryOptions {
  readonly log: Log;
  /** Cancels the attempt and the pauses. */
  readonly signal: AbortSignal;
  /** The longest first pause, in milliseconds; a second if omitted. */
  readonly firstPause?: number | undefined;
}

/**
 * Retries an attempt until it succeeds, if it fails with a passing fault of Discord or the network. Each pause is
 * random, between zero and twice the previous maximum, so that bots that were cut off together do not all reconnect at
 * once.
 *
 * @throws {ConnectionFailure} if retrying cannot help
 */
export async function keepTrying<T>(attempt: () => Promise<T>, retry: RetryOptions): Promise<T> {
  const { log, signal, firstPause = FIRST } = retry;
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !(error instanceof ConnectionFailure) || !error.isPassing) throw error;
      const jittered = Math.random() * longestPause(failures, firstPause);
      const pause = (error.gone ?? 0) + jittered;
      log.warn(`${error.message} Trying again in ${inWords(pause)}.`);
      await sleep(pause, undefined, { signal });
    }
  }
}

/**
 * The longest pause after a failure, in milliseconds.
 *
 * @param failures the number of earlier failures
 */
export function longestPause(failures: number, first: number): number {
  return Math.min(LONGEST, first * 2 ** failures);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A duration in words.
 *
 * @param ms milliseconds
 * @example inWords(90_000) // '90 s'
 */
export function inWords(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 2 * MINUTE) return `${Math.ceil(ms / 1000)} s`;
  return ms < 2 * HOUR ? `${Math.ceil(ms / MINUTE)} min` : `${Math.ceil(ms / HOUR)} h`;
}
