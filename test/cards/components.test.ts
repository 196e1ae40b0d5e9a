import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { answerCard } from '../../src/cards/answer-cards.js';
import { withAskOn } from '../../src/cards/buttons.js';
import { type Button, list, note } from '../../src/cards/card.js';
import { type CardMessage, componentsOf } from '../../src/cards/components/message.js';
import { visible } from '../../src/cards/shown-words.js';
import { type Span, slice } from '../../src/language/span.js';
import { anyWords, cardOf, plainBlocks, quotingCard, shortWords } from '../support/cards.js';
import { type Shown, shownBy } from '../support/discord-markdown.js';
import {
  closestAnswer,
  fakeLibrary,
  find,
  noAnswer,
  roofAnswer,
  roofPassage,
  storm,
} from '../support/fake-library.js';
import { validate } from '../support/openapi.js';

const texts = ({ components: [container] }: CardMessage): string[] =>
  container.components.flatMap((component) => {
    if (component.type === 9) return component.components.map(({ content }) => content);
    return 'content' in component ? [component.content] : [];
  });

const shownIn = (message: CardMessage): Shown[] => texts(message).flatMap(shownBy);

function expectWithinLimits(message: CardMessage): void {
  const contents = texts(message);
  for (const content of contents) expect(content.trim()).not.toBe('');
  expect(contents.join('').length).toBeLessThanOrEqual(4000);
  const [container] = message.components;
  const nested = container.components.flatMap((each): unknown[] =>
    each.type === 9 ? [...each.components, each.accessory] : 'components' in each ? each.components : [],
  );
  expect(1 + container.components.length + nested.length).toBeLessThanOrEqual(40);
  expect(validate('CreateMessageInteractionCallbackRequest', { type: 4, data: message })).toEqual([]);
  const wire = JSON.stringify(message);
  expect(wire).not.toMatch(/\\u(?:d[89a-f]|0)/u);
  expect(Buffer.from(wire).toString()).toBe(wire);
}

describe('a card', () => {
  const roof = cardOf('ask', { question: 'What of the roof?' }, fakeLibrary());
  if (!roof) throw new Error('a card expected');

  const button = (label: string) => ({ type: 2, style: 2, label, custom_id: expect.any(String) });

  test('is a container with the question, the passage and its citation', () => {
    expect(componentsOf(roof, fakeLibrary())).toEqual({
      flags: 32768,
      components: [
        {
          type: 17,
          accent_color: expect.any(Number),
          components: [
            { type: 10, content: '### **What of the roof?**' },
            {
              type: 9,
              components: [
                {
                  type: 10,
                  content:
                    '> “We were lucky,” Mayor Ola Dahl said. **“The roof is gone.”** Repairs begin today.\n' +
                    '-# Storm Over Bergen · After The Wind · ¶ 2 · quotes Ola Dahl · Mar 5, 2023',
                },
              ],
              accessory: button('In context'),
            },
            {
              type: 1,
              components: [button('Summarise “After The Wind”'), button('Export'), button('Ask on')],
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  test('is of another colour, below a note, where it may not answer', () => {
    const closest = componentsOf(
      withAskOn(answerCard({ ...closestAnswer, question: 'What of the roof?' }, fakeLibrary())),
      fakeLibrary(),
    );
    const [sure, unsure] = [componentsOf(roof, fakeLibrary()).components[0], closest.components[0]];
    const [title, ...rest] = sure.components;
    const unsureText = 'Not sure that this answers it. The closest passage\\:';
    expect(unsure.components).toEqual([title, { type: 10, content: unsureText }, ...rest]);
    expect(unsure.accent_color).not.toBe(sure.accent_color);
  });

  test('says what the articles are about where they have nothing, with buttons to read on', () => {
    const nothing = componentsOf(
      answerCard({ ...noAnswer, question: 'Who won?' }, fakeLibrary()),
      fakeLibrary(),
    );
    expect(nothing.components[0].components).toEqual([
      { type: 10, content: '### **Who won?**' },
      { type: 10, content: 'The article has nothing on this. It is about\\:\n- Storm Over Bergen' },
      { type: 10, content: '/sources lists its sections.' },
      { type: 1, components: [button('Summarise “Storm Over Bergen”')] },
    ]);
  });

  test('is within the limits, whatever became of the question and however many passages', () => {
    const articles = Array.from({ length: 12 }, (_, index) => ({
      ...storm,
      id: `storm-${index}`,
      url: 'https://news.example/a',
    }));
    const library = fakeLibrary({ articles });
    const passages = articles.map(({ id }) => ({ ...roofPassage, article: id }));
    const about = articles.slice(0, 3).map(({ id }) => ({ article: id, span: find('Storm Over Bergen') }));
    const answers = [
      { ...roofAnswer, passages },
      { ...closestAnswer, passages },
      { ...noAnswer, about },
    ];
    for (const answer of answers) {
      const question = 'Why? '.repeat(100);
      const card = answerCard({ ...answer, question }, library, { page: 2, perPage: 10 });
      const message = componentsOf(card, library, { shareable: true });
      expectWithinLimits(message);
      for (const row of message.components[0].components) {
        if (row.type !== 1) continue;
        const does = row.components.map((each) =>
          'url' in each ? each.url : 'custom_id' in each && each.custom_id,
        );
        expect(new Set(does).size).toBe(does.length);
      }
      if (answer.outcome === 'closest')
        expect(message.components[0].components.filter(({ type }) => type !== 1)).toHaveLength(6);
    }
  });

  test('has the button that turns the page beside the number of the page, or both of them below it', () => {
    const turn = (label: string, page: number) => ({
      label: [label],
      does: { type: 'sources' as const, page },
    });
    const other = { label: ['Share'], does: { type: 'share' as const } };
    const last = (...buttons: Button[]) =>
      componentsOf(
        { title: ['Why?'], blocks: [], footer: ['1 of 3'], buttons },
        fakeLibrary(),
      ).components[0].components.slice(1);
    const text = { type: 10, content: '-# 1 of 3' };
    expect(last(turn('More', 2), other)).toEqual([
      { type: 9, components: [text], accessory: button('More') },
      { type: 1, components: [button('Share')] },
    ]);
    expect(last(turn('Previous', 1), turn('Next', 3), other)).toEqual([
      text,
      { type: 1, components: [button('Previous'), button('Next')] },
      { type: 1, components: [button('Share')] },
    ]);
    expect(last()).toEqual([text]);
  });

  test('leaves the buttons below passages out before it leaves a passage out', () => {
    const links = Array.from({ length: 9 }, (_, index) => ({
      type: 'quote' as const,
      article: 'storm',
      within: find('Repairs begin today.'),
      shown: [find('Repairs begin today.')],
      strong: [],
      citation: [],
      buttons: [index, index + 20].map((at) => ({
        label: ['Read'],
        does: { type: 'link' as const, url: `https://news.example/${at}` },
      })),
    }));
    const shown = (count: number) =>
      componentsOf({ title: ['Why?'], blocks: links.slice(0, count) }, fakeLibrary()).components[0]
        .components;
    expect(shown(7).map(({ type }) => type)).toEqual([10, ...Array(7).fill([9, 1]).flat()]);
    expect(shown(9).map(({ type }) => type)).toEqual([10, ...Array(9).fill(9)]);
  });

  test('is seen by the asker alone where it is private', () => {
    expect(componentsOf(roof, fakeLibrary(), { private: true }).flags).toBe(32768 | 64);
  });

  test('shows a list below the note that it belongs to', () => {
    const card = { title: ['Who?'], blocks: [note('One of:'), ...list([['1. *'], ['Ola']]), note('Else?')] };
    expect(texts(componentsOf(card, fakeLibrary())).slice(1)).toEqual([
      'One of\\:\n- 1\\. \\*\n- Ola',
      'Else?',
    ]);
  });

  test('says how many items of a list are left out', () => {
    const items = Array.from({ length: 500 }, (_, index) => [`Speaker number ${index}`]);
    const shown = texts(componentsOf({ title: ['Who?'], blocks: list(items) }, fakeLibrary())).at(-1) ?? '';
    const lines = shown.split('\n');
    expect(lines.at(-1)).toBe(`- … and ${500 - (lines.length - 1)} more`);
    expect(lines.length).toBeGreaterThan(100);
  });

  test('cuts a question of 6,000 characters', () => {
    const card = { title: ['Why? '.repeat(1200)], blocks: [] };
    expect(texts(componentsOf(card, fakeLibrary()))).toEqual([
      expect.stringMatching(/^### \*\*Why\?.*…\*\*$/u),
    ]);
  });
});

describe('room', () => {
  /** An article of one paragraph with sentences of the given lengths, A…, B…, C… */
  function article(...lengths: number[]): { library: { articles: Article[] }; sentences: Span[] } {
    const words = lengths.map((length, index) => `${String.fromCharCode(65 + index).repeat(length - 1)}.`);
    const text = words.join(' ');
    const sentences = words.map((each) => ({
      start: text.indexOf(each),
      end: text.indexOf(each) + each.length,
    }));
    return { library: { articles: [{ ...storm, text }] }, sentences };
  }

  function passage(sentences: readonly Span[], answer: number) {
    const within = { start: sentences[0]?.start ?? 0, end: sentences.at(-1)?.end ?? 0 };
    const strong = sentences.slice(answer, answer + 1);
    return {
      type: 'quote',
      article: 'storm',
      within,
      shown: sentences,
      strong,
      citation: [['¶ 1']],
    } as const;
  }

  /** The quotations that are shown, each run of a letter as one letter: "[…] **B.** C." */
  function quotes(blocks: readonly ReturnType<typeof passage>[], library: { articles: Article[] }): string[] {
    const message = componentsOf({ title: ['Why?'], blocks }, library);
    expectWithinLimits(message);
    return texts(message)
      .slice(1)
      .map((text) => text.replaceAll(/([A-Z])\1+/gu, '$1').replace('\n-# ¶ 1', ''));
  }

  test('is for whole sentences around the one that answers, by turns, the rest marked', () => {
    const { library, sentences } = article(1500, 1400, 500, 900, 1500);
    expect(quotes([passage(sentences, 2)], library)).toEqual(['> \\[…\\] B. **C.** D. \\[…\\]']);
  });

  test('on one side goes to the other where the next sentence there is too long', () => {
    const { library, sentences } = article(900, 900, 900, 3500);
    expect(quotes([passage(sentences, 2)], library)).toEqual(['> A. B. **C.** \\[…\\]']);
  });

  test('is first for what answers in every passage, then for what stands around the first', () => {
    const { library, sentences } = article(920, 1000, 1000, 1000);
    const blocks = [passage(sentences, 1), passage(sentences, 2)];
    expect(quotes(blocks, library)).toEqual(['> \\[…\\] **B.** C. \\[…\\]', '> \\[…\\] **C.** \\[…\\]']);
  });

  test('for no more: a passage is left out and counted', () => {
    const { library, sentences } = article(2000, 2500, 100);
    const blocks = sentences.map((each) => passage([each], 0));
    expect(quotes(blocks, library)).toEqual(['> **A.**', '-# … and 2 more that do not fit here.']);
  });

  test('is for ten passages', () => {
    const { library, sentences } = article(100);
    const shown = quotes(
      Array.from({ length: 13 }, () => passage(sentences, 0)),
      library,
    );
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)).toBe('-# … and 3 more that do not fit here.');
  });

  test('is too small for a sentence: it is cut after a word', () => {
    const text = `${'word '.repeat(2000)}end.`;
    const sentence = { start: 0, end: text.length };
    const [shown] = quotes([passage([sentence], 0)], { articles: [{ ...storm, text }] });
    expect(shown).toMatch(/^> \*\*(?:word ){700,}word\*\* \\\[…\\\]$/u);
  });

  test('is too small for a sentence: the cut spares the words that answer', () => {
    const text = `${'word '.repeat(1000)}answer ${'word '.repeat(1000)}`.trim();
    const answer = { start: 5000, end: 5006 };
    const block = { ...passage([{ start: 0, end: text.length }], 0), strong: [answer] };
    const [shown] = quotes([block], { articles: [{ ...storm, text }] });
    expect(shown).toMatch(/^> \\\[…\\\] \*\*answer\*\* word(?: word)* \\\[…\\\]$/u);
  });
});

/** As the parser shows it: no bidirectional ends, which may be ours, stand-ins for what cannot be sent, tabs as blanks. */
function asShown(words: string): string {
  const lines = words.split(/\r\n|[\r\n]/u).map(visible);
  return lines
    .join('\n')
    .replaceAll('\t', '    ')
    .replaceAll(/[\u202c\u2069]/gu, '');
}

/** What a quotation shows, cut at our marks. */
function piecesOf(quotation: Shown | undefined): string[] {
  const pieces = asShown(quotation?.text ?? '').split(/ ?\[…\] ?/u);
  return pieces.filter((piece) => piece !== '');
}

/** From which to which sentence a piece goes. */
function sentencesOf(piece: string, text: string, sentences: readonly Span[]): [number, number] | undefined {
  for (const [from, { start }] of sentences.entries()) {
    for (const [to, { end }] of sentences.entries()) {
      if (to >= from && asShown(slice(text, { start, end })) === piece) return [from, to];
    }
  }
  return undefined;
}

describe('whatever the articles and the question', () => {
  test('quoted words are the article’s, whole sentences of it, with what answers whole and in bold', () => {
    fc.assert(
      fc.property(quotingCard(shortWords), ({ article, sentences, card }) => {
        const quotations = shownIn(componentsOf(card, { articles: [article] })).filter(
          ({ kind }) => kind === 'blockQuote',
        );
        expect(quotations.length).toBeGreaterThan(0);
        quotations.forEach((quotation, index) => {
          const block = card.blocks[index];
          if (block?.type !== 'quote') throw new Error('a quotation expected');
          const answer = asShown(slice(article.text, block.strong[0] as Span));
          expect(inBold(quotation.bold.map(asShown).join('\n'))).toBe(inBold(answer));
          for (const piece of piecesOf(quotation)) {
            expect(sentencesOf(piece, article.text, sentences)).toBeDefined();
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  test('nothing but what is quoted stands in a block quote, and every message is within the limits', () => {
    fc.assert(
      fc.property(quotingCard(anyWords), plainBlocks, ({ article, card }, plain) => {
        const blocks = [...card.blocks, ...plain];
        const message = componentsOf({ ...card, blocks }, { articles: [article] });
        expectWithinLimits(message);
        const shown = shownIn(message);
        expect(shown[0]?.kind).toBe('heading');
        for (const quotation of shown.filter(({ kind }) => kind === 'blockQuote')) {
          for (const piece of piecesOf(quotation)) expect(asShown(article.text)).toContain(piece.trim());
        }
      }),
      // To shrink texts of this length would take minutes.
      { numRuns: 50, endOnFailure: true },
    );
  });

  test('no mention survives', () => {
    fc.assert(
      fc.property(quotingCard(anyWords), plainBlocks, ({ article, card }, plain) => {
        const blocks = [...plain, ...card.blocks];
        const message = componentsOf({ ...card, blocks }, { articles: [article] });
        const bare = texts(message)
          .join('\n')
          .replace(/\\[^0-9A-Za-z\s]/gu, 'x');
        expect(bare).not.toMatch(/[@<]|\w:\/\//u);
        expect(message.allowed_mentions).toEqual({ parse: [] });
      }),
    );
  });

  test('a paragraph of 100,000 characters is shortened', () => {
    const words = '**We** were @lucky, <@123456789012345678> said. ';
    const text = words.repeat(Math.ceil(100_000 / words.length)).trim();
    const sentences = [...text.matchAll(/\S[^.]*\./gu)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    }));
    const within = { start: 0, end: text.length };
    const strong = sentences.slice(900, 901);
    const block = {
      type: 'quote',
      article: 'storm',
      within,
      shown: sentences,
      strong,
      citation: [],
    } as const;
    const article = { ...storm, text };
    const message = componentsOf({ title: ['Who?'], blocks: [block] }, { articles: [article] });
    expectWithinLimits(message);
    const [, quotation] = shownIn(message);
    expect(quotation?.bold).toEqual([slice(text, strong[0] as Span)]);
    expect(quotation?.text).toMatch(
      /^\[…\] (?:\*\*We\*\* were @lucky, <@123456789012345678> said\. ){40,}\[…\]$/u,
    );
  });
});

/** Bold begins and ends in every line, blanks outside of it. */
function inBold(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

describe('cards of the commands', () => {
  test.each([
    ['ask', { question: 'What of the roof?' }],
    ['ask', { question: 'Why?' }],
    ['quote', { speaker: 'dahl' }],
    ['quote', { speaker: 'nobody' }],
    ['summary', {}],
    ['summary', { section: 'none' }],
    ['sources', {}],
    ['help', {}],
  ])('%s %j is shown without loss', (name, options) => {
    const card = cardOf(name, options, fakeLibrary());
    if (!card) throw new Error(`no command ${name}`);
    const message = componentsOf(card, fakeLibrary());
    expectWithinLimits(message);
    expect(texts(message).join('\n')).not.toMatch(/…(?!\\\])/u);
  });
});
