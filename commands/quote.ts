import type { Located } from '../src/article/article.js';
import { withAskOn } from '../src/cards/buttons.js';
import type { Card, QuoteAction } from '../src/cards/card.js';
import { quoteCard, speakersCard } from '../src/cards/quote-cards.js';
import { asShown } from '../src/cards/shown-words.js';
import type { Steps } from '../src/language/steps.js';
import { datedAs, periodOf } from '../src/library/period.js';
import {
  type Command,
  type Context,
  given,
  OptionType,
  type Payload,
  PRIVATE,
  SINCE,
  SOURCE,
  sourceId,
  UNTIL,
} from './command.js';
import { LONGEST_NAME, sourceChoices, speakerChoices } from './option-choices.js';

const payload = {
  name: 'quote',
  description: 'What somebody said, word for word',
  options: [
    {
      type: OptionType.string,
      name: 'speaker',
      description: 'Whose words? A name, part of one, or an office',
      autocomplete: true,
      max_length: LONGEST_NAME,
    },
    { type: OptionType.string, name: 'about', description: 'Only what was said about this', max_length: 100 },
    SOURCE,
    SINCE,
    UNTIL,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/quote`: a speaker's quotations or, without a speaker, the list of speakers. */
export const quote: Command<typeof payload> = {
  payload,
  run: ({ speaker, ...options }, context) => {
    const { about, source, since, until } = options;
    const asked = given({ about, source, since, until });
    return speaker === undefined || speaker.trim() === ''
      ? offeredCard(asked, context)
      : quotationsCard({ speaker, ...asked, page: 1 }, context);
  },
  autocomplete: (focused, context) =>
    focused.name === 'speaker' ? speakerChoices(focused, context) : sourceChoices(focused, context),
};

/** The speaker, the filters and the page. */
interface Wanted extends Omit<QuoteAction, 'type' | 'speaker'> {
  readonly speaker: string | Located;
}

/** The filters, in the form for cards and buttons. */
function askedIn({ about, source, since, until }: Omit<Wanted, 'speaker' | 'page'>, { library }: Context) {
  return {
    ...sourceId(source, library),
    ...(about !== undefined && { about: asShown(about) }),
    ...datedAs(periodOf(given({ since, until }))),
  };
}

/** The list of speakers. */
function* offeredCard(wanted: Omit<Wanted, 'speaker' | 'page'>, context: Context): Steps<Card> {
  const asked = askedIn(wanted, context);
  const speakers = yield* context.library.inSteps.speakers(asked);
  return speakersCard(speakers, context.library, asked);
}

/** A page of a speaker's quotations. */
export function* quotationsCard({ speaker, page, ...wanted }: Wanted, context: Context): Steps<Card> {
  const asked = askedIn(wanted, context);
  const { library } = context;
  const found = yield* library.inSteps.quotes({ speaker, ...asked });
  const card = yield* quoteCard(found, library, asked, page);
  return withAskOn(card, { ...given({ source: asked.source }), isQuote: true });
}
