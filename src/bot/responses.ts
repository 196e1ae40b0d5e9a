import { type REST, Routes } from 'discord.js';
import {
  type RESTPostAPIInteractionCallbackJSONBody as Callback,
  type APIApplicationCommandOptionChoice as Choice,
  InteractionResponseType,
} from 'discord-api-types/v10';
import { type CardMessage, MessageFlag } from '../cards/components.js';
import { FIRST_ANSWER_WITHIN, FURTHER_WITHIN } from './deadlines.js';

/** The ways to answer one interaction. A transport without Discord's REST API brings its own. */
export interface Responses {
  /** Answers with a message. */
  send(message: CardMessage): Promise<void>;
  /** Says that an answer is coming, and who will see it. */
  defer(isPrivate: boolean): Promise<void>;
  /** Puts a message in the place of a deferred answer, or of the one that the interaction changed. */
  edit(message: CardMessage): Promise<void>;
  /** Puts a message in the place of the one whose button was pressed. */
  update(message: CardMessage): Promise<void>;
  /** Says that the message whose button was pressed is going to change. */
  deferUpdate(): Promise<void>;
  /** Sends a further message after the answer. */
  followUp(message: CardMessage): Promise<void>;
  /** Offers values for an option that is being typed. */
  suggest(choices: readonly Choice<string>[]): Promise<void>;
}

/** What tells an interaction from others towards Discord. */
export interface Addressed {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
}

/** Discord may have taken an answer in time and say so only after it, in milliseconds. */
const SLACK = 2000;

/** Answers over Discord's REST API. The token of the interaction stands for the right to answer it. */
export function restResponses(rest: REST, { id, application_id, token }: Addressed): Responses {
  const arrived = performance.now();
  /** Gives a request up when its answer would be of no use any more. */
  const within = async (ms: number, request: (signal: AbortSignal) => Promise<unknown>) => {
    const giving = new AbortController();
    const timer = setTimeout(() => giving.abort(), arrived + ms + SLACK - performance.now());
    await request(giving.signal).finally(() => clearTimeout(timer));
  };
  const callback = (body: Callback) =>
    within(FIRST_ANSWER_WITHIN, (signal) =>
      rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal }),
    );
  return {
    send: (data) => callback({ type: InteractionResponseType.ChannelMessageWithSource, data }),
    defer: (isPrivate) => {
      const data = isPrivate ? { flags: MessageFlag.ephemeral as number } : {};
      return callback({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
    },
    edit: (message) =>
      within(FURTHER_WITHIN, (signal) =>
        rest.patch(Routes.webhookMessage(application_id, token), {
          body: asEdit(message),
          auth: false,
          signal,
        }),
      ),
    update: (message) => callback({ type: InteractionResponseType.UpdateMessage, data: asEdit(message) }),
    deferUpdate: () => callback({ type: InteractionResponseType.DeferredMessageUpdate }),
    followUp: (body) =>
      within(FURTHER_WITHIN, (signal) =>
        rest.post(Routes.webhook(application_id, token), { body, auth: false, signal }),
      ),
    suggest: (choices) =>
      callback({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      }),
  };
}

/** Who sees a message was settled when it was sent. */
function asEdit({ flags, ...message }: CardMessage): CardMessage {
  return { ...message, flags: flags & ~MessageFlag.ephemeral };
}
