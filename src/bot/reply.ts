import { type RawFile, type REST, Routes } from 'discord.js';
import {
  type RESTPostAPIInteractionCallbackJSONBody as Callback,
  type APIApplicationCommandOptionChoice as Choice,
  type APIModalInteractionResponseCallbackData as Form,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { note } from '../cards/card.js';
import { type CardMessage, componentsOf, MessageFlag } from '../cards/components/message.js';
import { goAhead } from './event-loop.js';
import { isLate } from './outcome.js';
import { FIRST_ANSWER_WITHIN, FURTHER_WITHIN } from './rest.js';

/** How an answer is given: visible to all, to the asker alone, or in place of the message whose button was pressed. */
export type ReplyMode = 'public' | 'private' | 'update';

/** The answer to one interaction: sent directly, or deferred first if it takes long. */
interface Reply {
  /**
   * Resolves at once or, if the reply is deferred first, when Discord has accepted that. Rejects if that was too late,
   * so that nobody is waiting any more.
   */
  readonly begun: Promise<unknown>;
  /** Sends the answer. Further messages are follow-ups. */
  send(message: CardMessage): Promise<void>;
  /** Tells the asker alone why there is no answer. */
  refuse(message: CardMessage): Promise<void>;
  /** Must be called at the end, in any case. */
  close(): void;
}

/** An answer meant for the asker alone must not become public by mistake. */
const UNKNOWN: ReplyMode = 'private';

/** In milliseconds. Discord's limit is 3 s; the rest is for the network. */
const DEFER_AFTER = 2000;

/**
 * Opens a reply. It is deferred after 2 s without an answer.
 *
 * @param mode if still pending by then, the answer is for the asker alone
 * @param first whether to defer at once, because there is much work to do first
 */
export function openReply(responses: Responses, mode: ReplyMode | Promise<ReplyMode>, first = false): Reply {
  let known = typeof mode === 'string' ? mode : undefined;
  const settled = Promise.resolve(mode).then(
    (now) => {
      known = now;
      return now;
    },
    () => UNKNOWN,
  );
  let deferral: Promise<boolean> | undefined;
  const defer = () => {
    deferral =
      first && !known
        ? settled.then((now) => deferred(responses, now))
        : deferred(responses, known ?? UNKNOWN);
    goAhead(deferral);
    // The sender awaits it too; this only prevents an unhandled rejection.
    deferral.catch(() => {});
  };
  const timer = first ? undefined : setTimeout(defer, DEFER_AFTER);
  if (first) defer();
  let isAnswered = false;
  const isDeferred = async () => {
    clearTimeout(timer);
    return (await deferral) ?? false;
  };
  const answer = async (message: CardMessage) => {
    if (await isDeferred()) return responses.edit(message);
    const sent = known === 'update' ? responses.update(message) : responses.send(message);
    // Discord is waiting for it, so the next piece of work must not delay it.
    goAhead(sent);
    await sent;
  };
  return {
    begun: deferral ?? Promise.resolve(),
    close: () => clearTimeout(timer),
    async send(message) {
      if (isAnswered) return responses.followUp(message);
      await answer(message);
      isAnswered = true;
    },
    async refuse(message) {
      const alone = { ...message, flags: message.flags | MessageFlag.ephemeral };
      if (isAnswered || (known === 'update' && (await isDeferred()))) await responses.followUp(alone);
      else if (await isDeferred()) await responses.edit(alone);
      else await responses.send(alone);
    },
  };
}

/** Whether it could be deferred. If not, the answer may still get through by itself. */
async function deferred(responses: Responses, mode: ReplyMode): Promise<boolean> {
  try {
    if (mode === 'update') await responses.deferUpdate();
    else await responses.defer(mode === 'private');
    return true;
  } catch (error) {
    if (isLate(error)) throw error;
    return false;
  }
}

/** The ways to respond to one interaction. A transport without Discord's REST API brings its own. */
export interface Responses {
  /** Responds with a message. */
  send(message: CardMessage): Promise<void>;
  /** Announces an answer, and who will see it. */
  defer(isPrivate: boolean): Promise<void>;
  /** Replaces a deferred response, or the message that the interaction updated. */
  edit(message: CardMessage): Promise<void>;
  /** Replaces the message whose button was pressed. */
  update(message: CardMessage): Promise<void>;
  /** Announces an update of the message whose button was pressed. */
  deferUpdate(): Promise<void>;
  /** Sends a further message after the answer. */
  followUp(message: CardMessage): Promise<void>;
  /** Opens a form. */
  open(form: Form): Promise<void>;
  /** Offers values for an option that is being typed. */
  suggest(choices: readonly Choice<string>[]): Promise<void>;
}

/** What Discord needs to identify an interaction. */
export interface Addressed {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
}

/** In milliseconds. Discord may accept a response in time but confirm it later. */
const SLACK = 2000;

/** Responds over Discord's REST API. The token of the interaction authorises the requests. */
export function restResponses(rest: REST, { id, application_id, token }: Addressed): Responses {
  const arrived = performance.now();
  /** Aborts a request when its response would be of no use any more. */
  const within = async (ms: number, request: (signal: AbortSignal) => Promise<unknown>) => {
    const giving = new AbortController();
    const timer = setTimeout(() => giving.abort(), arrived + ms + SLACK - performance.now());
    await request(giving.signal).finally(() => clearTimeout(timer));
  };
  const callback = (body: Callback, files: Files = {}) =>
    within(FIRST_ANSWER_WITHIN, (signal) =>
      rest.post(Routes.interactionCallback(id, token), { body, ...files, auth: false, signal }),
    );
  return {
    send: ({ files, ...data }) =>
      callback({ type: InteractionResponseType.ChannelMessageWithSource, data }, filesOf(files)),
    defer: (isPrivate) => {
      const data = isPrivate ? { flags: MessageFlag.ephemeral as number } : {};
      return callback({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
    },
    edit: (message) =>
      within(FURTHER_WITHIN, (signal) =>
        rest.patch(Routes.webhookMessage(application_id, token), {
          body: asEdit(message),
          ...filesOf(message.files),
          auth: false,
          signal,
        }),
      ),
    update: (message) => callback({ type: InteractionResponseType.UpdateMessage, data: asEdit(message) }),
    deferUpdate: () => callback({ type: InteractionResponseType.DeferredMessageUpdate }),
    followUp: ({ files, ...body }) =>
      within(FURTHER_WITHIN, (signal) =>
        rest.post(Routes.webhook(application_id, token), { body, ...filesOf(files), auth: false, signal }),
      ),
    open: (data) => callback({ type: InteractionResponseType.Modal, data }),
    suggest: (choices) =>
      callback({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      }),
  };
}

interface Files {
  readonly files?: RawFile[];
}

/** Files as they are sent: as parts of a multipart form, beside the JSON. */
function filesOf(files: CardMessage['files']): Files {
  if (!files) return {};
  return { files: files.map(({ name, text }) => ({ name, data: text, contentType: 'text/csv' })) };
}

/** The visibility of a message cannot change after it was sent. */
function asEdit({ flags, files: _files, ...message }: CardMessage): CardMessage {
  return { ...message, flags: flags & ~MessageFlag.ephemeral };
}

/** Responds with a sentence for the member alone or, if an option is being typed, with no values. */
export async function refuse(type: unknown, responses: Responses, sentence: string): Promise<void> {
  if (type === InteractionType.ApplicationCommandAutocomplete) return responses.suggest([]);
  const card = { title: ['That did not work'], blocks: [note(sentence)] };
  return responses.send(componentsOf(card, { articles: [] }, { private: true }));
}
