import type { LibrarySpeaker } from '../library/results.js';
import { type Articles, type Card, type Line, list, note } from './card.js';
import { askButtons, type QuoteAsked, speakerLine, timeBlock } from './quote-card.js';
import { TOPIC } from './shown-words.js';

/**
 * The maximum number of speakers listed, and of those with buttons: they fit into a message, and nobody reads through
 * more.
 */
const MOST_LISTED = 25;
const MOST_BUTTONS = 10;

/**
 * The list of speakers, if none was named: the most quoted first, each with the number of quotations and, for the first
 * ones, a button that shows them.
 *
 * @param speakers those who are quoted on the requested topic and in the requested period, if any
 */
export function speakersCard(
  speakers: readonly LibrarySpeaker[],
  library: Articles,
  asked: QuoteAsked = {},
): Card {
  const who: Line = ['Who is quoted'];
  const title: Line = asked.about ? [...who, TOPIC.before, asked.about, TOPIC.after] : who;
  if (speakers.length === 0)
    return {
      title,
      blocks: [...timeBlock(asked), note(`Nobody is quoted ${asked.about ? 'on that' : 'here'}.`)],
    };
  const more = speakers.length - MOST_LISTED;
  return {
    title,
    blocks: [...timeBlock(asked), ...list(speakers.slice(0, MOST_LISTED).map(countedLine))],
    ...(more > 0 && { footer: [`… and ${more} more: /quote completes a name that you begin to type.`] }),
    buttons: askButtons(speakers.slice(0, MOST_BUTTONS), asked, library, []),
  };
}

/** "Sergey Lavrov · Russian Foreign Minister · 2 quotations". */
function countedLine(speaker: LibrarySpeaker): Line {
  const { quotations } = speaker;
  return [...speakerLine(speaker), ` · ${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`];
}
