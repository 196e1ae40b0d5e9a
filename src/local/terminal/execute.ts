import type { APIMessage } from 'discord-api-types/v10';
import type { TextStyle } from '../../cards/text-card.js';
import { InteractionFailed, InvalidUse } from '../discord/server.js';
import { buttonsOf } from './buttons.js';
import type { Member } from './member.js';
import { messageText } from './message-text.js';
import { parseSlash, SlashError } from './slash.js';

/** What a member has on the screen. */
export interface Screen {
  /** The last answer, whose buttons can be pressed. */
  last?: APIMessage;
}

/**
 * Sends one line as an interaction and gives the message that comes back as text. A line that is no command is a
 * question; a number presses the button with that number.
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
    screen.last = await answerTo(line.trim(), member, screen);
    return messageText(screen.last, style);
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    return `${(error as Error).message}\n`;
  }
}

const REFUSALS = [SlashError, InvalidUse, InteractionFailed];

function answerTo(typed: string, member: Member, { last }: Screen): Promise<APIMessage> {
  if (last && /^\d{1,2}$/u.test(typed)) return press(Number(typed), last, member);
  const call = parseSlash(typed.startsWith('/') ? typed : `/ask ${typed}`, member.commands());
  return member.command(call.command.name, call.options);
}

async function press(number: number, message: APIMessage, member: Member): Promise<APIMessage> {
  const button = buttonsOf(message)[number - 1];
  if (!button || !('custom_id' in button))
    throw new SlashError(`The answer above has no button ${number} to press.`);
  return member.press(message.id, button.custom_id);
}
