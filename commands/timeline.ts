import type { Card, TimelineAction } from '../src/cards/card.js';
import { asShown } from '../src/cards/shown-words.js';
import { timelineCard } from '../src/cards/timeline-card.js';
import type { Steps } from '../src/language/steps.js';
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
import { sourceChoices } from './option-choices.js';

const payload = {
  name: 'timeline',
  description: 'What was said and reported on a topic, in order of date',
  options: [
    {
      type: OptionType.string,
      name: 'topic',
      description: 'A topic, or the name of a speaker',
      required: true,
      max_length: 100,
    },
    SINCE,
    UNTIL,
    SOURCE,
    PRIVATE,
  ],
} as const satisfies Payload;

/** `/timeline`: what was said and reported, in chronological order. */
export const timeline: Command<typeof payload> = {
  payload,
  run: ({ topic, since, until, source }, context) =>
    timelinePage({ topic, ...given({ since, until, source }), page: 1 }, context),
  autocomplete: (focused, context) => sourceChoices(focused, context),
};

/** A page of a timeline. */
export function* timelinePage(
  { topic, source, since, until, page }: Omit<TimelineAction, 'type'>,
  { library }: Context,
): Steps<Card> {
  const chosen = sourceId(source, library);
  const found = yield* library.inSteps.timeline(asShown(topic), { ...chosen, ...given({ since, until }) });
  return timelineCard(found, library, chosen, page);
}
