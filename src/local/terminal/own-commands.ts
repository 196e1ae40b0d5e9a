import type { APIMessage } from 'discord-api-types/v10';
import { type ChannelEntry, InvalidUse, nameOfChannel } from '../discord/server.js';
import type { Member } from './member.js';

/** The result of a command of the prompt: a sentence, or a changed answer. */
export type OwnResult =
  | {
      readonly text: string;
      /** The id of the deleted answer. */
      readonly deleted?: string | undefined;
      /** Whether the channel has changed. */
      readonly moved?: boolean;
    }
  | { readonly message: APIMessage };

interface OwnCommand {
  readonly description: string;
  run(typed: string, member: Member): OwnResult | Promise<OwnResult>;
  /** The possible values after its name. */
  values?(member: Member): string[];
}

/** Commands for what Discord's own client has menus or lists. */
const OWN_COMMANDS: ReadonlyMap<string, OwnCommand> = new Map<string, OwnCommand>([
  [
    'edit',
    {
      description: 'Change your last message here: /edit NEW TEXT',
      values: (member) => [member.lastWritten() ?? ''].filter((text) => text !== ''),
      async run(typed, member) {
        if (typed === '') throw new InvalidUse('Type the new text behind it: /edit NEW TEXT.');
        const { answer, isNew } = await member.edit(typed);
        if (isNew && answer) return { message: answer };
        return { text: answer ? `Edited. ${ANSWER_STAYS}` : 'Edited.' };
      },
    },
  ],
  [
    'delete',
    {
      description: 'Delete your last message here, and its answer',
      async run(_typed, member) {
        const { text, answer } = await member.remove();
        return {
          text: answer ? `Deleted “${text}”, and its answer with it.` : `Deleted “${text}”.`,
          deleted: answer,
        };
      },
    },
  ],
  [
    'in',
    {
      description: 'Go to another place: /in #news; alone, list them',
      values: (member) => member.channels().map(nameOfChannel),
      run(typed, member) {
        if (typed === '') return { text: listOf(member.channels(), member.here()) };
        member.go(channelNamed(typed, member.channels()).id);
        return { text: whereabouts(member), moved: true };
      },
    },
  ],
  [
    'thread',
    {
      description: 'Open a thread on your last message: /thread NAME',
      run(typed, member) {
        if (member.here().kind === 'direct')
          throw new InvalidUse('There are no threads in direct messages; /in #news goes to a channel.');
        if (typed === '') throw new InvalidUse('Type its name behind it: /thread NAME.');
        member.openThread(typed);
        return { text: whereabouts(member), moved: true };
      },
    },
  ],
]);

/** The names of the prompt's own commands. */
export const OWN_NAMES: readonly string[] = [...OWN_COMMANDS.keys(), 'quit'];

/** Why editing a message leaves its answer unchanged. */
const ANSWER_STAYS =
  'Its answer stays as it was: it changes with the question within a minute, and a few times at most.';

/** Runs a line if it is a command of the prompt; undefined if it is not. */
export async function runOwn(line: string, member: Member): Promise<OwnResult | undefined> {
  const [, name = '', typed = ''] = LINE.exec(line) ?? [];
  return OWN_COMMANDS.get(name.toLowerCase())?.run(typed.trim(), member);
}

const LINE = /^\s*\/(\S+)\s*(.*)$/su;

/** Candidates, and the end of the line that they replace, as `readline` expects from a completer. */
export type Completion = [string[], string];

/** Completes the text after the name of a command of the prompt; undefined if the line has none. */
export function completeOwn(line: string, member: Member): Completion | undefined {
  const [, name = '', typed = ''] = LINE.exec(line) ?? [];
  const command = OWN_COMMANDS.get(name.toLowerCase());
  if (!command) return undefined;
  const values = command.values?.(member) ?? [];
  return [values.filter((value) => value.toLowerCase().startsWith(typed.toLowerCase())), typed];
}

/** Names and descriptions, in order. */
export function ownDescriptions(): (readonly [string, string])[] {
  return [...OWN_COMMANDS].map(([name, { description }]) => [name, description] as const);
}

function channelNamed(typed: string, channels: readonly ChannelEntry[]): ChannelEntry {
  const wanted = typed.toLowerCase();
  const found =
    channels.find((channel) => nameOfChannel(channel).toLowerCase() === wanted) ??
    channels.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found;
  throw new InvalidUse(`There is no “${typed}”. There are ${channels.map(nameOfChannel).join(', ')}.`);
}

function listOf(channels: readonly ChannelEntry[], here: ChannelEntry): string {
  return channels
    .map((channel) => {
      const mark = channel.id === here.id ? ', where you are' : '';
      return `${channel.kind === 'thread' ? '  ' : ''}${nameOfChannel(channel)} · ${WHAT[channel.kind]}${mark}`;
    })
    .join('\n');
}

const WHAT: Readonly<Record<ChannelEntry['kind'], string>> = {
  direct: 'direct messages',
  channel: 'a channel of a server',
  thread: 'a thread',
};

/** The current channel, and what the bot answers there. */
function whereabouts(member: Member): string {
  const here = member.here();
  const where = `You are in ${nameOfChannel(here)}, ${WHAT[here.kind]}.`;
  if (here.kind === 'direct') return where;
  const [direct] = member.channels();
  return `${where} The bot answers messages that mention it: ${direct ? nameOfChannel(direct) : ''} and the question.`;
}
