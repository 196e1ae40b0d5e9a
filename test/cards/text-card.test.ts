import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/source.js';
import { answerCard } from '../../src/cards/answer-cards.js';
import { type Card, note, type QuoteBlock } from '../../src/cards/card.js';
import { textCard } from '../../src/cards/text-card.js';
import { slice } from '../../src/language/span.js';
import { fakeLibrary, find, roofAnswer, storm } from '../support/fake-library.js';

const library = fakeLibrary();
const plain = { width: 80, ansi: false };

function quoteOf(block: Partial<QuoteBlock>): Card {
  const within = find('A storm crossed Bergen on Sunday. Nobody was hurt.');
  const quote: QuoteBlock = {
    type: 'quote',
    article: 'storm',
    within,
    shown: [within],
    strong: [],
    citation: [['Here']],
    ...block,
  };
  return { title: ['Title'], blocks: [quote] };
}

describe('a card as text', () => {
  test('quotes behind a bar and cites below', () => {
    expect(textCard(answerCard(roofAnswer, library), library, plain)).toBe(
      [
        'What happened to the roof?',
        '',
        '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin ',
        '│ today.',
        'Storm Over Bergen · After The Wind · ¶ 2 · quotes Ola Dahl · Mar 5, 2023',
        '',
      ].join('\n'),
    );
  });

  test('breaks a citation between its parts', () => {
    const text = textCard(
      quoteOf({ citation: [['A long title of an article'], ['¶ 12'], ['Ola']] }),
      library,
      {
        width: 36,
        ansi: false,
      },
    );
    expect(text.split('\n').slice(-3)).toEqual(['A long title of an article · ¶ 12 ·', 'Ola', '']);
  });

  test('marks what answers in bold', () => {
    const text = textCard(answerCard(roofAnswer, library), library, { width: 80, ansi: true });
    expect(text).toContain('said. \u001b[1m“The roof is gone.”\u001b[22m Repairs');
  });

  test('keeps bold text bold on each line that it runs over', () => {
    const { within } = quoteOf({}).blocks[0] as QuoteBlock;
    const text = textCard(quoteOf({ strong: [within] }), library, { width: 30, ansi: true });
    expect(text.split('\n').filter((line) => line.startsWith('│'))).toEqual([
      '│ \u001b[1mA storm crossed Bergen on \u001b[22m',
      '│ \u001b[1mSunday. Nobody was hurt.\u001b[22m',
    ]);
  });

  test('marks what is left out at either end', () => {
    const text = textCard(quoteOf({ shown: [find('Nobody was hurt.')] }), library, plain);
    expect(text).toContain('│ […] Nobody was hurt.\n');
    const start = textCard(quoteOf({ shown: [find('A storm crossed Bergen on Sunday.')] }), library, plain);
    expect(start).toContain('│ A storm crossed Bergen on Sunday. […]\n');
  });

  test('marks what is left out between', () => {
    const shown = [find('“We were lucky,” Mayor Ola Dahl said.'), find('Repairs begin today.')];
    const within = { start: shown[0]?.start ?? 0, end: shown[1]?.end ?? 0 };
    const text = textCard(quoteOf({ within, shown }), library, plain);
    expect(text).toContain('│ “We were lucky,” Mayor Ola Dahl said. […] Repairs begin today.\n');
  });

  test('shows a list right below the note that introduces it', () => {
    const card: Card = {
      title: ['T'],
      blocks: [note('There is:'), { type: 'list', items: [['one'], ['two']] }],
    };
    expect(textCard(card, library, plain)).toBe('T\n\nThere is:\n• one\n• two\n');
  });

  test('shows control characters to a terminal instead of sending them', () => {
    const card: Card = { title: ['a\u001b[31mb\u009bc\td'], blocks: [] };
    expect(textCard(card, library, { width: 80, ansi: true })).toBe('\u001b[1ma␛[31mb␡c\td\u001b[22m\n');
    expect(textCard(card, library, plain)).toBe('a\u001b[31mb\u009bc\td\n');
  });

  test('refuses a card of an article that it was not given', () => {
    expect(() => textCard(quoteOf({ article: 'elsewhere' }), library, plain)).toThrow(/"elsewhere"/u);
  });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('│ ', '> ', ' ', '\r\n', '[…]', '\n'),
);
const prose = fc.array(words, { maxLength: 30 }).map((parts) => `x${parts.join('')}x`);

describe('whatever the article and the emphasis', () => {
  test('what stands behind the bars is the article, character for character', () => {
    fc.assert(
      fc.property(
        prose,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        (text, cuts, width) => {
          const article = readSource({ id: 'any', sections: [{ paragraphs: [text] }] }, 'any');
          const [start, end, ...emphasis] = cuts
            .map((at) => at % (article.text.length + 1))
            .sort((a, b) => a - b);
          const within = { start: start ?? 0, end: end ?? article.text.length };
          const strong = emphasis.map((from) => ({ start: from, end: article.text.length }));
          const card = quoteOf({ article: 'any', within, shown: [within], strong });
          const shown = textCard(card, { articles: [article] }, { width, ansi: false });
          const quoted = shown
            .split('\n')
            .filter((line) => line.startsWith('│ '))
            .map((line) => line.slice(2));
          expect(quoted.join('')).toBe(slice(article.text, within).replace(/\r\n|\r|\n/gu, ''));
        },
      ),
    );
  });

  test('a block of sentences is the article from the first to the last of them', () => {
    const { paragraphs } = storm;
    for (const { sentences } of paragraphs) {
      const [first, last] = [sentences[0], sentences.at(-1)];
      if (!first || !last) throw new Error('no sentences');
      const within = { start: first.start, end: last.end };
      const text = textCard(quoteOf({ within, shown: sentences }), library, { width: 500, ansi: false });
      expect(text).toContain(`│ ${slice(storm.text, within)}\n`);
    }
  });
});
