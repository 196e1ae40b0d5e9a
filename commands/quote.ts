import { quoteCard } from '../src/cards/quote-card.js';
import { sourceChoices, speakerChoices } from './choices.js';
import { type Command, OptionType, type Payload } from './command.js';
import { given, PRIVATE, SOURCE } from './options.js';

const payload = {
  name: 'quote',
  description: 'What somebody said, word for word',
  options: [
    {
      type: OptionType.string,
      name: 'speaker',
      description: 'Whose words? A name, part of one, or an office',
      required: true,
      autocomplete: true,
      max_length: 100,
    },
    { type: OptionType.string, name: 'about', description: 'Only what was said about this', max_length: 100 },
    SOURCE,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/quote`: a speaker's quotations. */
export const quote: Command<typeof payload> = {
  payload,
  run: ({ speaker, about, source }, { library }) => {
    const asked = given({ about, source });
    return quoteCard(library.quotes({ speaker, ...asked }), library, asked);
  },
  autocomplete: (focused, context) =>
    focused.name === 'speaker' ? speakerChoices(focused, context) : sourceChoices(focused, context),
};
