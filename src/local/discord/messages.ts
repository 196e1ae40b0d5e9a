import type { APIMessage } from 'discord.js';

/** How many messages the loopback remembers; older ones are forgotten, as if deleted. */
const KEPT = 10_000;

/** A message, and who alone may see it where it is ephemeral. */
export interface StoredMessage {
  readonly message: APIMessage;
  /** The id of the one user who sees it; absent for a message that all see. */
  readonly onlyFor?: string;
}

/** What happened to a message. */
export interface MessageEvent {
  readonly type: 'create' | 'update' | 'delete';
  readonly message: APIMessage;
}

/** All messages. Each stored message is replaced, never changed, so that what was given out stays as it was. */
export interface Messages {
  add(stored: StoredMessage): void;
  /** Puts a newer state in the place of a message with the same id. */
  replace(message: APIMessage): void;
  remove(id: string): void;
  find(id: string): StoredMessage | undefined;
  /** The messages of a channel that a user may see, oldest first. */
  seenBy(userId: string, channelId: string): APIMessage[];
  /** Calls back for whatever happens to any message, until the function given back is called. */
  subscribe(listener: (event: MessageEvent, stored: StoredMessage) => void): () => void;
}

/** Whether a user may see a message. */
export function isSeenBy(userId: string, { onlyFor }: StoredMessage): boolean {
  return onlyFor === undefined || onlyFor === userId;
}

/** Makes an empty store of messages. */
export function createMessages(): Messages {
  const stored = new Map<string, StoredMessage>();
  const listeners = new Set<(event: MessageEvent, stored: StoredMessage) => void>();
  const tell = (type: MessageEvent['type'], one: StoredMessage) => {
    for (const listener of listeners) listener({ type, message: one.message }, one);
  };
  return {
    add(one) {
      stored.set(one.message.id, one);
      const [oldest] = stored.keys();
      if (stored.size > KEPT && oldest) stored.delete(oldest);
      tell('create', one);
    },
    replace(message) {
      const one = { ...stored.get(message.id), message };
      stored.set(message.id, one);
      tell('update', one);
    },
    remove(id) {
      const one = stored.get(id);
      if (!one) return;
      stored.delete(id);
      tell('delete', one);
    },
    find: (id) => stored.get(id),
    seenBy: (userId, channelId) =>
      [...stored.values()]
        .filter((one) => one.message.channel_id === channelId && isSeenBy(userId, one))
        .map(({ message }) => message),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
