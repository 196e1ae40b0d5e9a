import { overlaps, type Span, slice } from '../language/span.js';
import type { CheckedSentence, VerifiedQuotation } from '../library/results.js';
import { passageButtons } from './buttons.js';
import { type Articles, articleOf, type Block, type Card, note } from './card.js';
import { MESSAGE_BLOCKS, shortened } from './limits.js';
import { passageBlock } from './passage-cards.js';
import { asShown } from './shown-words.js';
import { verifiedBlocks } from './verify-card.js';

/** The maximum number of sentences per card; a message has room for that many with a button under each. */
const PER_CARD = 5;

/**
 * What the articles say about each sentence of a message, on as many cards as needed; never whether it is true.
 *
 * @param isAll whether these are all its sentences, and not just the first ones
 */
export function checkCards(
  text: string,
  checked: readonly CheckedSentence[],
  articles: Articles,
  isAll = true,
): Card[] {
  const title = ['Checked against the articles'];
  if (checked.length === 0)
    return [{ title, blocks: [note('There is no sentence in this message to check.')] }];
  const cards = Array.from({ length: Math.ceil(checked.length / PER_CARD) }, (_, index) =>
    checked.slice(index * PER_CARD, (index + 1) * PER_CARD),
  );
  return cards.map((sentences, index) => ({
    title,
    blocks: [
      ...(index === 0 ? [note(...HINT)] : []),
      ...sentences.flatMap((each, at) =>
        sentenceBlocks(index * PER_CARD + at + 1, each, text, articles, passagesEach(sentences.length)),
      ),
      ...(isAll || index < cards.length - 1 ? [] : [note('The rest of the message was not checked.')]),
    ],
    ...(cards.length > 1 && { footer: [`${index + 1} of ${cards.length}`] }),
  }));
}

const HINT = [
  'Below each sentence is the passage that bears on it most. Whether the sentence is true is for you to judge.',
];

/** The number of passages for each sentence, given the number of sentences on a card. */
function passagesEach(sentences: number): number {
  return Math.max(1, Math.floor((MESSAGE_BLOCKS - 1) / sentences) - 1);
}

/** A sentence of a message, followed by the relevant passages. */
function sentenceBlocks(
  number: number,
  { span, passage, others }: CheckedSentence,
  text: string,
  articles: Articles,
  most: number,
): Block[] {
  const said = [`${number}. “`, quoted(text, span), '”'];
  if (!passage) return [note(...said, ': nothing in the articles bears on this.')];
  return [
    note(...said),
    ...[passage, ...others].slice(0, most).map((each, at): Block => {
      const article = articleOf(articles, each.article);
      const { sentence } = each;
      const label = at === 0 ? `${number} in context` : `${number}.${at + 1} in context`;
      const buttons = passageButtons(article, [sentence], [label]);
      const block = passageBlock(each, articles);
      return { ...block, within: sentence, shown: [sentence], strong: [], buttons };
    }),
  ];
}

/** Longer sentences are shortened, because their beginning identifies them. */
const LONGEST = 150;

function quoted(text: string, span: Span): string {
  return shortened(asShown(slice(text, span)), LONGEST, (words) => words);
}

/**
 * The quotations of a message compared with the articles' own words, and what the articles say about its other
 * sentences, in the order of the message, on as many cards as needed.
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
  const cards = packed([[note(MIXED_HINT)], ...items.map(({ blocks }, index) => blocks(index + 1))]);
  return cards.map((blocks, index) => ({
    title: ['Checked against the articles'],
    blocks: [
      ...blocks,
      ...(isAll || index < cards.length - 1 ? [] : [note('The rest of the message was not checked.')]),
    ],
    ...(cards.length > 1 && { footer: [`${index + 1} of ${cards.length}`] }),
  }));
}

/** The number of passages below each sentence. */
const MOST_PASSAGES = 3;

const MIXED_HINT =
  'Quotations are shown beside the articles’ own words, other sentences above the passage that bears on them most. Whether they are true is for you to judge.';

/** Fills cards with as many items as fit, leaving room for a note at the end of each. */
function packed(items: readonly (readonly Block[])[]): Block[][] {
  const cards: Block[][] = [];
  for (const blocks of items) {
    const last = cards.at(-1);
    if (last && last.length + blocks.length < MESSAGE_BLOCKS) last.push(...blocks);
    else cards.push([...blocks]);
  }
  return cards;
}
