import { summaryCard } from '../src/cards/article-cards.js';
import { withAskOn } from '../src/cards/buttons.js';
import type { Action, Card } from '../src/cards/card.js';
import { contextCard } from '../src/cards/passage-cards.js';
import { askCard } from './ask.js';
import type { Context } from './command.js';
import { exportCard } from './export.js';
import { quotationsCard } from './quote.js';
import { sourcesPage } from './sources.js';
import { timelinePage } from './timeline.js';

/** Actions that are answered with a card; to share takes none, and to ask on a form. */
type CardAction = Exclude<Action, { type: 'share' | 'askOn' }>;

/** What a button does when it is pressed. */
interface Button<A extends Action> {
  /**
   * Where the card is shown: in place of the message with the button, to everybody who sees that, or beside it to
   * whoever pressed the button.
   */
  readonly place: 'here' | 'beside';
  run(action: A, context: Context): Card;
}

const BUTTONS: { readonly [T in CardAction['type']]: Button<Extract<CardAction, { type: T }>> } = {
  ask: { place: 'here', run: askCard },
  quote: {
    place: 'here',
    run: ({ speaker, ...asked }, context) => quotationsCard({ ...asked, speaker }, context),
  },
  timeline: { place: 'here', run: timelinePage },
  export: { place: 'beside', run: exportCard },
  sources: { place: 'here', run: sourcesPage },
  context: { place: 'beside', run: (action, { library }) => contextCard(action, library) },
  summary: { place: 'beside', run: sectionSummary },
  resize: { place: 'here', run: sectionSummary },
  topic: {
    place: 'here',
    run: (asked, { library }) => withAskOn(summaryCard(library.summary(asked), library, asked), asked),
  },
};

function sectionSummary(
  { article, section, length }: Extract<CardAction, { type: 'summary' | 'resize' }>,
  { library }: Context,
): Card {
  const asked = { source: article, length, ...(section !== null && { section: String(section) }) };
  return withAskOn(summaryCard(library.summary(asked), library, asked));
}

/** The button for an action. */
export function buttonFor<A extends CardAction>({ type }: A): Button<A> {
  return BUTTONS[type] as unknown as Button<A>;
}
