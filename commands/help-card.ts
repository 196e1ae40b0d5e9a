import { type Block, type Card, list, note } from '../src/cards/card.js';
import type { Library } from '../src/library/results.js';
import { checkText } from './check.js';
import type { Payload } from './command.js';
import { examples } from './examples.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';
import { usage } from './usage.js';

/** How `/help` is registered. */
export const helpPayload = {
  name: 'help',
  description: 'What can be typed here',
} as const satisfies Payload;

/** Every command with its options, and examples that these articles answer. */
export function helpCard(ask: Payload, library: Library): Card {
  const payloads = [ask, quote.payload, summary.payload, checkText.payload, sources.payload, helpPayload];
  return {
    title: ['Answers in the words of the articles'],
    blocks: [
      {
        type: 'list',
        items: payloads.map((payload) => [`${usage(payload)}: ${payload.description}`]),
      },
      ...examplesOf(library),
      note(
        'The menu of a message (right-click it, then Apps) has “Check against the articles”: whether its quotations stand there, and what bears on its other sentences.',
      ),
      note(
        'Every quoted word stands in an article, and the line below it says where. Where I am not sure that a passage answers, I say so, and where the articles have nothing, too.',
      ),
    ],
  };
}

function examplesOf(library: Library): Block[] {
  const tried = examples(library);
  return tried.length > 0 ? [note('For example:'), ...list(tried.map((example) => [example]))] : [];
}
