import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { APIMessage } from 'discord-api-types/v10';
import type { TextStyle } from '../../cards/text-card.js';
import { type Form, InteractionFailed, InvalidUse, type Used } from '../discord/server.js';
import type { Member, Silence } from './member.js';
import { messageText, pressableIn } from './message-text.js';
import { type Completion, type OwnResult, runOwn } from './own-commands.js';
import { COMMANDS_ONLY, greetingFor, paragraph, promptHelp, promptIn } from './prompt-help.js';
import { complete, parseSlash, SlashError } from './slash-command.js';

/** A terminal, or a substitute for one. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly interactive: boolean;
  readonly ansi: boolean;
  /** The file for the history of lines, if they are kept. */
  readonly history?: string | undefined;
  /** Called anew for each answer, because a window can be resized. */
  width(): number;
}

/** What is kept of the typed lines, in sentences. */
export function keptBy({ history, interactive }: Terminal): string[] {
  if (history === undefined || !interactive) return [];
  return [
    `Lines typed in the terminal are kept in ${history}, for you alone to read. HISTORY=off keeps none; whoever deletes the file deletes them.`,
  ];
}

/**
 * A prompt whose lines are sent as messages or commands, until the user leaves it or the signal is aborted. If the
 * input is no terminal and ends without any text, as under a service manager, only the signal ends the prompt.
 */
export async function startTerminal(member: Member, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { width, ansi, history, ...streams } = terminal;
  const screen: Screen = {};
  const wasUsed = await runPrompt({
    ...streams,
    signal,
    greeting: greetingFor(member, width()),
    prompt: () => promptIn(member),
    ...(history !== undefined && terminal.interactive && { history: openHistory(history) }),
    execute: (line) => executeLine(line, member, { width: width(), ansi }, screen),
    complete: (line) => complete(line, member),
  });
  if (!wasUsed && !terminal.interactive && !signal.aborted) await once(signal, 'abort');
}

/** What a prompt needs; it does not know what happens to a line. */
interface Prompt {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person uses it, who gets a greeting, a prompt and completion. */
  readonly interactive: boolean;
  readonly greeting: string;
  /** The prompt before the line, computed anew for each line. */
  prompt(): string;
  readonly history?: History;
  /** Ends the prompt when aborted. */
  readonly signal: AbortSignal;
  /** The answer to a line, ending with a line break. */
  execute(line: string): string | Promise<string>;
  complete(line: string): Promise<Completion>;
}

/** The number of lines that the arrow keys recall, including those of earlier runs. */
const MOST_REMEMBERED = 2000;

const QUIT = /^\s*\/(?:quit|exit)\s*$/iu;

/**
 * Answers line after line until the input ends or `/quit` is typed. Ctrl-D ends it, too, as does Ctrl-C on an empty
 * line.
 *
 * @returns whether anything was typed
 */
async function runPrompt({
  input,
  output,
  interactive,
  greeting,
  history,
  signal,
  ...does
}: Prompt): Promise<boolean> {
  const lines = createInterface({
    input,
    output,
    signal,
    terminal: interactive,
    prompt: interactive ? does.prompt() : '',
    completer: (line: string) => does.complete(line),
    historySize: MOST_REMEMBERED,
    ...(history && { history: history.lines }),
  });
  let isOpen = true;
  let wasUsed = false;
  lines.once('close', () => {
    isOpen = false;
  });
  const isLeft = new Promise<null>((leave) => {
    lines.on('SIGINT', () => {
      if (lines.line !== '') {
        for (const name of ['e', 'u']) lines.write(null, { ctrl: true, name });
        return;
      }
      lines.close();
      leave(null);
    });
  });
  lines.on('history', ([newest]) => {
    if (newest) history?.add(newest);
  });
  if (interactive) output.write(`\n${greeting}\n`);
  lines.prompt();
  for await (const line of lines) {
    wasUsed ||= line.trim() !== '';
    if (QUIT.test(line)) break;
    if (line.trim() !== '') {
      // Leaving does not wait for an answer.
      const answer = await Promise.race([does.execute(line), isLeft]);
      if (answer === null) break;
      output.write(`${answer}\n`);
    }
    // The input may have ended while the line was answered.
    if (!isOpen) continue;
    if (interactive) lines.setPrompt(does.prompt());
    lines.prompt();
  }
  lines.close();
  return wasUsed;
}

/** What a member sees on the screen. */
export interface Screen {
  /** The last answer with buttons to press. */
  last?: APIMessage | undefined;
  /** The form that its button has opened: the next line fills it in. */
  form?: Form | undefined;
}

/**
 * Executes a line and returns the resulting message as text. A line that is no command is a message to the bot; a
 * number presses the button with that number.
 *
 * @example await executeLine('/quote Putin', member, { width: 80, ansi: false })
 */
export async function executeLine(
  line: string,
  member: Member,
  style: TextStyle,
  screen: Screen = {},
): Promise<string> {
  try {
    const own = await runOwn(line, member);
    if (own && 'text' in own) return did(own, screen, style);
    const used = own ?? (await answerTo(line.trim(), member, screen));
    screen.form = 'form' in used ? used.form : undefined;
    if ('form' in used) return `${labelOf(used.form)} Type it, or a command to leave the form.\n`;
    if (pressableIn(used.message).length > 0) screen.last = used.message;
    const shown = messageText(used.message, style);
    return HELP.test(line) ? `${shown}\n${promptHelp(member.commands(), style.width)}` : shown;
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    return paragraph((error as Error).message, style.width);
  }
}

/** Reports what a command of the prompt did; buttons that are elsewhere now, or deleted, can no longer be pressed. */
function did(
  { text, deleted, moved }: Extract<OwnResult, { readonly text: string }>,
  screen: Screen,
  { width }: TextStyle,
): string {
  screen.form = undefined;
  if (moved || deleted === screen.last?.id) screen.last = undefined;
  return text
    .split('\n')
    .map((each) => paragraph(each, width))
    .join('');
}

/** The bot's own help does not describe how options are typed here. */
const HELP = /^\s*\/help\s*$/iu;

const REFUSALS = [SlashError, InvalidUse, InteractionFailed];

async function answerTo(typed: string, member: Member, { last, form }: Screen): Promise<Used> {
  if (last && form && !typed.startsWith('/')) {
    const [field] = fieldsOf(form);
    return {
      message: await member.submit(last.id, form, field ? { [field.component.custom_id]: typed } : {}),
    };
  }
  if (/^\d{1,2}$/u.test(typed)) return press(Number(typed), last, member);
  if (typed.startsWith('/')) {
    const { command, options } = parseSlash(typed, member.commands());
    return { message: await member.command(command.name, options) };
  }
  const message = await member.write(typed);
  if (typeof message === 'string') throw new SlashError(SILENCES[message]);
  return { message };
}

const SILENCES: Readonly<Record<Silence, string>> = {
  'commands only': COMMANDS_ONLY,
  'not asked':
    'The bot was not asked: in a channel it answers messages that mention it, such as “@Verbatim Why?”.',
  'said already': 'There is no answer to that: it would be the one above.',
};

/** The fields of a form, with their labels. */
function fieldsOf({ components }: Form) {
  return components.flatMap((each) => ('component' in each ? [each] : []));
}

/** The labels of a form's fields. */
function labelOf(form: Form): string {
  return fieldsOf(form)[0]?.label ?? form.title;
}

async function press(number: number, message: APIMessage | undefined, member: Member): Promise<Used> {
  if (!message) throw new SlashError('There is no answer here with buttons to press.');
  const customId = pressableIn(message)[number - 1];
  if (customId === undefined) throw new SlashError(`The last answer has no button ${number}.`);
  return member.use(message.id, customId);
}

/** The lines typed at the prompt in earlier runs. */
interface History {
  /** Newest first, as `readline` expects them. */
  readonly lines: string[];
  /** Keeps a line for the next run. */
  add(line: string): void;
}

/** The maximum number of lines offered again. */
const MOST_LINES = 1000;

/**
 * Opens the history file, which only its owner can read. If it cannot be read or written, there is no history, but the
 * prompt still works.
 */
function openHistory(file: string): History {
  const kept = linesIn(file);
  const lines = kept.slice(-MOST_LINES);
  if (kept.length > 2 * MOST_LINES)
    tried(() => writeFileSync(file, lines.map((line) => `${line}\n`).join('')));
  return {
    lines: lines.reverse(),
    add(line) {
      tried(() => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        // Appends line by line, so that two prompts at a time do not overwrite each other.
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      });
    },
  };
}

function linesIn(file: string): string[] {
  return (tried(() => readFileSync(file, 'utf8')) ?? '').split('\n').filter((line) => line !== '');
}

/** The result of an action; undefined if it throws. */
function tried<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
