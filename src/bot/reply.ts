import type { CardMessage } from '../cards/components.js';
import { isLate } from './failures.js';
import type { Responses } from './responses.js';

/** The answer to one interaction: straight away, or after a sign of life where it takes long. */
export interface Reply {
  send(message: CardMessage): Promise<void>;
  /** To be called in the end, whatever happened. */
  close(): void;
}

/** Discord waits for 3 s; the rest is for the way there. */
const DEFER_AFTER = 2000;

/** Opens a reply. After 2 s without an answer Discord is told that one is coming. */
export function openReply(responses: Responses, isPrivate: boolean): Reply {
  let deferral: Promise<boolean> | undefined;
  const timer = setTimeout(() => {
    deferral = deferred(responses, isPrivate);
    // Whoever sends awaits it too; until then a failure is not left over.
    deferral.catch(() => {});
  }, DEFER_AFTER);
  return {
    close: () => clearTimeout(timer),
    async send(message) {
      clearTimeout(timer);
      if (await deferral) await responses.edit(message);
      else await responses.send(message);
    },
  };
}

/** Whether it could be deferred. Where not, the answer may still get through by itself. */
async function deferred(responses: Responses, isPrivate: boolean): Promise<boolean> {
  try {
    await responses.defer(isPrivate);
    return true;
  } catch (error) {
    if (isLate(error)) throw error;
    return false;
  }
}
