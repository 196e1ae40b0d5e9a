import { InteractionContextType, type APIMessageComponentInteraction as Press } from 'discord-api-types/v10';
import { buttonFor } from '../../commands/press.js';
import { type Card, note } from '../cards/card.js';
import { DeadButton, KINDS, type Pressed, pressedOf } from '../cards/components/custom-id.js';
import { answer, type Plan, showingOf, shown } from './answer-interaction.js';
import { type Bot, extended, libraryIn } from './bot.js';
import { formFor } from './form-interaction.js';
import { type Result, report } from './outcome.js';
import type { Responses } from './reply.js';
import { headingOf, isEphemeral, sharedMessages } from './shown-message.js';
import { wantedBy } from './wanted-by.js';

/** Does what a button was pressed for, or tells whoever pressed it why not. */
export async function answerButton(press: Press, responses: Responses, bot: Bot): Promise<Result> {
  if (!press.data.custom_id.startsWith(`${KINDS.askOn}.`))
    return answer(planFor(press, await withLibrary(press, bot)), press, responses, bot);
  try {
    // Nothing is looked up before: a form can be opened within 3 s alone.
    await responses.open(formFor(press.data.custom_id));
    return { outcome: 'answered' };
  } catch (error) {
    return { outcome: report(error, press, bot.log) };
  }
}

/** What a button is about is looked up before it is known where the answer goes. */
async function withLibrary(press: Press, bot: Bot): Promise<Bot> {
  if (!bot.libraryFor) return bot;
  const library = await libraryIn(bot, () => wantedBy(press)).catch(() => bot.library);
  return { ...extended(bot, {}), library };
}

function planFor(press: Press, bot: Bot): Plan {
  try {
    const pressed = pressedOf(press.data.custom_id, bot.library, headingOf(press.message));
    return planned(pressed, press, bot);
  } catch (error) {
    return { manner: 'private', answer: () => Promise.reject(error) };
  }
}

/** What replaces a message is put there for whoever asked for it; others get their own. */
function planned({ action, changed }: Pressed, press: Press, bot: Bot): Plan {
  if (action.type === 'share') {
    return { manner: 'update', answer: () => ({ messages: sharedMessages(press.message, userOf(press)) }) };
  }
  if (action.type === 'askOn') throw new DeadButton('This button opens a form, and nothing else.');
  const button = buttonFor(action);
  const isUpdate = button.place === 'here' && isOwner(press);
  const isPrivate = !isUpdate || isEphemeral(press.message);
  const showing = showingOf(press, isPrivate, bot);
  return {
    manner: isUpdate ? 'update' : 'private',
    answer: (context, timed) =>
      timed(() => {
        const card = button.run(action, context);
        return shown(changed ? withNotice(card) : card, context, showing);
      }),
  };
}

function withNotice(card: Card): Card {
  const notice = note('The articles have changed since this was first shown. This is what they say now.');
  return { ...card, blocks: [notice, ...card.blocks] };
}

/** Whether a message was made for whoever presses its button; nobody else sees a private one, or direct messages. */
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
