import type {
  APIApplicationCommand,
  APIMessage,
  APIApplicationCommandOptionChoice as Choice,
} from 'discord-api-types/v10';
import { commands } from '../../commands/index.js';
import { writtenCard } from '../../commands/written.js';
import type { Card } from '../../src/cards/card.js';
import { componentsOf } from '../../src/cards/components/message.js';
import { finish } from '../../src/language/steps.js';
import type { Library } from '../../src/library/results.js';
import { InvalidUse } from '../../src/local/discord/server.js';
import type { Member } from '../../src/local/terminal/member.js';

/** A member whose commands are answered at once, without a Discord in between. */
export function fakeMember(library: Library): Member {
  const find = (name: string) => {
    const command = commands.get(name);
    if (!command) throw new InvalidUse(`No command "${name}" is registered here.`);
    return command;
  };
  const shown = (card: Card) => ({ content: '', ...componentsOf(card, library) }) as unknown as APIMessage;
  return {
    commands: () => registered,
    command: async (name, options = {}) => shown(finish(find(name).run(options as never, { library }))),
    commandsOnly: false,
    write: async (text) => shown(finish(writtenCard({ text }, { library }))),
    lastWritten: () => undefined,
    edit: () => Promise.reject(new InvalidUse('There is nothing to change.')),
    remove: () => Promise.reject(new InvalidUse('There is nothing to delete.')),
    channels: () => [DIRECT],
    here: () => DIRECT,
    go: () => {},
    openThread: () => {},
    use: (_messageId, customId) => Promise.reject(new InvalidUse(`Nothing happens at ${customId}.`)),
    submit: () => Promise.reject(new InvalidUse('There is no form.')),
    autocomplete: async (name, options, focused): Promise<Choice[]> => {
      const { source } = options;
      const typed = {
        name: focused,
        value: String(options[focused]),
        ...(source && focused !== 'source' && { source: String(source) }),
      };
      return finish(find(name).autocomplete?.(typed, { library }) ?? []);
    },
  };
}

const DIRECT = { id: '1', kind: 'direct', name: 'Verbatim' } as const;

/** The commands as Discord gives them back. */
export const registered = [...commands.values()].map(
  ({ payload }) => payload,
) as unknown as APIApplicationCommand[];
