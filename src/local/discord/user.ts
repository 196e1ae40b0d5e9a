import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import { type Filled, type Form, problemOfFilled, submittedData } from './form-rules.js';
import { type Choice, interactionPayload, type UserAction } from './interactions.js';
import {
  type AnyComponent,
  componentOf,
  isSeenBy,
  type MessageEvent,
  resaidMessage,
  userMessage,
} from './messages.js';
import type { State } from './state.js';
import type { Place } from './world.js';

/** Direct messages belong to the first shard, as the id 0 does. */
export const DIRECT = '0';

type SentAction = Omit<UserAction, 'user' | 'place'>;

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
  /**
   * Posts a message.
   * @param replyTo the id of the message that it replies to; its author is pinged unless `pings` says otherwise
   */
  say(content: string, how?: { readonly replyTo?: string; readonly pings?: boolean }): APIMessage;
  /** Changes the text of one's own message. */
  edit(messageId: string, content: string): APIMessage;
  /** Deletes one's own message. */
  remove(messageId: string): void;
  /** Uses a command from a message's menu. */
  menu(name: string, messageId: string): Promise<APIMessage>;
  /**
   * Presses a button.
   * @returns the new message or the changed one; the unchanged one where the bot only acknowledges
   */
  press(messageId: string, customId: string): Promise<APIMessage>;
  /** Presses a button that may as well open a form. */
  use(messageId: string, customId: string): Promise<Used>;
  /** Fills in the form that a message's button has opened, and sends it. */
  submit(messageId: string, form: Form, filled: Filled): Promise<APIMessage>;
  /** Chooses from a select menu. */
  select(messageId: string, customId: string, values: readonly string[]): Promise<APIMessage>;
  /** Sends an interaction that Discord's own client would not: of any type, with any data or none. */
  forge(type: number, data?: unknown): Promise<APIMessage>;
  /** The messages of the channel that this user sees, oldest first. */
  messages(): APIMessage[];
  /** Calls back for each message that this user sees made, changed or deleted; the function given back ends it. */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

/** What comes of a button: a message, or a form to fill in. */
export type Used = { readonly message: APIMessage } | { readonly form: Form };

/** Lets a user into a channel. */
export function createLoopbackUser(state: State, user: APIUser, place: Place): LoopbackUser {
  const { channel } = place;

  /** Sends what the user did to the bot, and waits for what comes of it. */
  function send(action: SentAction) {
    const interaction = state.interactions.start({ user, place, ...action });
    const payload = interactionPayload(state.world, interaction);
    state.gateway.dispatch(place.guild?.id ?? DIRECT, GatewayDispatchEvents.InteractionCreate, payload);
    return interaction.outcome;
  }

  async function forMessage(action: SentAction): Promise<APIMessage> {
    const outcome = await send(action);
    if ('message' in outcome) return outcome.message;
    throw new TypeError('This is answered with no message.');
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

  /** @throws {InvalidUse} where it is none of this user's own here */
  function own(messageId: string): APIMessage {
    const message = see(messageId);
    if (message.author.id === user.id) return message;
    throw new InvalidUse(`${user.global_name} did not write the message ${messageId}.`);
  }

  const { find: findUser } = state.people;
  const { bot } = state.world;
  /** Discord's client sends a number in the place of a name that was typed after an @. */
  const mentioning = (content: string) => content.replaceAll(`@${bot.username}`, `<@${bot.id}>`);

  /** What using a component of a message sends. */
  function componentAction(
    messageId: string,
    type: ComponentType,
    customId: string,
    rest: object,
  ): SentAction {
    const source = see(messageId);
    const component = componentOf(source, customId);
    if (component?.type !== type) throw new InvalidUse(`The message has no such component "${customId}".`);
    if (component.disabled) throw new InvalidUse(`The component "${customId}" is disabled.`);
    const data = { component_type: type, custom_id: customId, id: component.id, ...rest };
    return { type: InteractionType.MessageComponent, data, source };
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
    say(content, { replyTo, pings = true } = {}) {
      const to = replyTo === undefined ? undefined : see(replyTo);
      const body = { content: mentioning(content), pings, find: findUser };
      const sent = { channelId: channel.id, guildId: place.guild?.id, body, to };
      const message = userMessage(state.nextId(), user, state.clock.now(), sent);
      state.messages.add({ message });
      return message;
    },
    edit(messageId, content) {
      const before = own(messageId);
      const pings = before.mentions.some(({ id }) => id === before.referenced_message?.author.id);
      const message = resaidMessage(
        before,
        { content: mentioning(content), pings, find: findUser },
        state.clock.now(),
      );
      state.messages.replace(message);
      return message;
    },
    remove: (messageId) => state.messages.remove(own(messageId).id),
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
    press: async (messageId, customId) =>
      forMessage(componentAction(messageId, ComponentType.Button, customId, {})),
    async use(messageId, customId) {
      const outcome = await send(componentAction(messageId, ComponentType.Button, customId, {}));
      if ('choices' in outcome) throw new TypeError('A button is answered with no choices.');
      return outcome;
    },
    async submit(messageId, form, filled) {
      const problem = problemOfFilled(form, filled);
      if (problem) throw new InvalidUse(problem);
      const data = submittedData(form, filled);
      return forMessage({ type: InteractionType.ModalSubmit, data, source: see(messageId) });
    },
    async select(messageId, customId, values) {
      checkChosen(componentOf(see(messageId), customId), values);
      return forMessage(componentAction(messageId, ComponentType.StringSelect, customId, { values }));
    },
    forge: (type, data) => forMessage({ type, data: data as UserAction['data'] }),
    messages: () => state.messages.seenBy(user.id, channel.id),
    subscribe: (listener) =>
      state.messages.subscribe((event, stored) => {
        if (stored.message.channel_id === channel.id && isSeenBy(user.id, stored)) listener(event);
      }),
  };
}

/** @throws {InvalidUse} where there are more or fewer values than the menu allows, or one that it does not offer */
function checkChosen(menu: AnyComponent | undefined, values: readonly string[]): void {
  const { options = [], min_values: least = 1, max_values: most = 1 } = menu ?? {};
  const unknown = values.find((value) => !options.some((option) => option.value === value));
  if (unknown !== undefined) throw new InvalidUse(`The menu does not offer "${unknown}".`);
  if (values.length < least || values.length > most)
    throw new InvalidUse(`The menu takes ${least} to ${most} of its options.`);
}

function named({ id, name, type, guild_id }: APIApplicationCommand) {
  return { id, name, type, ...(guild_id && { guild_id }) };
}

/** The values of a command's options, by name. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** A user asked for something that Discord's own client would not let through. The sentence says what and why. */
export class InvalidUse extends Error {
  override name = 'InvalidUse';
}

interface FilledOption {
  readonly type: OptionType;
  readonly name: string;
  readonly value: string | number | boolean;
  readonly focused?: true;
}

/**
 * Fills in a command's options as Discord's client does, which sends nothing that does not fit.
 * @param focused the option that is being typed; then the others need not be complete, nor this one fit
 * @throws {InvalidUse} names the option that is unknown, missing or does not fit
 */
function fillOptions(command: APIApplicationCommand, values: OptionValues, focused?: string): FilledOption[] {
  const options = command.options ?? [];
  const unknown = [...Object.keys(values), ...(focused ? [focused] : [])].find(
    (name) => !options.some((option) => option.name === name),
  );
  if (unknown) throw new InvalidUse(`/${command.name} has no option "${unknown}".`);
  const given = new Map(Object.entries(values));
  const missing = options.find(({ name, required }) => required && given.get(name) === undefined);
  if (missing && !focused) throw new InvalidUse(`/${command.name} needs the option "${missing.name}".`);
  return options.flatMap((option) => {
    const value = given.get(option.name) ?? (option.name === focused ? '' : undefined);
    if (value === undefined) return [];
    const { name, type } = option;
    if (name === focused) return [{ name, type, value, focused: true as const }];
    const problem = problemOf(option, value);
    if (problem) throw new InvalidUse(`The option "${name}" of /${command.name} ${problem}.`);
    return [{ name, type, value }];
  });
}

/** Why a value does not fit an option; undefined where it does. */
function problemOf(
  option: APIApplicationCommandOption,
  value: string | number | boolean,
): string | undefined {
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices?.length && !choices.some((choice) => choice.value === value))
    return `must be one of ${choices.map((choice) => choice.name).join(', ')}`;
  switch (option.type) {
    case OptionType.String:
      if (typeof value !== 'string') return 'must be text';
      // An empty one would not be sent at all.
      return outside([...value].length, option.min_length || 1, option.max_length ?? 6000, ' characters');
    case OptionType.Integer:
    case OptionType.Number:
      if (typeof value !== 'number') return 'must be a number';
      if (option.type === OptionType.Integer && !Number.isSafeInteger(value)) return 'must be a whole number';
      return outside(value, option.min_value ?? -(2 ** 53), option.max_value ?? 2 ** 53, '');
    case OptionType.Boolean:
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    default:
      return 'is of a type that cannot be filled in here';
  }
}

function outside(value: number, min: number, max: number, unit: string): string | undefined {
  return value < min || value > max ? `must be ${min} to ${max}${unit}` : undefined;
}
