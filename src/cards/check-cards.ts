import type { Article } from '../article/article.js';
import { covering, firstBehind, overlaps, type Span, slice } from '../language/span.js';
import type { CheckedSentence, Difference, Standing, VerifiedQuotation } from '../library/results.js';
import { passageBlock } from './answer-cards.js';
import { passageButtons } from './buttons.js';
import {
  type Articles,
  articleOf,
  type Block,
  type Card,
  type Line,
  list,
  type NoteBlock,
  note,
} from './card.js';
import { cite } from './cite.js';
import { MESSAGE_BLOCKS, shortened } from './limits.js';
import { asShown } from './shown-words.js';

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
const LONGEST_SENTENCE = 150;

function quoted(text: string, span: Span): string {
  return shortened(asShown(slice(text, span)), LONGEST_SENTENCE, (words) => words);
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

/** A text with claimed quotations, and the claimed speaker if the text does not name one. */
interface ClaimingText {
  readonly text: string;
  readonly speaker?: string | null;
}

/** The result of checking claimed quotations: how they appear in the articles, never whether they are true. */
export function verifyCard(
  claiming: ClaimingText,
  verified: readonly VerifiedQuotation[],
  articles: Articles,
): Card {
  const title = ['Checked against the articles'];
  if (verified.length === 0) return { title, blocks: [note('There is no quotation in this text to check.')] };
  return {
    title,
    blocks: verified.flatMap((each, at) => verifiedBlocks(at + 1, each, claiming, articles)),
  };
}

/** The blocks of one quotation: the claim, the verdict, and the words of the article. */
function verifiedBlocks(
  number: number,
  verified: VerifiedQuotation,
  claiming: ClaimingText,
  articles: Articles,
): Block[] {
  const { standing, differences, verdict } = verified;
  const claim = claimNote(number, verified, claiming);
  if (!standing) return [claim, ...list([['The articles have nothing like it.']])];
  const article = articleOf(articles, standing.article);
  const changes = differences.slice(0, MOST_NAMED).map((each) => changeLine(each, claiming.text, article));
  const more = differences.length - changes.length;
  const lines = [
    verdictLine(verified),
    ...changes,
    ...(more > 0 ? [[`${more} more words differ`]] : []),
    ...speakerLine(verified, claiming),
  ];
  const marked = verdict === 'altered' ? differences : [];
  return [claim, ...list(lines), standingBlock(standing, marked, article, number)];
}

/** The maximum number of differences listed one by one; all of them are marked. */
const MOST_NAMED = 6;
/** The maximum length of a quotation shown, in characters, unless it was altered. */
const LONGEST_QUOTATION = 300;
const LONGEST_ALTERED = 900;

/** `1. Lavrov: “Everything is ~~not~~ written”`: words that the article lacks are struck through. */
function claimNote(
  number: number,
  { span, claimedBy, differences }: VerifiedQuotation,
  { text, speaker }: ClaimingText,
): NoteBlock {
  const by = claimedBy ? asShown(slice(text, claimedBy)) : (speaker ?? null);
  const before = [`${number}. `, ...(by === null ? [] : [by, ': ']), '“'];
  const wrong = differences.flatMap(({ claimed }) => claimed ?? []);
  if (wrong.length === 0)
    return note(
      ...before,
      shortened(asShown(slice(text, span)), LONGEST_QUOTATION, (words) => words),
      '”',
    );
  const parts: string[] = [];
  const struck: number[] = [];
  let shown = span.start;
  const end = Math.min(span.end, span.start + LONGEST_ALTERED);
  for (const { start, end: to } of joined(text, wrong)) {
    if (start >= end) break;
    parts.push(slice(text, { start: shown, end: start }));
    struck.push(before.length + parts.length);
    parts.push(slice(text, { start, end: to }));
    shown = to;
  }
  parts.push(slice(text, { start: shown, end: Math.max(shown, end) }) + (end < span.end ? '…' : ''));
  return { ...note(...before, ...parts, '”'), struck };
}

/** Merges adjacent spans with only whitespace between them. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const before = result.at(-1);
    if (before && slice(text, { start: before.end, end: span.start }).trim() === '')
      result[result.length - 1] = covering([before, span]);
    else result.push(span);
  }
  return result;
}

function verdictLine({ verdict, standing, differences }: VerifiedQuotation): Line {
  if (verdict === 'absent') return ['The articles have nothing like it. Closest:'];
  const own = standing?.kind === null ? ', as the article’s own words' : '';
  if (verdict === 'exact')
    return [
      `It is there word for word${own}${standing?.leftOut.length ? ', with words left out or replaced' : ''}.`,
    ];
  const count = differences.length === 1 ? 'one word differs' : `${differences.length} words differ`;
  return [`It is nearly there${own}: ${count}.`];
}

/** Whether the claimed speaker said it. */
function speakerLine({ speaker, standing, claimedBy }: VerifiedQuotation, claiming: ClaimingText): Line[] {
  if (speaker === null || !standing) return [];
  const claimed = claimedBy ? asShown(slice(claiming.text, claimedBy)) : (claiming.speaker ?? '');
  if (speaker === 'right')
    return [['The article attributes it to ', standing.speaker ?? claimed, ', as claimed.']];
  const said =
    standing.speaker ?? (standing.mention && { article: standing.article, span: standing.mention });
  if (speaker === 'wrong' && said)
    return [['The article attributes it to ', said, ', not to “', claimed, '”.']];
  return [['The article does not say whether “', claimed, '” said it.']];
}

/** "number: “four” is “three” in the article" */
function changeLine({ claimed, article: at, kind }: Difference, text: string, { id }: Article): Line {
  const what = kind === 'word' ? [] : [`${kind}: `];
  const theirs = claimed ? asShown(slice(text, claimed)) : '';
  if (!at) return [...what, '“', theirs, '” is added'];
  const ours = { article: id, span: at };
  if (!claimed) return [...what, '“', ours, '” is missing'];
  return [...what, '“', theirs, '” stands for “', ours, '”'];
}

/** The sentences that contain the words, with the differences in bold, or the words if there are none. */
function standingBlock(
  standing: Standing,
  differences: readonly Difference[],
  article: Article,
  number: number,
): Block {
  const { pieces } = standing;
  const whole = covering(pieces);
  const from = firstBehind(article.paragraphs, whole.start);
  const sentences = article.paragraphs
    .slice(from, (standing.lastParagraph ?? 0) || from)
    .flatMap((paragraph) => paragraph.sentences.filter((sentence) => overlaps(sentence, whole)));
  const shown = sentences.length > 0 ? sentences : [whole];
  const changed = differences.flatMap(({ article: span }) => span ?? []);
  return {
    type: 'quote',
    article: article.id,
    within: covering(shown),
    shown,
    strong: differences.length > 0 ? changed : pieces,
    citation: cite(article, placeOf(standing), standing.speaker && [standing.speaker]),
    buttons: passageButtons(article, pieces, [`${number} in context`]),
  };
}

function placeOf({ lastParagraph, ...standing }: Standing) {
  return { ...standing, ...(lastParagraph !== null && { lastParagraph }) };
}
