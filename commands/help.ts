import { type Block, list, note } from '../src/cards/card.js';
import type { Library } from '../src/library/results.js';
import { ask } from './ask.js';
import type { Command, Payload } from './command.js';
import { examples } from './examples.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';
import { usage } from './usage.js';

const payload = {
  name: 'help',
  description: 'What can be typed here',
} as const satisfies Payload;

/** `/help`: every command with its options. */
export const help: Command<typeof payload> = {
  payload,
  run: (_options, { library }) => ({
    title: ['Answers in the words of the articles'],
    blocks: [
      {
        type: 'list',
        items: [ask, quote, summary, sources, help].map(({ payload }) => [
          `${usage(payload)}: ${payload.description}`,
        ]),
      },
      ...examplesOf(library),
      note(
        'The menu of a message (right-click it, then Apps) has “Check against the articles”: what bears on each of its sentences.',
      ),
      note(
        'Every quoted word stands in an article, and the line below it says where. Where I am not sure that a passage answers, I say so, and where the articles have nothing, too.',
      ),
    ],
  }),
};

function examplesOf(library: Library): Block[] {
  const tried = examples(library);
  return tried.length > 0 ? [note('For example:'), ...list(tried.map((example) => [example]))] : [];
}
