import type { Bot } from './bot.js';
import { FURTHER_WITHIN } from './deadlines.js';
import { dispatch } from './dispatch.js';
import { describe } from './failures.js';
import { identityOf, type Result } from './outcome.js';
import { addressIn, readInteraction } from './read-interaction.js';
import { refuse } from './refuse.js';
import type { Addressed, Responses } from './responses.js';

/** Where a transport hands in what it receives. */
export interface Intake {
  /** Answers an interaction, whatever it looks like. Never throws. */
  take(received: unknown): void;
  isOpen(): boolean;
  /** Refuses what comes from now on, and resolves when all that came before is answered, or when that takes too long. */
  finish(): Promise<void>;
}

/** Milliseconds; less than whoever stops a bot waits for. */
const FINISH_WITHIN = 3500;

/** In milliseconds; the log tells what keeps others waiting for longer. */
const LONG_HELD = 200;

/** Takes interactions as they arrive on the wire, so that the handlers are the same on every transport. */
export function openIntake(bot: Bot, responsesTo: (address: Addressed) => Responses): Intake {
  const underWay = new Set<Promise<void>>();
  let isOpen = true;

  async function handle(received: Addressed): Promise<void> {
    const since = performance.now() - onTheWay(received.id, Date.now());
    const { outcome, ...result } = await resultOf(received);
    const ms = performance.now() - since;
    const identity = identityOf(received);
    const asked = bot.logsQuestions && 'data' in received && { asked: received.data };
    const { held = 0 } = result;
    if (held > LONG_HELD)
      bot.log.warn(`All others had to wait ${Math.round(held)} ms for an interaction.`, identity);
    bot.log.info('Interaction', { ...identity, outcome, ms: Math.round(ms), ...asked });
    bot.observe?.({ ...identity, ...result, outcome, ms });
  }

  async function resultOf(received: Addressed): Promise<Result> {
    const responses = responsesTo(received);
    const interaction = readInteraction(received);
    if (isOpen && interaction) return dispatch(interaction, responses, bot);
    const type = 'type' in received ? received.type : undefined;
    await refuse(type, responses, isOpen ? UNREADABLE : STOPPING);
    return { outcome: 'refused' };
  }

  return {
    take(received) {
      const addressed = addressIn(received);
      if (!addressed) return bot.log.warn('An interaction without an id or a token came: nobody to answer.');
      const handling = handle(addressed)
        .catch((error) => bot.log.error(`Interaction ${addressed.id} failed: ${describe(error)}`))
        .finally(() => underWay.delete(handling));
      underWay.add(handling);
    },
    isOpen: () => isOpen,
    async finish() {
      isOpen = false;
      await within(FINISH_WITHIN, Promise.all(underWay));
    },
  };
}

/** The start of 2015, from when on Discord counts. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * Milliseconds from when Discord made an interaction, which its id tells, until now; none where that cannot be, because
 * the clocks differ or the id is none of Discord's.
 */
export function onTheWay(id: string, now: number): number {
  if (!/^\d{1,20}$/u.test(id)) return 0;
  const ms = now - Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
  return ms >= 0 && ms <= FURTHER_WITHIN ? ms : 0;
}

const UNREADABLE = 'This cannot be understood here, so there is no answer.';
const STOPPING = 'The bot is being stopped. Please try again in a minute.';

/** Resolves with the promise, or without it when the time is over. */
function within(ms: number, promise: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    promise.finally(() => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
