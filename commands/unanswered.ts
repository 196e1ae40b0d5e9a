import { type Card, note } from '../src/cards/card.js';
import { unansweredCard, unansweredTable } from '../src/cards/library-cards.js';
import {
  type Context,
  managedServer,
  type Payload,
  Refusal,
  type ServerCommand,
  serverIn,
} from './command.js';
import { BYTE_ORDER_MARK } from './export.js';

const payload = {
  name: 'unanswered',
  description: 'Questions of this server that had no good answer',
} as const satisfies Pick<Payload, 'name' | 'description' | 'options'>;

/** `/unanswered`: the unanswered questions, if the settings of the server keep them. */
export const unansweredCommand: ServerCommand<typeof payload> = {
  payload,
  isPrivate: true,
  run: (_options, context) => unansweredPage({ page: 1 }, context),
};

/** A page of the questions. */
export async function unansweredPage({ page }: { readonly page: number }, context: Context): Promise<Card> {
  const { guild, settings } = managedServer(context);
  const questions = await guild.unanswered();
  const card = unansweredCard(questions, page);
  if (settings.unanswered || settings.marking) return card;
  const off = note(
    'None are kept now. /settings unanswered:on has them kept, and tells members so in /help.',
  );
  return questions.length > 0
    ? { ...card, blocks: [off, ...card.blocks] }
    : { title: ['No questions are kept'], blocks: [off] };
}

/** All questions as a table. */
export async function exportUnanswered(_action: object, context: Context): Promise<Card> {
  const questions = await managedServer(context).guild.unanswered();
  return {
    title: ['Export'],
    blocks: [note(`A table of ${questions.length === 1 ? '1 row' : `${questions.length} rows`}.`)],
    file: { name: 'unanswered.csv', text: BYTE_ORDER_MARK + unansweredTable(questions) },
  };
}

/** Keeps a question whose answer a member has marked as wrong. */
export async function markWrong(
  { question }: { readonly question: string },
  context: Context,
): Promise<Card> {
  const { guild, settings } = serverIn(context);
  if (!settings.marking) throw new Refusal('Answers are not marked in this server any more.');
  await guild.countUnanswered(question, 'wrong');
  return {
    title: ['Marked as wrong'],
    blocks: [note('Those who manage this server see the question, not who marked it.')],
  };
}
