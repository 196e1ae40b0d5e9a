import { checkCards } from '../src/cards/passage-cards.js';
import { CommandType, type MessageCommand } from './command.js';

/** "Check against the articles", in the menu of a message: what bears on each of its sentences. */
export const check: MessageCommand = {
  payload: { type: CommandType.message, name: 'Check against the articles' },
  *run(text, { library }) {
    const words = text.slice(0, MOST_CHARACTERS);
    const checked = yield* library.checkInSteps(words, { limit: MOST_SENTENCES + 1 });
    const shown = checked.slice(0, MOST_SENTENCES);
    return checkCards(words, shown, library, checked.length === shown.length && words === text);
  },
};

/** Sentences of a message that are looked up: four messages of the bot. */
const MOST_SENTENCES = 20;

/** Characters of a message that are looked at: what members write is not longer, but embeds may be. */
const MOST_CHARACTERS = 4000;
