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
import { withoutUserinfo } from '../settings/settings.js';
import type { Log } from './log.js';

/** Thrown where the bot cannot work with Discord; the message says in a line why, and what to do. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
  /** Whether it may be gone by itself: it is worth trying again, and there is nothing for the owner to fix. */
  readonly isPassing: boolean;
  /** Milliseconds after which it is known to be gone; none where that is not known. */
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

/** Whom a request was made to, and as whom. */
interface Asked {
  readonly api: string;
  readonly token: string;
}

const PORTAL = 'https://discord.com/developers/applications';

/** That the token is refused; what it looks like helps to see why. */
function wrongToken(token: string): string {
  const seen =
    idIn(token) === null
      ? "It is not a bot's token, which contains the application's id; the client secret and the public key are no tokens. "
      : '';
  return `Discord does not accept the token in DISCORD_TOKEN. ${seen}Copy it again from ${PORTAL}, under Bot; "Reset Token" makes a new one.`;
}

/**
 * What a failed request to Discord means for whoever runs the bot. Any other error is returned
 * unchanged.
 */
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

/** Stands for the status of an answer that is no JSON, whatever status it had; it is a fault of the other side's. */
export const UNREADABLE = 599;

/** Discord's longest limits are those of a day. */
const DAY = 24 * 3_600_000;

function waitOf({ retryAfter }: RateLimitError): number | undefined {
  return Number.isFinite(retryAfter) ? Math.min(Math.max(retryAfter, 0), DAY) : undefined;
}

/** The name that the system has for a failure of the network. */
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

/** What it means that a socket to the gateway could not be had. */
export function socketFailure(error: unknown, asked: Asked): unknown {
  const known = connectionFailure(error, asked);
  // An error of the socket has no name of its own, unlike a fault of ours.
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

/** Whether Discord refuses something because the application is not in a server, or may not act in it. */
export function isForbidden(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild].includes(Number(error.code))
  );
}

/** The application's id in the first part of a bot's token; null where there is none, as in what is no such token. */
function idIn(token: string): string | null {
  const decoded = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8');
  return /^\d{17,20}$/u.test(decoded) ? decoded : null;
}

/** Thrown where an answer is JSON, but not what Discord says. */
class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/**
 * An answer of Discord's, checked against the expected shape.
 *
 * @throws {UnexpectedAnswer} where it is something else
 */
export function expected<T>(shape: z.ZodType<T>, answer: unknown): T {
  const { data, error } = shape.safeParse(answer);
  if (error) throw new UnexpectedAnswer(error.issues.map(({ path }) => path.join('.')).join(', '));
  return data;
}

/** Milliseconds: the longest first pause, and the longest of all. */
const FIRST = 1000;
const LONGEST = 60_000;

/** What an attempt is repeated with. */
export interface Patience {
  readonly log: Log;
  /** Ends it: what is under way and what is waited for. */
  readonly signal: AbortSignal;
  /** The longest first pause in milliseconds; a second where it is left out. */
  readonly firstPause?: number | undefined;
}

/**
 * Repeats what a passing fault of Discord's or of the network's keeps from succeeding. Each pause is somewhere between
 * nothing and twice the longest before, so that bots that a fault has cut off do not all come back at once.
 *
 * @throws {ConnectionFailure} where trying again cannot help
 */
export async function keepTrying<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
  const { log, signal, firstPause = FIRST } = patience;
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
 * @param failures how many came before it
 */
export function longestPause(failures: number, first: number): number {
  return Math.min(LONGEST, first * 2 ** failures);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How long something takes, for people.
 *
 * @param ms milliseconds
 * @example inWords(90_000) // '90 s'
 */
export function inWords(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 2 * MINUTE) return `${Math.ceil(ms / 1000)} s`;
  return ms < 2 * HOUR ? `${Math.ceil(ms / MINUTE)} min` : `${Math.ceil(ms / HOUR)} h`;
}
