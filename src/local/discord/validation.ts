import { RESTJSONErrorCodes as Code } from 'discord.js';
import { z } from 'zod';

/**
 * Reads the body of a request by a schema. A strict schema also refuses unknown properties: Discord ignores them, but
 * they are always a mistake of the sender.
 * @param at the path of the body in the request, for the paths of the problems
 * @throws {DiscordError} 400 with code 50035 that names every invalid field
 */
export function readForm<T>(schema: z.ZodType<T>, body: unknown, at: readonly (string | number)[] = []): T {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  throw errors.form(result.error.issues.flatMap((issue) => problemsOf(issue, at)));
}

function problemsOf(issue: z.core.$ZodIssue, at: readonly (string | number)[]): Problem[] {
  const path = [...at, ...(issue.path as (string | number)[])];
  switch (issue.code) {
    case 'custom':
      return [{ path, code: String(issue.params?.code), message: issue.message }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'UNKNOWN_PROPERTY',
        message: 'There is no such property.',
      }));
    case 'too_big':
      return [{ path, code: 'NUMBER_TYPE_MAX', message: `Must be at most ${issue.maximum}.` }];
    case 'too_small':
      return [{ path, code: 'NUMBER_TYPE_MIN', message: `Must be at least ${issue.minimum}.` }];
    case 'invalid_union':
      return [{ path, code: 'UNION_TYPE_CHOICES', message: 'There is no such type here.' }];
    case 'invalid_value':
      return [
        { path, code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` },
      ];
    default:
      return [
        issue.input === undefined ? required(path) : { path, code: 'TYPE_CONVERT', message: issue.message },
      ];
  }
}

function required(path: readonly (string | number)[]): Problem {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

/** Text of `min` to `max` characters. Discord counts code points, not the UTF-16 units that JavaScript counts. */
export function boundedText(min: number, max: number) {
  return z.string().check((ctx) => {
    const length = [...ctx.value].length;
    if (length < min || length > max) badLength(ctx, min, max);
  });
}

/** A list of `min` to `max` items. */
export function boundedList<T extends z.ZodType>(item: T, min: number, max: number) {
  return z.array(item).check((ctx) => {
    if (ctx.value.length < min || ctx.value.length > max) badLength(ctx, min, max);
  });
}

function badLength(ctx: z.core.ParsePayload<unknown>, min: number, max: number): void {
  addIssue(ctx, [], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

/** The characters of a URL by RFC 3986; Discord refuses URLs with any others. */
const WELL_FORMED = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/iu;

/** An absolute URL of at most `max` characters with one of the schemes. */
export function url(max: number, schemes: readonly string[]) {
  return boundedText(1, max).check((ctx) => {
    const isAddress = WELL_FORMED.test(ctx.value) && URL.canParse(ctx.value);
    const scheme = isAddress ? new URL(ctx.value).protocol.slice(0, -1) : undefined;
    if (scheme === undefined) addIssue(ctx, [], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    else if (!schemes.includes(scheme))
      addIssue(
        ctx,
        [],
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.join(', ')}).`,
      );
  });
}

/** An integer from `min` to `max`. */
export function whole(min: number, max: number) {
  return z.int().min(min).max(max);
}

/** An id of Discord. */
export const snowflake = z.string().regex(/^\d{1,20}$/u);

/** Reports a problem from within a check of a schema. */
export function addIssue(
  ctx: z.core.ParsePayload<unknown>,
  path: (string | number)[],
  code: string,
  message: string,
): void {
  ctx.issues.push({ code: 'custom', path, params: { code }, message, input: ctx.value });
}

/** A problem with one field of a request: its path, Discord's code and the message. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** An error as Discord returns it: an HTTP status and a JSON body with Discord's own code. */
export class DiscordError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413,
    readonly code: number,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = 'DiscordError';
  }

  /** The body of the response; problems with fields are under `errors`, nested by path as at Discord. */
  toJSON(): { message: string; code: number; errors?: object } {
    const body = { message: this.message, code: this.code };
    return this.problems.length === 0 ? body : { ...body, errors: nest(this.problems) };
  }
}

type Nested = { [key: string]: Nested | { code: string; message: string }[] };

/**
 * The path comes from the sender and may contain names that every object inherits, so these objects inherit nothing.
 */
const bare = (): Nested => Object.create(null);

function nest(problems: readonly Problem[]): Nested {
  const tree = bare();
  for (const { path, code, message } of problems) {
    let node = tree;
    for (const key of path) {
      node[key] ??= bare();
      node = node[key] as Nested;
    }
    node._errors = [...((node._errors as { code: string; message: string }[]) ?? []), { code, message }];
  }
  return tree;
}

/** The errors that the local Discord returns. */
export const errors = {
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  forbiddenOrigin: () => new DiscordError(403, 0, '403: Forbidden'),
  tooLarge: () => new DiscordError(413, Code.RequestEntityTooLarge, 'Request entity too large'),
  invalidJson: () =>
    new DiscordError(400, Code.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.'),
  form: (problems: readonly Problem[]) =>
    new DiscordError(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body', problems),
  emptyMessage: () => new DiscordError(400, Code.CannotSendAnEmptyMessage, 'Cannot send an empty message'),
  unknownInteraction: () => new DiscordError(404, Code.UnknownInteraction, 'Unknown interaction'),
  alreadyAnswered: () =>
    new DiscordError(
      400,
      Code.InteractionHasAlreadyBeenAcknowledged,
      'Interaction has already been acknowledged.',
    ),
  unknownWebhook: () => new DiscordError(404, Code.UnknownWebhook, 'Unknown Webhook'),
  expiredToken: () => new DiscordError(401, Code.InvalidWebhookToken, 'Invalid Webhook Token'),
  unknownMessage: () => new DiscordError(404, Code.UnknownMessage, 'Unknown Message'),
  unknownChannel: () => new DiscordError(404, Code.UnknownChannel, 'Unknown Channel'),
  unknownUser: () => new DiscordError(400, Code.InvalidRecipients, 'Invalid Recipient(s)'),
  anotherAuthor: () =>
    new DiscordError(
      403,
      Code.CannotEditMessageAuthoredByAnotherUser,
      'Cannot edit a message authored by another user',
    ),
  missingPermissions: () => new DiscordError(403, Code.MissingPermissions, 'Missing Permissions'),
  noDirectMessages: () =>
    new DiscordError(403, Code.CannotSendMessagesToThisUser, 'Cannot send messages to this user'),
  cannotReply: () =>
    new DiscordError(
      400,
      Code.CannotReplyWithoutPermissionToReadMessageHistory,
      'Cannot reply without permission to read message history',
    ),
  unknownCommand: () => new DiscordError(404, Code.UnknownApplicationCommand, 'Unknown application command'),
  missingAccess: () => new DiscordError(403, Code.MissingAccess, 'Missing Access'),
  otherApplication: () =>
    new DiscordError(
      403,
      Code.NotAuthorizedToPerformThisActionOnThisApplication,
      'You are not authorized to perform this action on this application',
    ),
  tooManyCommands: (limit: number) =>
    new DiscordError(
      400,
      Code.MaximumNumberOfApplicationCommandsReached,
      `Maximum number of application commands reached (${limit}).`,
    ),
  tooManyCreatesToday: (limit: number) =>
    new DiscordError(
      400,
      Code.MaximumDailyApplicationCommandCreatesReached,
      `Max number of daily application command creates has been reached (${limit})`,
    ),
} as const;
