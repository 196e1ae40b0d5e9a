import { RESTJSONErrorCodes as Code } from 'discord.js';

/** A problem with one field of a request: where it stands, Discord's name for it, and the sentence that says it. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** An error as Discord answers it: an HTTP status and a JSON body with a code of its own. */
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

  /** The body of the answer; problems with fields stand under `errors`, nested by path as Discord nests them. */
  toJSON(): { message: string; code: number; errors?: object } {
    const body = { message: this.message, code: this.code };
    return this.problems.length === 0 ? body : { ...body, errors: nest(this.problems) };
  }
}

type Nested = { [key: string]: Nested | { code: string; message: string }[] };

/** A path comes from the sender and may name what every object inherits: these inherit nothing. */
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

/** The errors that the loopback answers with, by what went wrong. */
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
