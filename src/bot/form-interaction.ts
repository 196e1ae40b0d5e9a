import {
  type APIModalInteractionResponseCallbackData as Form,
  type APIModalSubmitInteraction as Submitted,
  TextInputStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { writtenCard } from '../../commands/written.js';
import { KINDS } from '../cards/components/custom-id.js';
import { answer, type Plan, showingOf, shown } from './answer-interaction.js';
import type { Bot } from './bot.js';
import { conversationIn } from './conversation.js';
import { Mistake, type Result } from './outcome.js';
import type { Responses } from './reply.js';
import { isEphemeral } from './shown-message.js';
import { LONGEST_QUESTION } from './written-question.js';

const FIELD = 'question';

/** The form to ask on with: one field. It carries the custom id of the button that opens it. */
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

/** Answers the question in a form after what the message shows that it was opened from, seen by those who see that. */
export async function answerForm(submitted: Submitted, responses: Responses, bot: Bot): Promise<Result> {
  return answer(planFor(submitted, bot), submitted, responses, bot);
}

function planFor(submitted: Submitted, bot: Bot): Plan {
  const { data, message } = submitted;
  const isPrivate = message === undefined || isEphemeral(message);
  return {
    manner: isPrivate ? 'private' : 'public',
    answer: (context, timed) =>
      timed(() => {
        if (!data.custom_id.startsWith(`${KINDS.askOn}.`))
          throw new Mistake('There is no such form here any more.');
        const written = { ...conversationIn(message, context.library), text: questionIn(data) };
        return shown(writtenCard(written, context), context, showingOf(submitted, isPrivate, bot));
      }),
  };
}

/** @throws {Mistake} where the field is missing, empty or too long; Discord lets blanks through */
function questionIn({ components }: Submitted['data']): string {
  const fields = components.flatMap((part) =>
    'component' in part && part.component ? [part.component] : [],
  );
  const field = fields.find(({ custom_id }) => custom_id === FIELD);
  const value = field && 'value' in field && typeof field.value === 'string' ? field.value.trim() : '';
  if (value === '') throw new Mistake('The field was left empty.');
  if ([...value].length > LONGEST_QUESTION)
    throw new Mistake(`A question may have ${LONGEST_QUESTION} characters.`);
  return value;
}
