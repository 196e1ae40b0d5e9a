import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.js';
import { speakersCard } from '../../src/cards/quote-cards.js';
import { lineParts } from '../../src/cards/runs.js';
import { textCard } from '../../src/cards/text-card.js';
import { dahl, fakeLibrary } from '../support/fake-library.js';

const library = fakeLibrary();
const lines = (card: Card) => textCard(card, library, { width: 200, ansi: false }).trimEnd().split('\n');

describe('whom there is to ask for', () => {
  test('are listed with how many quotations each has, and each with a button for them', () => {
    const card = speakersCard([{ ...dahl, quotations: 2 }, dahl], library);
    expect(lines(card)).toEqual([
      'Who is quoted',
      '',
      '• Ola Dahl · Mayor · 2 quotations',
      '• Ola Dahl · Mayor · 1 quotation',
    ]);
    expect(card.buttons?.[0]?.does).toEqual({ type: 'quote', speaker: dahl.name, page: 1 });
  });

  test('on a topic, of some days: the buttons ask for the same', () => {
    const card = speakersCard([dahl], library, { about: 'roofs', since: '2023-03-01' });
    expect(lines(card).slice(0, 3)).toEqual([
      'Who is quoted on “roofs”',
      '',
      'Articles from Mar 1, 2023 on:',
    ]);
    expect(card.buttons?.map(({ does }) => does)).toEqual([
      { type: 'quote', speaker: dahl.name, about: 'roofs', since: '2023-03-01', page: 1 },
    ]);
  });

  test('are counted where they are more than anybody reads through', () => {
    const card = speakersCard(Array(30).fill(dahl), library);
    expect(lines(card).filter((line) => line.startsWith('•'))).toHaveLength(25);
    expect(card.buttons).toHaveLength(10);
    expect(lineParts(card.footer ?? [], library).join('')).toBe(
      '… and 5 more: /quote completes a name that you begin to type.',
    );
  });

  test('are nobody, and that is said', () => {
    expect(lines(speakersCard([], library)).at(-1)).toBe('Nobody is quoted here.');
    expect(lines(speakersCard([], library, { about: 'roofs' })).at(-1)).toBe('Nobody is quoted on that.');
  });
});
