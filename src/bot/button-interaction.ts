import { InteractionContextType, type APIMessageComponentInteraction as Press } from 'discord-api-types/v10';
import { type CardAction, placeOf, pressed } from '../../commands/press.js';
import { type Card, note } from '../cards/card.js';
import { pressedOf, typeOf } from '../cards/components/custom-id.js';
import { DeadButton } from '../cards/components/custom-id-fields.js';
import { answerInteraction, type Plan, settled, showingOf, shown } from './answer-interaction.js';
import type { Bot } from './bot.js';
import { formFor, openForm } from './form-interaction.js';
import type { Result } from './outcome.js';
import type { Responses } from './reply.js';
import { isEphemeral, sharedMessages, shownHeading } from './shown-message.js';

/** Runs the action of a pressed button, or tells the member why it cannot. */
export async function answerButton(press: Press, responses: Responses, bot: Bot): Promise<Result> {
  // Nothing is looked up first, because a form can only be opened within 3 s.
  return typeOf(press.data.custom_id) === 'askOn'
    ? openForm(formFor(press.data.custom_id), press, responses, bot)
    : answerInteraction(planFor(press, bot), press, responses, bot);
}

/** The member who asked gets an update of the message; others get a message of their own. */
function planFor(press: Press, bot: Bot): Plan {
  const type = typeOf(press.data.custom_id);
  const isUpdate = type === 'share' || (isAnswered(type) && placeOf(type) === 'here' && isOwner(press));
  const showing = showingOf(press, !isUpdate || isEphemeral(press.message), bot);
  return {
    mode: isUpdate ? 'update' : 'private',
    async answer(context, timed) {
      const { action, changed } = timed(() =>
        pressedOf(press.data.custom_id, context.library, shownHeading(press.message)),
      );
      if (action.type === 'share') return { messages: sharedMessages(press.message, userOf(press)) };
      if (action.type === 'askOn') throw new DeadButton('This button opens a form, and nothing else.');
      const card = await settled(() => pressed(action, context), timed);
      return timed(() => shown(changed ? withNotice(card) : card, context, showing));
    },
  };
}

function isAnswered(type: ReturnType<typeof typeOf>): type is CardAction['type'] {
  return type !== undefined && type !== 'share' && type !== 'askOn';
}

function withNotice(card: Card): Card {
  const notice = note('The articles have changed since this was first shown. This is what they say now.');
  return { ...card, blocks: [notice, ...card.blocks] };
}

/**
 * Whether a message was made for the member who presses its button. Private and direct messages have no other readers.
 */
function isOwner(press: Press): boolean {
  const { message } = press;
  const asker = message.interaction_metadata?.user?.id ?? message.referenced_message?.author.id;
  return (
    isEphemeral(message) ||
    press.context === InteractionContextType.BotDM ||
    (asker !== undefined && asker === userOf(press))
  );
}

function userOf({ member, user }: Press): string | undefined {
  return (member?.user ?? user)?.id;
}
