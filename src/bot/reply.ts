import { type CardMessage, MessageFlag } from '../cards/components.js';
import { isLate } from './failures.js';
import type { Responses } from './responses.js';
import { goAhead } from './turn.js';

/** How an answer is given: for all to see, for the asker alone, or in place of the message whose button was pressed. */
export type Manner = 'public' | 'private' | 'update';

/** The answer to one interaction: straight away, or after a sign of life where it takes long. */
export interface Reply {
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

/** Discord waits for 3 s; the rest is for the way there. */
const DEFER_AFTER = 2000;

/**
 * Opens a reply. After 2 s without an answer Discord is told that one is coming.
 *
 * @param first whether it is told so at once, because there is much to do before
 */
export function openReply(responses: Responses, manner: Manner, first = false): Reply {
  let deferral: Promise<boolean> | undefined;
  const defer = () => {
    deferral = deferred(responses, manner);
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
    const sent = manner === 'update' ? responses.update(message) : responses.send(message);
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
      if (isAnswered || (manner === 'update' && (await isDeferred()))) await responses.followUp(alone);
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
