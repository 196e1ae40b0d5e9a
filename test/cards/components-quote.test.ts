import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import type { QuoteBlock } from '../../src/cards/card.js';
import { quoteText } from '../../src/cards/components/markdown.js';
import { closers, visible } from '../../src/cards/shown-words.js';
import { shownBy } from '../support/discord-markdown.js';
import { fakeLibrary, find, storm } from '../support/fake-library.js';
import { hostileText } from '../support/hostile-text.js';

/** A text quoted as a whole, with the given stretch emphasised. */
function quoted(text: string, start = 0, end = 0, citation: QuoteBlock['citation'] = []): string {
  const article: Article = { ...storm, text };
  const whole = { start: 0, end: text.length };
  const strong = end > start ? [{ start, end }] : [];
  const block: QuoteBlock = {
    type: 'quote',
    article: 'storm',
    within: whole,
    shown: [whole],
    strong,
    citation,
  };
  return quoteText(block, fakeLibrary({ articles: [article] }));
}

describe('a quotation', () => {
  test('is a block quote with the answer in bold and the citation as subtext', () => {
    const within = find('“We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.');
    const strong = [find('“The roof is gone.”')];
    const shown = [find('“We were lucky,” Mayor Ola Dahl said.'), ...strong];
    const citation = [['Storm #1'], ['¶ 2']];
    const block: QuoteBlock = { type: 'quote', article: 'storm', within, shown, strong, citation };
    expect(quoteText(block, fakeLibrary())).toBe(
      '> “We were lucky,” Mayor Ola Dahl said. **“The roof is gone.”** \\[…\\]\n-# Storm \\#1 · ¶ 2',
    );
  });

  test('has its mark on every line, whatever ends the lines', () => {
    expect(quoted('a\nb\r\nc\rd\n\ne')).toBe('> a\n> b\n> c\n> d\n> \n> e');
  });

  test('begins and ends bold text in every line, blanks outside', () => {
    expect(quoted('a  b c \n\n d* e', 1, 13)).toBe('> a  **b c** \n> \n>  **d\\*** e');
  });

  test('takes neighbouring emphasis for one', () => {
    const shown = [find('Ola Dahl')];
    const strong = [find('Ola '), find('Dahl')];
    const [within] = shown;
    if (!within) throw new Error('a span expected');
    const block: QuoteBlock = { type: 'quote', article: 'storm', within, shown, strong, citation: [] };
    expect(quoteText(block, fakeLibrary())).toBe('> **Ola Dahl**');
  });

  test('turns nothing that follows: open directions are closed in each line', () => {
    expect(quoted('a \u202eb\nc')).toBe('> a \u202eb\u202c\n> c');
  });

  test('shows the article’s words and nothing else, whatever they are and wherever emphasis falls', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(60), fc.nat(60), (text, from, count) => {
        const characters = [...text];
        const start = characters.slice(0, from).join('').length;
        const end = characters.slice(0, from + count).join('').length;
        const [quote, citation, ...others] = shownBy(quoted(text, start, end, [['¶ 1']]));
        expect(quote?.kind).toBe('blockQuote');
        expect(quote?.text).toBe(asShown(text));
        expect(citation).toEqual({ kind: 'subtext', text: '¶ 1', bold: [], struck: [] });
        expect(others).toEqual([]);
      }),
      {
        numRuns: 500,
        examples: [
          ['x\r\ny', 2, 1],
          ['**', 0, 1],
          [' * a', 1, 1],
          ['\v', 0, 1],
        ],
      },
    );
  });

  test('is bold where it is emphasised', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (before, words, after) => {
        const text = `${before} ${words} ${after}`.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');
        const start = text.indexOf(words);
        fc.pre(start >= 0);
        const bold = shownBy(quoted(text, start, start + words.length)).flatMap((shown) => shown.bold);
        const lines = words.split(/\r\n|[\r\n]/u).map((line) => asShown(line).trim());
        expect(bold).toEqual(lines.filter((line) => line !== ''));
      }),
    );
  });
});

/** What no screen can show in its stand-in, tabs as the parser has them, and nothing left open at a line's end. */
function asShown(text: string): string {
  const lines = text.split(/\r\n|[\r\n]/u).map((line) => visible(line) + closers(line));
  return lines.join('\n').replaceAll('\t', '    ');
}
