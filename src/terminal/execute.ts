import { commands } from '../../commands/index.js';
import { type TextStyle, textCard } from '../cards/text-card.js';
import type { Library } from '../library/results.js';
import { UnknownSource } from '../library/source.js';
import { parseSlash, SlashError } from './slash.js';

/**
 * Answers one line as text. A line that is no command is a question.
 *
 * @example executeLine('/quote Putin', library, { width: 80, ansi: false })
 */
export function executeLine(line: string, library: Library, style: TextStyle): string {
  try {
    const typed = line.trimStart();
    const { command, options } = parseSlash(typed.startsWith('/') ? typed : `/ask ${typed}`, commands);
    return textCard(command.run(options, { library }), library, style);
  } catch (error) {
    if (error instanceof SlashError || error instanceof UnknownSource) return `${error.message}\n`;
    throw error;
  }
}
