import { checkCards } from '../src/cards/check-card.js';
import { CommandType, type MessageCommand } from './command.js';

/** "Check against the articles", in the menu of a message: what bears on each of its sentences. */
export const check: MessageCommand = {
  payload: { type: CommandType.message, name: 'Check against the articles' },
  run(text, { library }) {
    const checked = library.check(text, { limit: MOST_SENTENCES + 1 });
    const shown = checked.slice(0, MOST_SENTENCES);
    return checkCards(text, shown, library, checked.length === shown.length);
  },
};

/** Sentences of a message that are looked up: four messages of the bot, and a tenth of a second at the most. */
const MOST_SENTENCES = 20;
