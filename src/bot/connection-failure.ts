import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RESTJSONErrorCodes,
} from 'discord.js';

/** Thrown where the bot cannot work with Discord; the message says in a line why, and what to do. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
}

const WRONG_TOKEN =
  'Discord does not accept the token in DISCORD_TOKEN. Copy it anew from https://discord.com/developers/applications, under Bot; "Reset Token" makes another one.';

/**
 * What a failed request to Discord means for whoever runs the bot. What is not Discord's or the network's doing is
 * given back as it came.
 */
export function connectionFailure(error: unknown, api: string): unknown {
  const sentence = sentenceFor(error, api);
  return sentence === null ? error : new ConnectionFailure(sentence, { cause: error });
}

function sentenceFor(error: unknown, api: string): string | null {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return WRONG_TOKEN;
  if (error instanceof DiscordAPIError) return refusal(error, api);
  if (error instanceof HTTPError) {
    return `${api} answers with status ${error.status}: a fault on that side. Try again later; https://discordstatus.com may know more.`;
  }
  const code = codeOf(error);
  return code && `${api} cannot be reached (${code}). Look at the network connection and at DISCORD_API.`;
}

function refusal({ status, code, message }: DiscordAPIError, api: string): string {
  if (status === 401) return WRONG_TOKEN;
  if (code === undefined)
    return `${api} does not speak Discord's protocol (status ${status}). Look at DISCORD_API.`;
  return `Discord refuses: ${message.replace(/\s+/gu, ' ')} (${code}).`;
}

/** The name that the system has for a failure of the network. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError') return 'no answer in time';
  return 'code' in error && /^(?:E[A-Z]|UND_ERR|CERT|SELF_SIGNED)/u.test(String(error.code))
    ? String(error.code)
    : null;
}

/** What it means that the gateway has closed a connection for good. */
export function closedForGood(code: number): ConnectionFailure {
  const sentences: Readonly<Record<number, string>> = {
    [GatewayCloseCodes.AuthenticationFailed]: WRONG_TOKEN,
    [GatewayCloseCodes.DisallowedIntents]:
      'Discord does not allow the application an intent that the bot asks for (4014). Switch it on under Bot, Privileged Gateway Intents, at https://discord.com/developers/applications.',
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
