import { type APIInteraction, InteractionContextType } from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import { withMark } from '../cards/buttons.js';
import { type Card, note } from '../cards/card.js';
import { type CardMessage, componentsOf, type Showing } from '../cards/components/message.js';
import { inTurn, isSteps, type Steps } from '../language/steps.js';
import { arePrivate, type Bot, contextIn, type Sender, settingsIn } from './bot.js';
import { expectedWait, LONG_WAIT, measureBlocking, type Timed, turn } from './event-loop.js';
import type { Log } from './log.js';
import { describe, failureMessage, type Result, reportFailure } from './outcome.js';
import { openReply, type ReplyMode, type Responses } from './reply.js';
import { wantedBy } from './wanted-by.js';

/** How to answer an interaction. */
export interface Plan {
  /** Undefined if the settings of the server decide who sees it. */
  readonly mode: ReplyMode | undefined;
  /** @param timed runs each piece of work that blocks others */
  answer(context: Context, timed: Timed): Answer | Promise<Answer>;
}

/** The answer, and any further messages. */
interface Answer {
  readonly messages: readonly CardMessage[];
  /** The outcome of the question, if it answers one. */
  readonly question?: Card['outcome'];
  /** The question that a member has just asked. */
  readonly asked?: Card['asked'];
}

/** How an answer to an interaction is shown. In direct messages with the bot there is nobody to share it with. */
export function showingOf(
  { context }: { readonly context?: InteractionContextType },
  isPrivate: boolean,
  { quoted }: Bot,
): Showing {
  return {
    private: isPrivate,
    shareable: isPrivate && context !== InteractionContextType.BotDM,
    quoted,
  };
}

/** Awaits a card, or cards, however they are produced. */
export async function settled<Made extends object>(
  make: () => Made | Steps<Made> | Promise<Made>,
  timed: Timed,
): Promise<Made> {
  const made = await timed(make);
  return isSteps<Made>(made) ? inTurn(made, timed) : made;
}

/** A card as the answer. */
export function shown(card: Card, { library, server }: Context, showing: Showing): Answer {
  const marked = server?.settings.marking ? withMark(card, library) : card;
  return { messages: [componentsOf(marked, library, showing)], question: card.outcome };
}

/** Answers an interaction with messages, or with a sentence that says why there are none. */
export async function answerInteraction(
  { mode, answer: answerOf }: Plan,
  interaction: Parameters<typeof reportFailure>[1] & Sender,
  responses: Responses,
  bot: Bot,
): Promise<Result> {
  const isLong = expectedWait() > LONG_WAIT;
  const reply = openReply(responses, mode ?? ownersMode(bot, interaction), isLong);
  const { timed, longest } = measureBlocking();
  try {
    await (isLong ? reply.begun.then(turn) : turn());
    const context = await contextIn(bot, interaction, () => wantedBy(interaction as APIInteraction));
    const { messages, question, asked } = await answerOf(context, timed);
    for (const message of messages) await reply.send(message);
    countUnanswered(asked, context, bot.log);
    const outcome = question === undefined || question === 'answer' ? 'answered' : question;
    return { outcome, ...(question && { question }), blockedMs: longest() };
  } catch (error) {
    const outcome = reportFailure(error, interaction, bot.log);
    const card = { title: ['That did not work'], blocks: [note(failureMessage(error))] };
    const sentence = componentsOf(card, { articles: [] }, { private: true });
    if (outcome !== 'late')
      await reply.refuse(sentence).catch((later) => reportFailure(later, interaction, bot.log));
    return { outcome, blockedMs: longest() };
  } finally {
    reply.close();
  }
}

/** Who sees an answer according to the settings of the server. */
function ownersMode(bot: Bot, sender: Sender): ReplyMode | Promise<ReplyMode> {
  const mode = (isPrivate: boolean) => (isPrivate ? 'private' : 'public');
  if (!bot.guilds) return mode(arePrivate(bot, {}));
  return settingsIn(bot, sender).then((settings) => mode(arePrivate(bot, settings)));
}

/** Counts an unanswered question, if the settings of the server say so. Nobody waits for it. */
export function countUnanswered(asked: Card['asked'], { server }: Context, log: Log): void {
  if (!server?.settings.unanswered || !asked || asked.outcome === 'answer') return;
  server.guild.countUnanswered(asked.question, asked.outcome).catch((error) => {
    log.warn(`A question that was not answered could not be counted: ${describe(error)}`);
  });
}
