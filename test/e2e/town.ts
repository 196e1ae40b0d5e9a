import { join } from 'node:path';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { MessageCommand, ServerMessageCommand } from '../../commands/command.js';
import {
  commands,
  forms,
  messageCommands,
  serverCommands,
  serverMessageCommands,
} from '../../commands/index.js';
import { type Bot, type BotCommand, payloadsOf } from '../../src/bot/bot.js';
import { deploy } from '../../src/bot/deploy.js';
import { type RunningBot, startBot } from '../../src/bot/run.js';
import { type Card, note } from '../../src/cards/card.js';
import { openLibrary } from '../../src/library/library.js';
import {
  type Loopback,
  type LoopbackOptions,
  type LoopbackUser,
  startLoopback,
} from '../../src/local/discord/server.js';
import { messageText } from '../../src/local/terminal/message-text.js';
import { type ManualClock, manualClock } from '../support/clock.js';
import { createRecorder, type Recorder } from '../support/openapi.js';
import { createDiary, type Diary } from './diary.js';

export const library = await openLibrary(join(import.meta.dirname, '../../seeds'));
/** All that the program has where something is kept of servers. */
export const everything = {
  commands: new Map<string, BotCommand>([...commands, ...serverCommands]),
  messageCommands: new Map<string, MessageCommand | ServerMessageCommand>([
    ...messageCommands,
    ...serverMessageCommands,
  ]),
  forms,
};
export const payloads = payloadsOf(everything);

/** A Discord with the bot in it and Ada as a member. */
export interface Town {
  readonly discord: Loopback;
  readonly clock: ManualClock;
  readonly running: RunningBot;
  readonly ada: LoopbackUser;
  readonly diary: Diary;
  readonly requests: Recorder['requests'];
}

export interface TownOptions {
  readonly loopback?: LoopbackOptions;
  /** What is another about the bot; told where its Discord is. */
  readonly bot?: Partial<Bot> | ((api: string) => Partial<Bot>);
  /** How many answers Discord will refuse, as the story wants it. */
  readonly refusals?: number;
}

/** Plays a story in a town; afterwards every payload that the bot sent is held to Discord's description. */
export async function inTown(
  story: (town: Town) => Promise<void>,
  { loopback = {}, bot = {}, refusals = 0 }: TownOptions = {},
): Promise<void> {
  const [recorder, clock, diary] = [createRecorder(), manualClock(), createDiary()];
  const discord = await startLoopback({
    name: 'Verbatim',
    clock,
    ...loopback,
    onRequest: recorder.onRequest,
  });
  const own = typeof bot === 'function' ? bot(discord.api) : bot;
  const playing: Bot = { commands, messageCommands, library, log: diary.log, ...own };
  const running = startBot(discord, playing);
  try {
    await deploy(discord, payloadsOf(playing));
    await running.ready;
    const ada = discord.user('Ada');
    await story({ discord, clock, running, ada, diary, requests: recorder.requests });
    const problems = recorder.problems();
    expect(problems, problems.join('\n')).toHaveLength(refusals);
  } finally {
    await running.stop();
    await discord.close();
  }
}

/** What a member reads of a message. */
export function read(message: APIMessage): string {
  return messageText(message, { width: 10_000, ansi: false });
}

export function isPrivate({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** A promise that a story keeps when it likes. */
export function promised<T>() {
  let keep!: (value: T) => void;
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

const done: Card = { title: ['Done'], blocks: [note('It took a while.')] };

/** The bot with an /ask of the story's own. */
export function asking(run: BotCommand['run']) {
  const ask = commands.get('ask') as BotCommand;
  return { commands: new Map<string, BotCommand>([...commands, ['ask', { ...ask, run }]]) };
}

/** An /ask that begins when it is asked, and ends when the story says so. */
export function slowly() {
  const [begun, card] = [promised<void>(), promised<Card>()];
  const run = () => {
    begun.keep();
    return card.promise;
  };
  return { bot: asking(run), begun: begun.promise, finish: () => card.keep(done) };
}
