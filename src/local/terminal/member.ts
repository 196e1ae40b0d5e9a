import { type APIMessage, MessageType } from 'discord-api-types/v10';
import { type ChannelEntry, InvalidUse, type LoopbackUser, type UserChannels } from '../discord/server.js';

/** Why a message has no answer: the bot only answers commands, it was not asked, or it has just said the same. */
export type Silence = 'commands only' | 'not asked' | 'said already';

/** The user at the prompt, with the actions of Discord in the current channel. */
export interface Member
  extends Pick<LoopbackUser, 'commands' | 'command' | 'autocomplete' | 'use' | 'submit'> {
  /** Whether the bot only answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /**
   * Writes a message.
   *
   * @returns the bot's answer, or why there is none
   * @throws {InvalidUse} if it is too long
   */
  write(text: string): Promise<APIMessage | Silence>;
  /** The user's last message here, as they would type it; undefined if there is none. */
  lastWritten(): string | undefined;
  /**
   * Edits that message.
   *
   * @returns its answer, and whether the answer has changed
   * @throws {InvalidUse} if there is none, or it becomes too long
   */
  edit(text: string): Promise<{ readonly answer?: APIMessage | undefined; readonly isNew: boolean }>;
  /**
   * Deletes that message, and waits until its answer is deleted, too.
   *
   * @returns its text, and the id of its answer
   * @throws {InvalidUse} if there is none
   */
  remove(): Promise<{ readonly text: string; readonly answer?: string | undefined }>;
  /** The channels to go to. */
  channels(): ChannelEntry[];
  here(): ChannelEntry;
  /** Goes to one of the channels. */
  go(channelId: string): void;
  /**
   * Opens a thread on that message, and goes there.
   *
   * @throws {InvalidUse} if there is no such message, or it cannot have a thread
   */
  openThread(name: string): void;
}

/** How the bot has finished with a message: it has handled it, or ignored it. */
type Ending = 'handled' | 'passed over';

/** Reports messages that will get no answer, or no further one. */
interface Endings {
  handled(messageId: string): void;
  passedOver(messageId: string): void;
  /** Calls `ended` when the bot has finished with a message; the returned function cancels that. */
  await(messageId: string, ended: (how: Ending) => void): () => void;
}

/** Creates endings without listeners. */
export function createEndings(): Endings {
  const waiting = new Map<string, (how: Ending) => void>();
  return {
    handled: (messageId) => waiting.get(messageId)?.('handled'),
    passedOver: (messageId) => waiting.get(messageId)?.('passed over'),
    await(messageId, ended) {
      waiting.set(messageId, ended);
      return () => void waiting.delete(messageId);
    },
  };
}

/**
 * A user at a prompt: in one channel at a time, starting in direct messages with the bot.
 *
 * @param commandsOnly whether the bot answers no messages, so that no answers are awaited
 */
export function createMember(channels: UserChannels, endings: Endings, commandsOnly: boolean): Member {
  let channelId = channels.list()[0]?.id ?? '';
  const user = () => channels.at(channelId);

  /**
   * Resolves with the answer to a message that is created or changed before the bot has finished with it, or else with
   * how the bot finished. An answer is seen a little before the bot has finished; the next line is read after that.
   */
  function answerTo(messageId: string): Promise<APIMessage | Ending> {
    return new Promise((resolve) => {
      let answer: APIMessage | undefined;
      const stopListening = channels.subscribe(({ type, message }) => {
        if (type !== 'delete' && isAnswerTo(message, messageId)) answer = message;
      });
      const stopWaiting = endings.await(messageId, (ending) => {
        stopListening();
        stopWaiting();
        resolve(answer ?? ending);
      });
    });
  }

  function lastOwn(): APIMessage | undefined {
    return user()
      .messages()
      .findLast(({ author, type }) => author.id === channels.id && WRITTEN.includes(type));
  }

  /** @throws {InvalidUse} if the user has written nothing here */
  function lastOrRefusal(): APIMessage {
    const last = lastOwn();
    if (last) return last;
    throw new InvalidUse('You have written no message here.');
  }

  const answered = (messageId: string) =>
    user()
      .messages()
      .find((message) => isAnswerTo(message, messageId));

  return {
    commandsOnly,
    commands: () => user().commands(),
    command: (name, options) => user().command(name, options),
    autocomplete: (name, options, focused) => user().autocomplete(name, options, focused),
    use: (messageId, customId) => channels.of(messageId).use(messageId, customId),
    submit: (messageId, form, filled) => user().submit(messageId, form, filled),
    async write(text) {
      const { id } = user().say(text);
      if (commandsOnly) return 'commands only';
      const answer = await answerTo(id);
      if (typeof answer !== 'string') return answer;
      return answer === 'handled' ? 'said already' : 'not asked';
    },
    lastWritten() {
      const last = lastOwn();
      return last && asTyped(last);
    },
    async edit(text) {
      const { id } = lastOrRefusal();
      user().edit(id, text);
      const changed = commandsOnly ? 'passed over' : await answerTo(id);
      return typeof changed === 'string'
        ? { answer: answered(id), isNew: false }
        : { answer: changed, isNew: true };
    },
    async remove() {
      const last = lastOrRefusal();
      const answer = answered(last.id);
      const isGone = answer && deletionOf(answer.id, channels);
      user().remove(last.id);
      await isGone;
      return { text: asTyped(last), answer: answer?.id };
    },
    channels: () => channels.list(),
    here: () => channelAt(channels, channelId),
    go(id) {
      channelId = channels.at(id).channelId;
    },
    openThread(name) {
      channelId = user().openThread(lastOrRefusal().id, name).id;
    },
  };
}

/** The types of messages that a person can write; the others are Discord's own. */
const WRITTEN: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

function isAnswerTo({ author, message_reference: reference }: APIMessage, messageId: string): boolean {
  return author.bot === true && reference?.message_id === messageId;
}

/** Resolves when a message is deleted. */
function deletionOf(messageId: string, channels: UserChannels): Promise<void> {
  return new Promise((resolve) => {
    const stop = channels.subscribe(({ type, message }) => {
      if (type !== 'delete' || message.id !== messageId) return;
      stop();
      resolve();
    });
  });
}

/** The content of a message, with names in place of ids. */
function asTyped({ content, mentions }: APIMessage): string {
  return content.replace(/<@!?(\d+)>/gu, (whole, id) => {
    const user = mentions.find((each) => each.id === id);
    return user ? `@${user.global_name ?? user.username}` : whole;
  });
}

function channelAt(channels: UserChannels, id: string): ChannelEntry {
  return channels.list().find((channel) => channel.id === id) as ChannelEntry;
}
