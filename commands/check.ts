import type { Card } from '../src/cards/card.js';
import { checkCards, checkedCards, verifyCard } from '../src/cards/check-cards.js';
import { slice } from '../src/language/span.js';
import type { Steps } from '../src/language/steps.js';
import type { Library, VerifiedQuotation } from '../src/library/results.js';
import {
  type Command,
  CommandType,
  type MessageCommand,
  OptionType,
  type Payload,
  PRIVATE,
} from './command.js';

const payload = {
  name: 'check',
  description: 'Check quotations and statements against the articles',
  options: [
    {
      type: OptionType.string,
      name: 'text',
      description: 'A quotation, or a text with quotations in it',
      required: true,
      max_length: 2000,
    },
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/check`: the first card of what the context menu shows, for the member alone. */
export const checkText: Command<typeof payload> = {
  payload,
  isPrivate: true,
  *run({ text }, { library }) {
    const [first, ...others] = yield* cardsOn(text, library);
    const { footer: _, ...card } = first as Card;
    return others.length === 0 ? card : { ...card, footer: ['The rest is not shown: check a shorter text.'] };
  },
};

/**
 * "Check against the articles" in a message's context menu: checks its quotations, and finds passages on its other
 * sentences.
 */
export const check: MessageCommand = {
  payload: { type: CommandType.message, name: 'Check against the articles' },
  run: ({ text }, { library }) => cardsOn(text, library),
};

function* cardsOn(text: string, library: Library): Steps<Card[]> {
  const words = text.slice(0, MOST_CHARACTERS);
  const verified = yield* library.inSteps.verify(words, { limit: MOST_QUOTATIONS + 1 });
  const quotations = verified.slice(0, MOST_QUOTATIONS);
  const whole = quotations.length === 1 && isWhole(words, quotations[0] as VerifiedQuotation);
  if (whole && quotations[0]?.verdict !== 'absent') return [verifyCard({ text: words }, quotations, library)];
  const checked = yield* library.inSteps.check(words, { limit: MOST_SENTENCES + 1 });
  const shown = checked.slice(0, MOST_SENTENCES);
  const isAll = checked.length === shown.length && verified.length === quotations.length && words === text;
  return whole || quotations.length === 0
    ? checkCards(words, shown, library, isAll)
    : checkedCards(words, quotations, shown, library, isAll);
}

/** Whether a text was understood as one quotation without quotation marks. */
function isWhole(text: string, { span }: VerifiedQuotation): boolean {
  const around = { before: text.slice(0, span.start), behind: text.slice(span.end) };
  return !/["“”„«»‹›「」‘’']|^>/mu.test(around.before + around.behind) && slice(text, span) !== '';
}

/**
 * The maximum numbers of quotations and sentences of a message that are checked, which fill four messages of the bot.
 */
const MOST_QUOTATIONS = 10;
const MOST_SENTENCES = 20;

/**
 * The maximum number of characters of a message that are checked. Members' messages are not longer, but embeds may be.
 */
const MOST_CHARACTERS = 4000;
