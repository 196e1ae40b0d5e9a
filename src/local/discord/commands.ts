import { type APIApplicationCommand, ApplicationCommandType } from 'discord.js';
import type { Clock } from './clock.js';
import type { CommandBody, CommandOption } from './command-rules.js';
import { errors } from './validation.js';
import { isAllowedIn, isOfferedIn, type Place } from './world.js';

const DAY_MS = 24 * 3_600_000;
const MAX_BY_TYPE: Partial<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
};
const MAX_MENU_COMMANDS = 15;

/** Where commands are registered: a guild's id, or undefined for all guilds. */
export type RegistrationScope = string | undefined;

/** The registered commands. */
export interface Commands {
  list(scope: RegistrationScope): APIApplicationCommand[];
  /** @throws {DiscordError} 10063 if there is no such command */
  get(scope: RegistrationScope, id: string): APIApplicationCommand;
  /** Registers a command, replacing one of the same name and type. */
  create(scope: RegistrationScope, body: CommandBody): { command: APIApplicationCommand; isNew: boolean };
  /** Changes the given properties of a command. */
  edit(scope: RegistrationScope, id: string, body: CommandBody): APIApplicationCommand;
  remove(scope: RegistrationScope, id: string): void;
  /** Registers these commands and no others; those with an unchanged name and type keep their id. */
  replaceAll(scope: RegistrationScope, bodies: readonly CommandBody[]): APIApplicationCommand[];
  /** The commands available in a place: its guild's own, and the global ones whose names these do not use. */
  offeredIn(place: Place): APIApplicationCommand[];
}

/**
 * Creates an empty registry of commands.
 * @param dailyCreates how many new commands Discord accepts per day, for each guild and globally
 */
export function createCommands(
  applicationId: string,
  nextId: () => string,
  clock: Clock,
  dailyCreates: number,
): Commands {
  const scopes = new Map<RegistrationScope, APIApplicationCommand[]>();
  const creates = new Map<RegistrationScope, number[]>();
  const list = (scope: RegistrationScope) => scopes.get(scope) ?? [];

  function countCreates(scope: RegistrationScope, count: number): void {
    const today = (creates.get(scope) ?? []).filter((at) => clock.now() - at < DAY_MS);
    if (today.length + count > dailyCreates) throw errors.tooManyCreatesToday(dailyCreates);
    creates.set(scope, [...today, ...Array<number>(count).fill(clock.now())]);
  }

  function build(scope: RegistrationScope, body: CommandBody, id = nextId()): APIApplicationCommand {
    return describe(body, {
      id,
      application_id: applicationId,
      version: nextId(),
      ...(scope && { guild_id: scope }),
    });
  }

  function store(scope: RegistrationScope, commands: APIApplicationCommand[]): void {
    checkNumbers(commands);
    scopes.set(scope, commands);
  }

  function get(scope: RegistrationScope, id: string): APIApplicationCommand {
    const command = list(scope).find((one) => one.id === id);
    if (!command) throw errors.unknownCommand();
    return command;
  }

  return {
    list,
    get,
    create(scope, body) {
      const others = list(scope).filter((one) => !isSame(one, body));
      const before = list(scope).find((one) => isSame(one, body));
      const command = build(scope, body, before?.id);
      checkNumbers([...others, command]);
      if (!before) countCreates(scope, 1);
      store(scope, [...others, command]);
      return { command, isNew: !before };
    },
    edit(scope, id, body) {
      const before = get(scope, id);
      const command = build(scope, body, id);
      store(
        scope,
        list(scope).map((one) => (one === before ? command : one)),
      );
      return command;
    },
    remove(scope, id) {
      const command = get(scope, id);
      store(
        scope,
        list(scope).filter((one) => one !== command),
      );
    },
    replaceAll(scope, bodies) {
      checkNames(bodies);
      const ids = bodies.map((body) => list(scope).find((one) => isSame(one, body))?.id);
      const commands = bodies.map((body, at) => build(scope, body, ids[at]));
      checkNumbers(commands);
      countCreates(scope, ids.filter((id) => id === undefined).length);
      store(scope, commands);
      return commands;
    },
    offeredIn(place) {
      const own = place.guild?.hasBot ? list(place.guild.id) : [];
      const global = list(undefined).filter((one) => !own.some((other) => isSame(one, other)));
      return [...own, ...global.filter((command) => isOfferedIn(place, command))].filter((command) =>
        isAllowedIn(place, command),
      );
    },
  };
}

function isSame(command: APIApplicationCommand, other: Pick<CommandBody, 'name' | 'type'>): boolean {
  return command.name === other.name && command.type === (other.type ?? ApplicationCommandType.ChatInput);
}

function checkNames(bodies: readonly CommandBody[]): void {
  const problems = bodies.flatMap(({ name, type }, at) =>
    bodies.slice(0, at).some((other) => other.name === name && (other.type ?? 1) === (type ?? 1))
      ? [
          {
            path: [at, 'name'],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ]
      : [],
  );
  if (problems.length > 0) throw errors.form(problems);
}

function checkNumbers(commands: readonly APIApplicationCommand[]): void {
  for (const type of new Set(commands.map((command) => command.type))) {
    const limit = MAX_BY_TYPE[type] ?? MAX_MENU_COMMANDS;
    if (commands.filter((command) => command.type === type).length > limit)
      throw errors.tooManyCommands(limit);
  }
}

/** A command as Discord returns it: with every field, and options without empty fields. */
function describe(body: CommandBody, fields: object): APIApplicationCommand {
  return {
    ...fields,
    type: body.type ?? ApplicationCommandType.ChatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    ...(body.options?.length && { options: body.options.map(describeOption) }),
    default_member_permissions: body.default_member_permissions ?? null,
    dm_permission: body.dm_permission ?? true,
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [0],
    nsfw: body.nsfw ?? false,
  } as APIApplicationCommand;
}

function describeOption(option: CommandOption): object {
  const { required, ...rest } = option;
  const inside = 'options' in option && option.options ? option.options.map(describeOption) : undefined;
  return { ...rest, ...(inside && { options: inside }), ...(required && { required }) };
}
