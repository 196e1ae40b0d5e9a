import {
  type APIModalInteractionResponseCallbackData as Form,
  type APIModalSubmitInteraction as Submitted,
  TextInputStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { FormCommand } from '../../commands/command.js';
import { writtenCard } from '../../commands/written.js';
import { typeOf } from '../cards/components/custom-id.js';
import { answerInteraction, type Plan, settled, showingOf, shown } from './answer-interaction.js';
import type { Bot } from './bot.js';
import { conversationIn } from './conversation.js';
import { Mistake, type Result, reportFailure } from './outcome.js';
import type { Responses } from './reply.js';
import { isEphemeral } from './shown-message.js';
import { LONGEST_QUESTION } from './written-question.js';

const FIELD = 'question';

/** The form for a follow-up, which has one field. Its custom id is that of the button that opens it. */
export function formFor(customId: string): Form {
  return {
    custom_id: customId,
    title: 'Ask on',
    components: [
      {
        type: Type.Label,
        label: 'What else would you like to know?',
        component: {
          type: Type.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Short,
          max_length: LONGEST_QUESTION,
          required: true,
        },
      },
    ],
  };
}

/** Opens a form, which Discord only accepts as the first response. */
export async function openForm(
  form: Form,
  interaction: Parameters<typeof reportFailure>[1],
  responses: Responses,
  bot: Bot,
): Promise<Result> {
  try {
    await responses.open(form);
    return { outcome: 'answered' };
  } catch (error) {
    return { outcome: reportFailure(error, interaction, bot.log) };
  }
}

/** Answers a submitted form. */
export async function answerForm(submitted: Submitted, responses: Responses, bot: Bot): Promise<Result> {
  const command = bot.forms?.get(submitted.data.custom_id);
  const plan = command ? commandPlan(command, submitted, bot) : askOnPlan(submitted, bot);
  return answerInteraction(plan, submitted, responses, bot);
}

/** Runs the command that opened the form. */
function commandPlan({ run }: FormCommand, submitted: Submitted, bot: Bot): Plan {
  return {
    mode: 'private',
    async answer(context, timed) {
      const card = await timed(() => run(fieldsIn(submitted.data), context));
      return timed(() => shown(card, context, showingOf(submitted, true, bot)));
    },
  };
}

/**
 * Answers a follow-up to the message with the button that opened the form. Those who see that message see the answer.
 */
function askOnPlan(submitted: Submitted, bot: Bot): Plan {
  const { data, message } = submitted;
  const isPrivate = message === undefined || isEphemeral(message);
  return {
    mode: isPrivate ? 'private' : 'public',
    async answer(context, timed) {
      if (typeOf(data.custom_id) !== 'askOn') throw new Mistake('There is no such form here any more.');
      const written = { ...conversationIn(message, context.library), text: questionIn(data) };
      const card = await settled(() => writtenCard(written, context), timed);
      return timed(() => ({
        ...shown(card, context, showingOf(submitted, isPrivate, bot)),
        asked: card.asked,
      }));
    },
  };
}

/** @throws {Mistake} if the field is missing, empty or too long; Discord accepts whitespace */
function questionIn(data: Submitted['data']): string {
  const value = (fieldsIn(data)[FIELD] ?? '').trim();
  if (value === '') throw new Mistake('The field was left empty.');
  if ([...value].length > LONGEST_QUESTION)
    throw new Mistake(`A question may have ${LONGEST_QUESTION} characters.`);
  return value;
}

/** The text of each field, by custom id. */
function fieldsIn({ components }: Submitted['data']): Readonly<Record<string, string>> {
  const fields = components.flatMap((part) =>
    'component' in part && part.component ? [part.component] : [],
  );
  return Object.fromEntries(
    fields.flatMap((field) =>
      'value' in field && typeof field.value === 'string' ? [[field.custom_id, field.value]] : [],
    ),
  );
}
