import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord.js';
import { findComponent, type Usable } from './find-component.js';
import { interactionPayload } from './interaction-payload.js';
import type { Choice, Deed } from './interactions.js';
import { userMessage } from './message-payload.js';
import { isSeenBy, type MessageEvent } from './messages.js';
import type { Place } from './places.js';
import type { State } from './state.js';
import { fillOptions, InvalidUse, type OptionValues } from './user-options.js';

/** Direct messages belong to the first shard, as the id 0 does. */
const DIRECT = '0';

type Deeds = Omit<Deed, 'user' | 'place'>;

/** A user who looks at a channel of a guild or at direct messages: does what people do in Discord's client, and sees what they see. */
export interface LoopbackUser {
  readonly id: string;
  readonly name: string;
  /** Absent in direct messages. */
  readonly guildId?: string;
  readonly channelId: string;
  /** The commands that the client offers. */
  commands(): APIApplicationCommand[];
  /**
   * Uses a slash command.
   * @returns the answer as this user sees it; while the bot only says that it is thinking, it is waited for
   * @throws {InvalidUse} where the client would not send it: an unknown command, a missing or unfit option
   * @throws {InteractionFailed} where the bot gives no answer in time
   */
  command(name: string, options?: OptionValues): Promise<APIMessage>;
  /** Asks for the choices of the option that is being typed; what is typed so far stands among the options. */
  autocomplete(name: string, options: OptionValues, focused: string): Promise<readonly Choice[]>;
  /** Posts a message. */
  say(content: string): APIMessage;
  /** Uses a command from a message's menu. */
  menu(name: string, messageId: string): Promise<APIMessage>;
  /**
   * Presses a button.
   * @returns the new message or the changed one; the unchanged one where the bot only acknowledges
   */
  press(messageId: string, customId: string): Promise<APIMessage>;
  /** Chooses from a select menu. */
  select(messageId: string, customId: string, values: readonly string[]): Promise<APIMessage>;
  /** Sends an interaction that Discord's own client would not: of any type, with any data or none. */
  forge(type: number, data?: unknown): Promise<APIMessage>;
  /** The messages of the channel that this user sees, oldest first. */
  messages(): APIMessage[];
  /** Calls back for each message that this user sees made, changed or deleted; the function given back ends it. */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

/** Lets a user into a channel. */
export function createLoopbackUser(state: State, user: APIUser, place: Place): LoopbackUser {
  const { channel } = place;

  /** Sends what the user did to the bot, and waits for what comes of it. */
  function send(deed: Deeds) {
    const interaction = state.interactions.start({ user, place, ...deed });
    const payload = interactionPayload(state.world, interaction);
    state.gateway.dispatch(place.guild?.id ?? DIRECT, GatewayDispatchEvents.InteractionCreate, payload);
    return interaction.outcome;
  }

  async function forMessage(deed: Deeds): Promise<APIMessage> {
    const outcome = await send(deed);
    if ('message' in outcome) return outcome.message;
    throw new TypeError('Choices answer nothing but an autocomplete interaction.');
  }

  function find(type: ApplicationCommandType, name: string): APIApplicationCommand {
    const command = state.commands.offeredIn(place).find((one) => one.name === name && one.type === type);
    if (!command) throw new InvalidUse(`No command "${name}" is registered here.`);
    return command;
  }

  function see(messageId: string): APIMessage {
    const stored = state.messages.find(messageId);
    if (stored?.message.channel_id === channel.id && isSeenBy(user.id, stored)) return stored.message;
    throw new InvalidUse(`${user.global_name} sees no message ${messageId} here.`);
  }

  function useComponent(
    messageId: string,
    type: ComponentType,
    customId: string,
    rest: object,
  ): Promise<APIMessage> {
    const source = see(messageId);
    const component = findComponent(source, customId);
    if (component?.type !== type) throw new InvalidUse(`The message has no such component "${customId}".`);
    if (component.disabled) throw new InvalidUse(`The component "${customId}" is disabled.`);
    const data = { component_type: type, custom_id: customId, id: component.id, ...rest };
    return forMessage({ type: InteractionType.MessageComponent, data, source });
  }

  return {
    id: user.id,
    name: user.global_name ?? user.username,
    ...(place.guild && { guildId: place.guild.id }),
    channelId: channel.id,
    commands: () => state.commands.offeredIn(place),
    async command(name, options = {}) {
      const command = find(ApplicationCommandType.ChatInput, name);
      const data = { ...named(command), options: fillOptions(command, options) };
      return forMessage({ type: InteractionType.ApplicationCommand, data });
    },
    async autocomplete(name, options, focused) {
      const command = find(ApplicationCommandType.ChatInput, name);
      const data = { ...named(command), options: fillOptions(command, options, focused) };
      const outcome = await send({ type: InteractionType.ApplicationCommandAutocomplete, data });
      return 'choices' in outcome ? outcome.choices : [];
    },
    say(content) {
      const message = userMessage(state.nextId(), channel.id, user, content, state.clock.now());
      state.messages.add({ message });
      return message;
    },
    async menu(name, messageId) {
      const command = find(ApplicationCommandType.Message, name);
      const message = see(messageId);
      const data = {
        ...named(command),
        target_id: messageId,
        resolved: { messages: { [messageId]: message } },
      };
      return forMessage({ type: InteractionType.ApplicationCommand, data });
    },
    press: async (messageId, customId) => useComponent(messageId, ComponentType.Button, customId, {}),
    async select(messageId, customId, values) {
      checkChosen(findComponent(see(messageId), customId), values);
      return useComponent(messageId, ComponentType.StringSelect, customId, { values });
    },
    forge: (type, data) => forMessage({ type, data: data as Deed['data'] }),
    messages: () => state.messages.seenBy(user.id, channel.id),
    subscribe: (listener) =>
      state.messages.subscribe((event, stored) => {
        if (stored.message.channel_id === channel.id && isSeenBy(user.id, stored)) listener(event);
      }),
  };
}

/** @throws {InvalidUse} where there are more or fewer values than the menu allows, or one that it does not offer */
function checkChosen(menu: Usable | undefined, values: readonly string[]): void {
  const { options = [], min_values: least = 1, max_values: most = 1 } = menu ?? {};
  const unknown = values.find((value) => !options.some((option) => option.value === value));
  if (unknown !== undefined) throw new InvalidUse(`The menu does not offer "${unknown}".`);
  if (values.length < least || values.length > most)
    throw new InvalidUse(`The menu takes ${least} to ${most} of its options.`);
}

function named({ id, name, type, guild_id }: APIApplicationCommand) {
  return { id, name, type, ...(guild_id && { guild_id }) };
}
