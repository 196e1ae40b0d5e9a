import { checkCards } from '../src/cards/check-card.js';
import { CommandType, type MessageCommand } from './command.js';

/** "Check against the articles", in the menu of a message: what bears on each of its sentences. */
export const check: MessageCommand = {
  payload: { type: CommandType.message, name: 'Check against the articles' },
  run: (text, { library }) => checkCards(text, library.check(text), library),
};
