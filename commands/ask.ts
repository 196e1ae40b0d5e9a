import { answerCard } from '../src/cards/answer-card.js';
import { sourceChoices } from './choices.js';
import { type Command, OptionType, type Payload } from './command.js';
import { given, PRIVATE, SOURCE } from './options.js';

const payload = {
  name: 'ask',
  description: 'Answer a question in the words of the articles',
  options: [
    {
      type: OptionType.string,
      name: 'question',
      description: 'What would you like to know?',
      required: true,
      max_length: 500,
    },
    SOURCE,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/ask`: the passages that answer a question. */
export const ask: Command<typeof payload> = {
  payload,
  run: ({ question, source }, { library }) => answerCard(library.ask(question, given({ source })), library),
  autocomplete: sourceChoices,
};
