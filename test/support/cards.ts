import fc from 'fast-check';
import { commands } from '../../commands/index.js';
import type { Article } from '../../src/article/article.js';
import type { Block, Card, Line, QuoteBlock } from '../../src/cards/card.js';
import type { Span } from '../../src/language/span.js';
import { finish } from '../../src/language/steps.js';
import type { Library } from '../../src/library/results.js';
import { storm } from './fake-library.js';
import { hostileLine, hostileText } from './hostile-text.js';

/** The card of a command; undefined where there is no such command. */
export function cardOf(name: string, options: object, library: Library): Card | undefined {
  const made = commands.get(name)?.run(options as never, { library });
  return made && finish(made);
}

/** An article of one paragraph, and a card that quotes from it. */
export interface QuotingCard {
  readonly article: Article;
  readonly sentences: readonly Span[];
  readonly card: Card;
}

/** Sentences without blanks around them; our own mark for what is left out is not among their words. */
const sentence = (length: fc.Arbitrary<string>) =>
  length.map((words) => words.replaceAll('…', '').trim()).filter((words) => words !== '');

const gap = fc.constantFrom(' ', ' ', '\n', '\r\n\r\n', '  ');

/** An article's text of the given sentences, and where they stand in it. */
function composed(parts: readonly (readonly [string, string])[]): { text: string; sentences: Span[] } {
  let text = '';
  const sentences = parts.map(([words, after]) => {
    const start = text.length;
    text += words + after;
    return { start, end: start + words.length };
  });
  return { text, sentences };
}

const length = fc.oneof(fc.nat(30), fc.nat(700), fc.nat(6000));
/** Words repeated up to a length: the texts that no limit foresees. */
const long = fc.tuple(hostileText, length).map(([words, most]) => `${words} `.repeat(most).slice(0, most));
const line: fc.Arbitrary<Line> = fc.array(fc.oneof(hostileLine, long), { maxLength: 3 });

/** Which sentences a block shows and emphasises. */
const choice = fc.record({ from: fc.nat(40), count: fc.integer({ min: 1, max: 40 }), strong: fc.nat(40) });

function quoteBlock(
  sentences: readonly Span[],
  { from, count, strong }: { from: number; count: number; strong: number },
  above: readonly Line[],
  citation: readonly Line[],
): QuoteBlock {
  const first = from % sentences.length;
  const shown = sentences.slice(first, first + count);
  const answer = shown[strong % shown.length] as Span;
  const within = { start: (shown[0] as Span).start, end: (shown.at(-1) as Span).end };
  const context = { type: 'context' as const, article: storm.id, marked: [answer] };
  const buttons = [{ label: ['In context'], does: context }];
  return { type: 'quote', article: storm.id, within, shown, strong: [answer], above, citation, buttons };
}

/** Cards that quote from an article, with sentences of any words. */
export function quotingCard(words: fc.Arbitrary<string>): fc.Arbitrary<QuotingCard> {
  const parts = fc.array(fc.tuple(sentence(words), gap), { minLength: 1, maxLength: 40 });
  const blocks = fc.array(
    fc.tuple(choice, fc.array(line, { maxLength: 2 }), fc.array(line, { maxLength: 5 })),
    {
      minLength: 1,
      maxLength: 15,
    },
  );
  return fc.tuple(parts, line, blocks).map(([pairs, title, chosen]) => {
    const { text, sentences } = composed(pairs);
    const article = { ...storm, text };
    const card = {
      title,
      blocks: chosen.map(([each, above, citation]) => quoteBlock(sentences, each, above, citation)),
    };
    return { article, sentences, card };
  });
}

/** Blocks of notes and lists in any number and length. */
export const plainBlocks: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof(
    line.map((text) => ({ type: 'note' as const, text })),
    fc.array(line, { maxLength: 60 }).map((items) => ({ type: 'list' as const, items })),
  ),
  { maxLength: 15 },
);

/** Sentences of which every one fits in a message, and sentences of any length. */
export const shortWords = fc.oneof(
  hostileText.map((words) => words.slice(0, 500)),
  fc.constant('The roof is gone.'),
);
export const anyWords = fc.oneof(hostileText, long);
