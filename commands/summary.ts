import { summaryCard } from '../src/cards/article-cards.js';
import { withAskOn } from '../src/cards/buttons.js';
import { asShown } from '../src/cards/shown-words.js';
import { chooseArticles } from '../src/library/source.js';
import { type Command, given, OptionType, type Payload, PRIVATE, SOURCE, sourceId } from './command.js';
import { headedSections, sectionChoices, sourceChoices } from './option-choices.js';

const payload = {
  name: 'summary',
  description: 'A section or a whole article in its most telling sentences',
  options: [
    {
      type: OptionType.string,
      name: 'section',
      description: 'A heading or what it is about; the whole article if you leave it out',
      autocomplete: true,
      max_length: 100,
    },
    {
      type: OptionType.string,
      name: 'topic',
      description: 'What it should be about: sentences from all articles, by date',
      max_length: 100,
    },
    {
      type: OptionType.string,
      name: 'length',
      description: 'How much; medium if you leave it out',
      choices: [
        { name: 'short', value: 'short' },
        { name: 'medium', value: 'medium' },
        { name: 'long', value: 'long' },
      ],
    },
    SOURCE,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/summary`: verbatim sentences that stand for the whole. */
export const summary: Command<typeof payload> = {
  payload,
  run: ({ section, topic, length, source }, { library }) => {
    const headed = headedSections(chooseArticles(library.articles, source), library);
    const chosen = section === undefined ? undefined : headed.get(section);
    const asked = given({ section, topic: topic && asShown(topic), source, length });
    // A heading chosen from those of several articles says whose it is.
    const place = chosen ? { source: chosen.article, section: chosen.section } : {};
    return withAskOn(
      summaryCard(library.summary({ ...asked, ...place }), library, asked),
      sourceId(source, { articles: library.articles }),
    );
  },
  autocomplete: (focused, context) =>
    focused.name === 'section' ? sectionChoices(focused, context) : sourceChoices(focused, context),
};
