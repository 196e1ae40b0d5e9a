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

/** How an answer is given: for all to see, for the asker alone, or in place of the message whose button was pressed. */
export type Manner = 'public' | 'private' | 'update';

/** The answer to one interaction: straight away, or after a sign of life where it takes long. */
interface Reply {
  /**
   * Resolves at once, or where the sign of life is given first, when Discord has it. Rejects where it came too late:
   * nobody waits any more.
   */
  readonly begun: Promise<unknown>;
  /** Sends the answer; what is sent after it follows it up. */
  send(message: CardMessage): Promise<void>;
  /** Says to the asker alone why there is no answer. */
  refuse(message: CardMessage): Promise<void>;
  /** To be called in the end, whatever happened. */
  close(): void;
}

/** Nobody sees by mistake what a server's owner wants to be seen by the asker alone. */
const UNKNOWN: Manner = 'private';

/** Discord waits for 3 s; the rest is for the way there. */
const DEFER_AFTER = 2000;

/**
 * Opens a reply. After 2 s without an answer Discord is told that one is coming.
 *
 * @param manner where it is not known by then, the answer is for the asker alone
 * @param first whether it is told so at once, because there is much to do before
 */
export function openReply(responses: Responses, manner: Manner | Promise<Manner>, first = false): Reply {
  let known = typeof manner === 'string' ? manner : undefined;
  const settled = Promise.resolve(manner).then(
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
    // Whoever sends awaits it too; until then a failure is not left over.
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
    // Discord waits for it: the next piece of work does not keep it from being sent.
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

/** Whether it could be deferred. Where not, the answer may still get through by itself. */
async function deferred(responses: Responses, manner: Manner): Promise<boolean> {
  try {
    if (manner === 'update') await responses.deferUpdate();
    else await responses.defer(manner === 'private');
    return true;
  } catch (error) {
    if (isLate(error)) throw error;
    return false;
  }
}

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
  /** Opens a form to fill in. */
  open(form: Form): Promise<void>;
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

/** Files as they are sent: as parts of a form, beside the JSON. */
function filesOf(files: CardMessage['files']): Files {
  if (!files) return {};
  return { files: files.map(({ name, text }) => ({ name, data: text, contentType: 'text/csv' })) };
}

/** Who sees a message was settled when it was sent. */
function asEdit({ flags, files: _files, ...message }: CardMessage): CardMessage {
  return { ...message, flags: flags & ~MessageFlag.ephemeral };
}

/** Answers with a sentence for the member alone; while an option is being typed, with no values. */
export async function refuse(type: unknown, responses: Responses, sentence: string): Promise<void> {
  if (type === InteractionType.ApplicationCommandAutocomplete) return responses.suggest([]);
  const card = { title: ['That did not work'], blocks: [note(sentence)] };
  return responses.send(componentsOf(card, { articles: [] }, { private: true }));
}
