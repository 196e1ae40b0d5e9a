import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIUser,
  ChannelType,
  InteractionContextType,
  type InteractionType,
} from 'discord.js';
import type { Clock } from './clock.js';
import type { Form } from './form-rules.js';
import { errors } from './validation.js';
import {
  channelPayload,
  memberPayload,
  ownersOf,
  PERMISSIONS,
  type Place,
  permissionsIn,
  type World,
} from './world.js';

/** Discord's time limits: for the first response to an interaction, and for follow-ups. */
export const FIRST_ANSWER_MS = 3000;
const TOKEN_MS = 15 * 60_000;
/** How long an expired token is still distinguished from an unknown one. */
const FORGOTTEN_MS = 2 * TOKEN_MS;

/** The result of an interaction for its user. */
type Outcome =
  | { readonly message: APIMessage }
  | { readonly form: Form }
  | { readonly choices: readonly APIApplicationCommandOptionChoice[] };

/** The interaction was not answered in a way that its user could see. */
export class InteractionFailed extends Error {
  override name = 'InteractionFailed';
}

/** An action of a user. */
export interface UserAction {
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly place: Place;
  /** What was used and how; undefined if a forged interaction omits it. */
  readonly data: ({ readonly name?: string; readonly type?: number } & object) | undefined;
  /** The message whose button or select was used. */
  readonly source?: APIMessage;
}

/** An action in progress: its token, its times, and the bot's responses. */
export interface Interaction extends UserAction {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  isAnswered: boolean;
  /** The message that the path calls @original. */
  originalId?: string;
  /** The ids of the messages that the token gives access to. */
  readonly messageIds: Set<string>;
  /** Settles the promise that the user awaits; only the first call counts. */
  readonly settle: { done(outcome: Outcome): void; fail(reason: string): void };
  readonly outcome: Promise<Outcome>;
}

/** The interactions whose token is valid, or has recently expired. */
export interface Interactions {
  start(action: UserAction): Interaction;
  /**
   * The interaction that a first response is for; it counts as answered once `accept` is called.
   * @throws {DiscordError} 10062 if it is unknown or older than 3 s, 40060 if it was already answered
   */
  toAnswer(id: string, token: string): Interaction;
  /**
   * The answered interaction whose token is used for a follow-up.
   * @throws {DiscordError} 10015 for an unknown token or before the first response, 50027 after 15 minutes
   */
  toFollowUp(token: string): Interaction;
}

/** Creates an empty store of interactions. */
export function createInteractions(clock: Clock, nextId: () => string): Interactions {
  const byToken = new Map<string, Interaction>();
  const age = (interaction: Interaction) => clock.now() - interaction.createdAt;

  function forgetOld(): void {
    for (const interaction of byToken.values()) {
      if (age(interaction) < FORGOTTEN_MS) return;
      byToken.delete(interaction.token);
    }
  }

  return {
    start(action) {
      forgetOld();
      const interaction = createInteraction(action, nextId(), clock.now());
      byToken.set(interaction.token, interaction);
      const fail = () => interaction.settle.fail('The application did not respond.');
      const timers = [
        clock.after(FIRST_ANSWER_MS, () => {
          if (!interaction.isAnswered) fail();
        }),
        clock.after(TOKEN_MS, fail),
      ];
      const cancel = () => timers.forEach((stop) => void stop());
      interaction.outcome.then(cancel, cancel);
      return interaction;
    },
    toAnswer(id, token) {
      const interaction = byToken.get(token);
      if (!interaction || interaction.id !== id) throw errors.unknownInteraction();
      if (interaction.isAnswered) throw errors.alreadyAnswered();
      if (age(interaction) >= FIRST_ANSWER_MS) throw errors.unknownInteraction();
      return interaction;
    },
    toFollowUp(token) {
      const interaction = byToken.get(token);
      if (!interaction) throw errors.unknownWebhook();
      if (age(interaction) >= TOKEN_MS) throw errors.expiredToken();
      if (!interaction.isAnswered) throw errors.unknownWebhook();
      return interaction;
    },
  };
}

function createInteraction(action: UserAction, id: string, createdAt: number): Interaction {
  let settle: Interaction['settle'] | undefined;
  const outcome = new Promise<Outcome>((done, reject) => {
    // The user sees the answer when the bot's request is finished, including its observers.
    settle = {
      done: (seen) => void setImmediate(done, seen),
      fail: (reason) => reject(new InteractionFailed(reason)),
    };
  });
  return {
    ...action,
    id,
    token: randomBytes(48).toString('base64url'),
    createdAt,
    isAnswered: false,
    messageIds: new Set(),
    settle: settle as Interaction['settle'],
    outcome,
  };
}

const LOCALE = 'en-US';
const MAX_ATTACHMENT = 10 * 1024 * 1024;

/** INTERACTION_CREATE: an interaction as the gateway sends it to the bot. */
export function interactionPayload(world: World, interaction: Interaction): object {
  const { id, type, token, user, data, source, place } = interaction;
  return {
    id,
    application_id: world.applicationId,
    type,
    data,
    token,
    version: 1,
    ...(place.guild ? guildFields(place, user) : directFields(place, user, world)),
    channel_id: place.channel.id,
    app_permissions: PERMISSIONS,
    locale: LOCALE,
    entitlements: [],
    authorizing_integration_owners: ownersOf(place, user.id),
    context: place.context,
    attachment_size_limit: MAX_ATTACHMENT,
    ...(source && { message: source }),
  };
}

function guildFields(place: Place, user: APIUser) {
  const { guild, channel } = place;
  const permissions = permissionsIn(place);
  return {
    guild_id: guild?.id,
    guild: { id: guild?.id, locale: LOCALE, features: [] },
    guild_locale: LOCALE,
    channel: { ...channelPayload(channel), permissions },
    member: { ...memberPayload(user), permissions },
  };
}

/** In direct messages there are users, but no members. */
function directFields({ channel, context }: Place, user: APIUser, { bot }: World) {
  const recipients = context === InteractionContextType.BotDM ? [bot] : [];
  return {
    channel: { id: channel.id, type: ChannelType.DM, last_message_id: null, flags: 0, recipients },
    user,
  };
}
