import { type REST, Routes } from 'discord.js';
import {
  type RESTPostAPIInteractionCallbackJSONBody as Callback,
  type APIApplicationCommandOptionChoice as Choice,
  InteractionResponseType,
} from 'discord-api-types/v10';
import { type CardMessage, MessageFlag } from '../cards/components.js';

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

/** Answers over Discord's REST API. The token of the interaction stands for the right to answer it. */
export function restResponses(rest: REST, { id, application_id, token }: Addressed): Responses {
  const callback = async (body: Callback) => {
    await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
  };
  return {
    send: (data) => callback({ type: InteractionResponseType.ChannelMessageWithSource, data }),
    defer: (isPrivate) => {
      const data = isPrivate ? { flags: MessageFlag.ephemeral as number } : {};
      return callback({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
    },
    edit: async (message) => {
      const body = asEdit(message);
      await rest.patch(Routes.webhookMessage(application_id, token), { body, auth: false });
    },
    update: (message) => callback({ type: InteractionResponseType.UpdateMessage, data: asEdit(message) }),
    deferUpdate: () => callback({ type: InteractionResponseType.DeferredMessageUpdate }),
    followUp: async (body) => {
      await rest.post(Routes.webhook(application_id, token), { body, auth: false });
    },
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
