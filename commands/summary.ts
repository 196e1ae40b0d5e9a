import type { Article } from '../src/article/article.js';
import { sourcesCard, summaryCard, whichCard } from '../src/cards/article-cards.js';
import { type SummaryPlace, withAskOn } from '../src/cards/buttons.js';
import { asShown } from '../src/cards/shown-words.js';
import { chooseArticles } from '../src/library/find-article.js';
import type { SummaryResult } from '../src/library/results.js';
import { sectionNumber, sectionsCalledAs } from '../src/summary/find-section.js';
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

/** `/summary`: verbatim sentences that summarise an article or a section. */
export const summary: Command<typeof payload> = {
  payload,
  *run({ section, topic, length, source }, { library }) {
    const articles = chooseArticles(library.articles, source);
    if (section === undefined && topic === undefined && articles.length > 1)
      return { ...sourcesCard(library, 1), title: ['Which article?'] };
    const headed = headedSections(articles, library);
    const chosen = section === undefined ? undefined : headed.get(section);
    const asked = given({ section, topic: topic && asShown(topic), source, length });
    // A heading chosen from those of several articles identifies its article.
    const place = chosen ? { source: chosen.article, section: chosen.section } : {};
    const found = yield* library.inSteps.summary({ ...asked, ...place });
    const alike =
      section === undefined || chosen || topic !== undefined ? [] : calledAlike(found, articles, section);
    if (alike.length > 1) return whichCard(asShown(section ?? ''), alike);
    return withAskOn(summaryCard(found, library, asked), sourceId(source, { articles: library.articles }));
  },
  autocomplete: (focused, context) =>
    focused.name === 'section' ? sectionChoices(focused, context) : sourceChoices(focused, context),
};

/** The sections with the same heading as the one found; none if it was requested by number. */
function calledAlike(
  found: SummaryResult | null,
  articles: readonly Article[],
  asked: string,
): SummaryPlace[] {
  const article = articles.find(({ id }) => id === found?.article);
  const section = article?.sections[(found?.section ?? 0) - 1];
  if (!article || !section?.heading || sectionNumber(asked) !== null) return [];
  return sectionsCalledAs({ article, section }, articles).map((place) => ({
    article: place.article,
    section: place.section.number,
  }));
}
