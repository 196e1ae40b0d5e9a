import type { TextStyle } from '../cards/text-card.js';
import { InteractionFailed, InvalidUse } from '../loopback/server.js';
import type { Member } from './member.js';
import { messageText } from './message-text.js';
import { parseSlash, SlashError } from './slash.js';

/**
 * Sends one line as an interaction and gives the message that comes back as text. A line that is no command is a
 * question.
 *
 * @example await executeLine('/quote Putin', member, { width: 80, ansi: false })
 */
export async function executeLine(line: string, member: Member, style: TextStyle): Promise<string> {
  try {
    const typed = line.trimStart();
    const call = parseSlash(typed.startsWith('/') ? typed : `/ask ${typed}`, member.commands());
    return messageText(await member.command(call.command.name, call.options), style);
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    return `${(error as Error).message}\n`;
  }
}

const REFUSALS = [SlashError, InvalidUse, InteractionFailed];
