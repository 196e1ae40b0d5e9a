import type { AskAction, Card } from '../src/cards/card.js';
import { intentCard } from '../src/cards/intent-card.js';
import { answerCard } from '../src/cards/passage-cards.js';
import { asShown } from '../src/cards/shown-words.js';
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

/** `/ask`: the passages that answer a question, or what else it asks for. */
export const ask: Command<typeof payload> = {
  payload,
  run: ({ question, source, since, until }, context) =>
    askCard({ question, ...given({ source, since, until }), page: 1 }, context),
  autocomplete: (focused, context) =>
    focused.name === 'question' ? questionChoices(focused, context) : sourceChoices(focused, context),
};

/** Passages that can be paged through, where so many answer. */
export const MOST_PASSAGES = 30;

/** A page of the passages that answer a question, or of the quotations or the list that it asks for; a summary, or help. */
export function askCard(
  { question, source, since, until, page }: Omit<AskAction, 'type'>,
  { library, passages }: Context,
): Card {
  const chosen = sourceId(source, library);
  const period = periodOf(given({ since, until }));
  const answer = library.ask(asShown(question), { ...chosen, ...datedAs(period), limit: MOST_PASSAGES });
  if (answer.intent.kind === 'help') return helpCard(payload, library);
  const card = intentCard(answer, library, { ...chosen, page });
  return card ?? answerCard(answer, library, { ...chosen, page, period, ...given({ perPage: passages }) });
}
