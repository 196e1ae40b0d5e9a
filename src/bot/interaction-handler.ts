import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  type APIApplicationCommandInteraction as Chosen,
  ApplicationCommandType as CommandType,
  InteractionType,
  type APIMessageApplicationCommandInteraction as OfMessage,
  type APIChatInputApplicationCommandInteraction as Typed,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Bot } from './bot.js';
import { answerButton } from './button-interaction.js';
import { answerCommand, answerMessageCommand, suggestValues } from './command-interaction.js';
import { answerForm } from './form-interaction.js';
import { describe, identityOf, type Result, reportFailure } from './outcome.js';
import { type Addressed, type Responses, refuse } from './reply.js';
import { FURTHER_WITHIN } from './rest.js';

/** Receives the interactions of a transport. */
export interface InteractionHandler {
  /** Answers an interaction of any shape. Never throws. */
  take(received: unknown): void;
  isOpen(): boolean;
  /** Refuses new interactions, and resolves when all earlier ones are answered, or after a time limit. */
  finish(): Promise<void>;
}

/** In milliseconds; shorter than the grace period of process managers. */
export const FINISH_WITHIN = 3500;

/** In milliseconds. Work that blocks the event loop for longer is logged. */
const LONG_BLOCK_MS = 200;

/** Handles interactions in Discord's JSON form, so that the handlers are the same on every transport. */
export function openInteractionHandler(
  bot: Bot,
  responsesTo: (address: Addressed) => Responses,
): InteractionHandler {
  const underWay = new Set<Promise<void>>();
  let isOpen = true;

  async function handle(received: Addressed): Promise<void> {
    const since = performance.now() - onTheWay(received.id, Date.now());
    const { outcome, ...result } = await resultOf(received);
    const ms = performance.now() - since;
    const identity = identityOf(received);
    const asked = bot.logsQuestions && 'data' in received && { asked: received.data };
    const { blockedMs = 0 } = result;
    if (blockedMs > LONG_BLOCK_MS)
      bot.log.warn(`An interaction blocked all others for ${Math.round(blockedMs)} ms.`, identity);
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
      if (!addressed) return bot.log.warn('Ignored an interaction without an id or a token.');
      const handling = handle(addressed)
        .catch((error) => bot.log.error(`Interaction ${addressed.id} failed: ${describe(error)}`))
        .finally(() => underWay.delete(handling));
      underWay.add(handling);
    },
    isOpen: () => isOpen,
    async finish() {
      isOpen = false;
      await withTimeLimit(FINISH_WITHIN, Promise.all(underWay));
    },
  };
}

/** The start of 2015, Discord's epoch. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * Milliseconds since Discord created an interaction, by its id; 0 if unknown, because the clocks differ or the id is
 * not one of Discord's.
 */
export function onTheWay(id: string, now: number): number {
  if (!/^\d{1,20}$/u.test(id)) return 0;
  const ms = now - sentAt(id);
  return ms >= 0 && ms <= FURTHER_WITHIN ? ms : 0;
}

/** When Discord created something with this id, in milliseconds since 1970. */
export function sentAt(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}

const UNREADABLE = 'This cannot be understood here, so there is no answer.';
const STOPPING = 'The bot is being stopped. Please try again in a minute.';

/** Resolves with the promise, or without it after the time limit. */
export function withTimeLimit(ms: number, promise: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    promise.finally(() => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/**
 * Answers an interaction in Discord's JSON form. Never rejects: a failure is logged, and reported to the user if that
 * is still possible.
 */
async function dispatch(interaction: Readable, responses: Responses, bot: Bot): Promise<Result> {
  try {
    return await handle(interaction, responses, bot);
  } catch (error) {
    return { outcome: reportFailure(error, interaction, bot.log) };
  }
}

async function handle(interaction: Readable, responses: Responses, bot: Bot): Promise<Result> {
  const { type } = interaction;
  if (type === InteractionType.ApplicationCommandAutocomplete)
    return suggestValues(interaction, responses, bot);
  const sentence = bot.cooldown?.take(interaction);
  if (sentence) {
    await refuse(type, responses, sentence);
    return { outcome: 'refused' };
  }
  if (type === InteractionType.MessageComponent) return answerButton(interaction, responses, bot);
  if (type === InteractionType.ModalSubmit) return answerForm(interaction, responses, bot);
  return answerChosen(interaction, responses, bot);
}

/** Commands are typed, or chosen from the context menu of a message. */
function answerChosen(interaction: Chosen, responses: Responses, bot: Bot): Promise<Result> {
  return interaction.data.type === CommandType.Message
    ? answerMessageCommand(interaction as OfMessage, responses, bot)
    : answerCommand(interaction as Typed, responses, bot);
}

/** The types of interactions that are answered. */
type Readable =
  | APIApplicationCommandInteraction
  | APIApplicationCommandAutocompleteInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

const address = z.looseObject({ id: z.string(), application_id: z.string(), token: z.string() });

const user = z.looseObject({ id: z.string() });
/** The sender and the place: a member of a server, or a user elsewhere. */
const sender = {
  guild_id: z.string().nullish(),
  member: z.looseObject({ user }).nullish(),
  user: user.nullish(),
};

const option = z.looseObject({ name: z.string() });
const command = z.looseObject({ name: z.string(), options: z.array(option).optional() });
const component = z.looseObject({ custom_id: z.string() });

const field = z.looseObject({ custom_id: z.string(), value: z.string().optional() });
/** A form of our own has labels around its fields; the rows of another may hold several fields. */
const form = z.looseObject({
  custom_id: z.string(),
  components: z.array(z.looseObject({ component: field.optional() })),
});

/** The shape of each type. A map, because every object has properties such as `constructor`. */
const SHAPES: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  [InteractionType.ApplicationCommand, z.looseObject({ ...sender, data: command })],
  [InteractionType.ApplicationCommandAutocomplete, z.looseObject({ ...sender, data: command })],
  [
    InteractionType.MessageComponent,
    z.looseObject({ ...sender, data: component, message: z.looseObject({}) }),
  ],
  [
    InteractionType.ModalSubmit,
    z.looseObject({ ...sender, data: form, message: z.looseObject({}).nullish() }),
  ],
]);

/** What is needed to answer an interaction; null if it is missing. */
function addressIn(received: unknown): Addressed | null {
  return address.safeParse(received).data ?? null;
}

/** An interaction with valid properties; null if they are invalid, or the type is unknown. */
function readInteraction(received: object): Readable | null {
  const shape = 'type' in received ? SHAPES.get(received.type) : undefined;
  return shape?.safeParse(received).success ? (received as Readable) : null;
}
