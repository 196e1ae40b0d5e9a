import { contextCard } from '../src/cards/answer-cards.js';
import { summaryCard } from '../src/cards/article-cards.js';
import { withAskOn } from '../src/cards/buttons.js';
import type { Action, Card, ServerAction } from '../src/cards/card.js';
import type { Steps } from '../src/language/steps.js';
import { askCard } from './ask.js';
import type { Context } from './command.js';
import { exportCard } from './export.js';
import { forgetEverything, ownPage } from './library.js';
import { quotationsCard } from './quote.js';
import { sourcesPage } from './sources.js';
import { timelinePage } from './timeline.js';
import { exportUnanswered, markWrong, unansweredPage } from './unanswered.js';

/** Actions that are answered with a card; sharing needs none, and a follow-up opens a form. */
export type CardAction = Exclude<Action, { type: 'share' | 'askOn' }>;
/** Actions that only need the articles. */
type ArticlesAction = Exclude<CardAction, ServerAction>;

/** What a button does when it is pressed. */
interface Button<A extends Action> {
  /**
   * Where the card is shown: in place of the message with the button, for everybody who sees that, or beside it, for
   * the member who pressed the button.
   */
  readonly place: 'here' | 'beside';
  run(action: A, context: Context): Card | Steps<Card>;
}

/** The same for the data of a server. */
interface ServerButton<A extends Action> extends Pick<Button<A>, 'place'> {
  run(action: A, context: Context): Promise<Card>;
}

const BUTTONS: { readonly [T in ArticlesAction['type']]: Button<Extract<ArticlesAction, { type: T }>> } = {
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
    run: topicCard,
  },
};

const SERVER_BUTTONS: {
  readonly [T in ServerAction['type']]: ServerButton<Extract<ServerAction, { type: T }>>;
} = {
  mark: { place: 'beside', run: markWrong },
  own: { place: 'here', run: ownPage },
  unanswered: { place: 'here', run: unansweredPage },
  exportUnanswered: { place: 'beside', run: exportUnanswered },
  forget: { place: 'here', run: (_action, context) => forgetEverything(context) },
};

function* topicCard(asked: Extract<CardAction, { type: 'topic' }>, { library }: Context): Steps<Card> {
  return withAskOn(summaryCard(yield* library.inSteps.summary(asked), library, asked), asked);
}

function sectionSummary(
  { article, section, length }: Extract<CardAction, { type: 'summary' | 'resize' }>,
  { library }: Context,
): Card {
  const asked = { source: article, length, ...(section !== null && { section: String(section) }) };
  return withAskOn(summaryCard(library.summary(asked), library, asked));
}

/** The button for an action. */
export function buttonFor<A extends ArticlesAction>({ type }: A): Button<A> {
  return BUTTONS[type] as unknown as Button<A>;
}

/** Where the card of an action is shown. */
export function placeOf(type: CardAction['type']): 'here' | 'beside' {
  return isOfServer(type) ? SERVER_BUTTONS[type].place : BUTTONS[type].place;
}

/**
 * Runs the action of a button.
 *
 * @throws {Refusal} if this member may not do that
 */
export function pressed(action: CardAction, context: Context): Card | Steps<Card> | Promise<Card> {
  if (asksArticles(action)) return buttonFor(action).run(action, context);
  const button = SERVER_BUTTONS[action.type] as unknown as ServerButton<Action>;
  return button.run(action, context);
}

/** Whether an action only needs the articles. */
export function asksArticles(action: Action): action is ArticlesAction {
  return action.type in BUTTONS;
}

function isOfServer(type: CardAction['type']): type is ServerAction['type'] {
  return type in SERVER_BUTTONS;
}
