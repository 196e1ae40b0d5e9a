import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIAttachment,
  type APIMessage,
  type APIUser,
  ApplicationCommandType,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord.js';
import type { AttachedFile } from './attachments.js';
import { filledIn, fillOptions, InvalidUse, type OptionValues } from './filled-options.js';
import { type Filled, type Form, problemOfFilled, submittedData } from './form-rules.js';
import { type Interaction, interactionPayload, type UserAction } from './interactions.js';
import {
  type AnyComponent,
  componentOf,
  isSeenBy,
  type MessageEvent,
  resaidMessage,
  userMessage,
} from './messages.js';
import type { State } from './state.js';
import { openThread } from './threads.js';
import type { Channel, Place } from './world.js';

/** Direct messages belong to the first shard, as the id 0 does. */
export const DIRECT = '0';

type SentAction = Omit<UserAction, 'user' | 'place'>;

/** A user in a channel of a guild or in direct messages, with the actions and the view of Discord's client. */
export interface LoopbackUser {
  readonly id: string;
  readonly name: string;
  /** Absent in direct messages. */
  readonly guildId?: string;
  readonly channelId: string;
  /** The commands that the client offers. */
  commands(): APIApplicationCommand[];
  /**
   * Uses a slash command; a subcommand is named after its command: `library add`.
   * @returns the answer as this user sees it; while the bot is only thinking, it is waited for
   * @throws {InvalidUse} if the client would not send it: an unknown command, a missing or invalid option
   * @throws {InteractionFailed} if the bot gives no answer in time
   */
  command(name: string, options?: OptionValues): Promise<APIMessage>;
  /** Uses a slash command that may also open a form. */
  begin(name: string, options?: OptionValues): Promise<Used>;
  /** Requests the choices for the option being typed; the text so far is among the options. */
  autocomplete(
    name: string,
    options: OptionValues,
    focused: string,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /**
   * Posts a message.
   * @param replyTo the id of the message that it replies to, whose author is pinged unless `pings` is false
   */
  say(
    content: string,
    how?: {
      readonly replyTo?: string;
      readonly pings?: boolean;
      readonly files?: readonly AttachedFile[];
    },
  ): APIMessage;
  /** Edits a message of the user's own. */
  edit(messageId: string, content: string): APIMessage;
  /** Deletes a message of the user's own. */
  remove(messageId: string): void;
  /**
   * Opens a thread on a message of a guild's channel.
   * @throws {InvalidUse} if the client would not offer it, or would not accept the name
   */
  openThread(messageId: string, name: string): Channel;
  /** Uses a command of a message's context menu. */
  menu(name: string, messageId: string): Promise<APIMessage>;
  /**
   * Presses a button.
   * @returns the new or changed message; the unchanged one if the bot only acknowledges
   */
  press(messageId: string, customId: string): Promise<APIMessage>;
  /** Presses a button that may also open a form. */
  use(messageId: string, customId: string): Promise<Used>;
  /** Submits a form that a message's button has opened, or a command if there is no message. */
  submit(messageId: string | null, form: Form, filled: Filled): Promise<APIMessage>;
  /** Chooses from a select menu. */
  select(messageId: string, customId: string, values: readonly string[]): Promise<APIMessage>;
  /** Sends an interaction that Discord's own client would not send: of any type, with any data or none. */
  forge(type: number, data?: unknown, source?: APIMessage): Promise<APIMessage>;
  /** The messages of the channel that this user sees, oldest first. */
  messages(): APIMessage[];
  /**
   * Calls the listener for each message that this user sees created, changed or deleted; the returned function ends it.
   */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

/** The result of a button: a message, or a form to fill in. */
export type Used = { readonly message: APIMessage } | { readonly form: Form };

/** Creates a user in a channel. */
export function createLoopbackUser(state: State, user: APIUser, place: Place): LoopbackUser {
  const { channel } = place;

  /** Sends the user's action to the bot, and waits for the result. */
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
    throw new InvalidUse(`There is no message ${messageId} here.`);
  }

  /** @throws {InvalidUse} if it is not a message of this user here */
  function own(messageId: string): APIMessage {
    const message = see(messageId);
    if (message.author.id === user.id) return message;
    throw new InvalidUse(`${user.global_name} did not write the message ${messageId}.`);
  }

  const { find: findUser } = state.people;
  const { bot } = state.world;
  /** Discord's client replaces a name typed after an @ by an id. */
  const mentioning = (content: string) => content.replace(mentionOf(bot), `<@${bot.id}>`);

  /** The data of a slash command. */
  function typed(name: string, options: OptionValues, focused?: string) {
    const [first = '', nested] = name.split(' ');
    const command = find(ApplicationCommandType.ChatInput, first);
    const attachments: Record<string, APIAttachment> = {};
    const attach = (file: AttachedFile) => {
      const attachment = state.attachments.add(channel.id, file);
      attachments[attachment.id] = attachment;
      return attachment.id;
    };
    const filled = filledIn(command, nested, (of) => fillOptions(of, options, attach, focused));
    const resolved = Object.keys(attachments).length > 0 && { resolved: { attachments } };
    return { ...named(command), options: filled, ...resolved };
  }

  /** The action of using a component of a message. */
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
      return forMessage({ type: InteractionType.ApplicationCommand, data: typed(name, options) });
    },
    begin: async (name, options = {}) =>
      used(await send({ type: InteractionType.ApplicationCommand, data: typed(name, options) })),
    async autocomplete(name, options, focused) {
      const data = typed(name, options, focused);
      const outcome = await send({ type: InteractionType.ApplicationCommandAutocomplete, data });
      return 'choices' in outcome ? outcome.choices : [];
    },
    say(content, { replyTo, pings = true, files = [] } = {}) {
      const to = replyTo === undefined ? undefined : see(replyTo);
      const attachments = files.map((file) => state.attachments.add(channel.id, file));
      const body = { content: mentioning(content), attachments, pings, find: findUser };
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
    openThread: (messageId, name) => openThread(state, { user, place }, see(messageId), name),
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
      return used(await send(componentAction(messageId, ComponentType.Button, customId, {})));
    },
    async submit(messageId, form, filled) {
      const problem = problemOfFilled(form, filled);
      if (problem) throw new InvalidUse(problem);
      const data = submittedData(form, filled);
      const source = messageId === null ? {} : { source: see(messageId) };
      return forMessage({ type: InteractionType.ModalSubmit, data, ...source });
    },
    async select(messageId, customId, values) {
      checkChosen(componentOf(see(messageId), customId), values);
      return forMessage(componentAction(messageId, ComponentType.StringSelect, customId, { values }));
    },
    forge: (type, data, source) =>
      forMessage({ type, data: data as UserAction['data'], ...(source && { source }) }),
    messages: () => state.messages.seenBy(user.id, channel.id),
    subscribe: (listener) =>
      state.messages.subscribe((event, stored) => {
        if (stored.message.channel_id === channel.id && isSeenBy(user.id, stored)) listener(event);
      }),
  };
}

/** The name of a user typed after an @, in upper or lower case. */
function mentionOf({ username }: APIUser): RegExp {
  return new RegExp(`@${username.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&')}`, 'giu');
}

/** @throws {InvalidUse} if there are more or fewer values than the menu allows, or one that it does not offer */
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

function used(outcome: Awaited<Interaction['outcome']>): Used {
  if ('choices' in outcome) throw new TypeError('This is answered with no choices.');
  return outcome;
}
