import { answerCard, intentCard } from '../src/cards/answer-cards.js';
import { withAskOn } from '../src/cards/buttons.js';
import type { AskAction, Button, Card } from '../src/cards/card.js';
import { asShown } from '../src/cards/shown-words.js';
import type { Steps } from '../src/language/steps.js';
import { datedAs, periodOf } from '../src/library/period.js';
import type { Turn } from '../src/library/results.js';
import { takenAs } from '../src/library/text.js';
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
import { helpCard } from './help-card.js';
import { sourceChoices } from './option-choices.js';
import { questionChoices } from './question-choices.js';

const payload = {
  name: 'ask',
  description: 'Answer a question in the words of the articles',
  options: [
    {
      type: OptionType.string,
      name: 'question',
      description: 'What would you like to know?',
      required: true,
      autocomplete: true,
      max_length: 500,
    },
    SOURCE,
    SINCE,
    UNTIL,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/ask`: the passages that answer a question, or whatever else it asks for. */
export const ask: Command<typeof payload> = {
  payload,
  run: ({ question, source, since, until }, context) =>
    askCard({ question, ...given({ source, since, until }), page: 1 }, context),
  autocomplete: (focused, context) =>
    focused.name === 'question' ? questionChoices(focused, context) : sourceChoices(focused, context),
};

/** The maximum number of passages to page through. */
export const MOST_PASSAGES = 30;

/** A question and the turns before it. */
interface Asked extends Omit<AskAction, 'type'> {
  /** Oldest turn first. */
  readonly history?: readonly Turn[];
}

/**
 * A page of the passages that answer a question, or of the quotations or the list that it asks for; a summary, or help.
 */
export function* askCard(
  { question, source, since, until, page, history = [] }: Asked,
  context: Context,
): Steps<Card> {
  const { library, passages } = context;
  const chosen = sourceId(source, library);
  const period = periodOf(given({ since, until }));
  const before = history.length > 0 && { history };
  const options = { ...chosen, ...datedAs(period), limit: MOST_PASSAGES, ...before };
  const answer = yield* library.inSteps.ask(asShown(question), options);
  if (answer.intent.kind === 'help') return helpCard(payload, context);
  yield;
  const meant = yield* intentCard(answer, library, { ...chosen, page });
  // There are no follow-ups to a list.
  if (meant && answer.intent.kind === 'sources') return meant;
  const isQuote = meant !== null && answer.intent.kind === 'quotes';
  const card =
    meant ?? answerCard(answer, library, { ...chosen, page, period, ...given({ perPage: passages }) });
  const shown = withAskOn(card, { ...chosen, isQuote });
  const asked = { question: asShown(question), ...chosen, ...given({ since, until }) };
  const whole = followed(shown, asked, takenAs(answer, history, library));
  return { ...whole, asked: { question: whole.taken ?? asked.question, outcome: answer.outcome } };
}

/** If words were carried over to the question, adds how it was understood and a button to ask it as typed. */
function followed(card: Card, asked: { question: string; source?: string }, words: string | null): Card {
  if (words === null) return card;
  const taken = asShown(words);
  const asTyped: Button = {
    label: ['Ask as typed'],
    does: { ...asked, type: 'ask', page: 1 },
    isApart: true,
  };
  const others = (card.buttons ?? []).map((button) => toTaken(button, asked.question, taken));
  return { ...card, taken, buttons: [...others, asTyped] };
}

/**
 * Further pages are those of the question as it was understood, because the turns before it are not available there.
 */
function toTaken(button: Button, question: string, taken: string): Button {
  const { does } = button;
  return does.type === 'ask' && does.question === question
    ? { ...button, does: { ...does, question: taken } }
    : button;
}
