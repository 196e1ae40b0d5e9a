import { overlaps } from '../language/span.js';
import type { CheckedSentence, VerifiedQuotation } from '../library/results.js';
import type { Articles } from './articles.js';
import { type Block, type Card, note } from './card.js';
import { sentenceBlocks } from './check-card.js';
import { MESSAGE_BLOCKS } from './limits.js';
import { verifiedBlocks } from './verify-card.js';

/**
 * The quotations of a message beside the articles' own words, and what bears on its other sentences, in the order of the
 * message, on as many cards as that takes.
 *
 * @param isAll whether nothing of the message was left out
 */
export function checkedCards(
  text: string,
  verified: readonly VerifiedQuotation[],
  checked: readonly CheckedSentence[],
  articles: Articles,
  isAll = true,
): Card[] {
  const others = checked.filter(({ span }) => !verified.some((each) => overlaps(each.span, span)));
  const items = [
    ...verified.map((each) => ({
      at: each.span.start,
      blocks: (number: number) => verifiedBlocks(number, each, { text }, articles),
    })),
    ...others.map((each) => ({
      at: each.span.start,
      blocks: (number: number) => sentenceBlocks(number, each, text, articles, MOST_PASSAGES),
    })),
  ].sort((a, b) => a.at - b.at);
  const cards = packed([[note(HINT)], ...items.map(({ blocks }, index) => blocks(index + 1))]);
  return cards.map((blocks, index) => ({
    title: ['Checked against the articles'],
    blocks: [
      ...blocks,
      ...(isAll || index < cards.length - 1 ? [] : [note('What follows in the message is not looked up.')]),
    ],
    ...(cards.length > 1 && { footer: [`${index + 1} of ${cards.length}`] }),
  }));
}

/** Passages below each sentence. */
const MOST_PASSAGES = 3;

const HINT =
  'Quotations stand beside the articles’ own words, and below other sentences the passage that bears on them most. Whether they are true is for you to judge.';

/** As many items on each card as it has room for, with a note at its end. */
function packed(items: readonly (readonly Block[])[]): Block[][] {
  const cards: Block[][] = [];
  for (const blocks of items) {
    const last = cards.at(-1);
    if (last && last.length + blocks.length < MESSAGE_BLOCKS) last.push(...blocks);
    else cards.push([...blocks]);
  }
  return cards;
}
