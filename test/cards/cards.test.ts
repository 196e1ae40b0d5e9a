import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/cards/answer-card.js';
import type { Card } from '../../src/cards/card.js';
import { quoteCard } from '../../src/cards/quote-card.js';
import { sourcesCard } from '../../src/cards/sources-card.js';
import { summaryCard } from '../../src/cards/summary-card.js';
import { textCard } from '../../src/cards/text-card.js';
import type { LibrarySpeaker } from '../../src/library/results.js';
import {
  dahl,
  fakeLibrary,
  find,
  frost,
  locate,
  noAnswer,
  roofAnswer,
  roofQuotation,
  roofQuotes,
  stormSummary,
} from '../support/fake-library.js';

const library = fakeLibrary();
const both = fakeLibrary({ articles: [frost, ...library.articles] });
const lines = (card: Card, of = library) =>
  textCard(card, of, { width: 200, ansi: false }).trimEnd().split('\n');

describe('an answer', () => {
  test('shows the paragraph and emphasises the sentence', () => {
    const card = answerCard(roofAnswer, library);
    expect(card.blocks).toMatchObject([{ strong: [find('“The roof is gone.”')] }]);
  });

  test('from a line of the article cites no paragraph', () => {
    const byline = find('Kari Lie');
    const passage = { article: 'storm', section: null, paragraph: null, span: byline, sentence: byline };
    const answer = { ...roofAnswer, passages: [{ ...passage, speaker: null, score: 1, reasons: [] }] };
    expect(lines(answerCard(answer, library)).slice(2)).toEqual([
      '│ Kari Lie',
      'Storm Over Bergen · Mar 5, 2023',
    ]);
  });

  test('that there is none offers the nearest headings', () => {
    const nearest = [{ article: 'storm', section: 2, paragraph: 2, span: find('After The Wind') }];
    const answer = { ...noAnswer, question: 'How high were the waves?', nearest };
    expect(lines(answerCard(answer, library))).toEqual([
      'How high were the waves?',
      '',
      'Nothing in the articles answers this. The nearest they come to it:',
      '• After The Wind',
    ]);
    expect(lines(answerCard(answer, both), both).at(-1)).toBe('• After The Wind · Storm Over Bergen');
  });

  test('that there is none names the articles where nothing comes near', () => {
    expect(lines(answerCard({ ...noAnswer, question: ' ' }, both), both)).toEqual([
      '(no question)',
      '',
      'Nothing in the articles answers this.',
      '',
      'Ask about what is in:',
      '• Frost In May',
      '• Storm Over Bergen',
    ]);
  });
});

describe('quotations', () => {
  test('are shown in their sentences with the quoted words emphasised', () => {
    const card = quoteCard(roofQuotes, library);
    expect(card.blocks).toMatchObject([{ strong: roofQuotation.pieces }]);
    expect(lines(card)).toEqual([
      'Ola Dahl · Mayor',
      '',
      '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.”',
      'Storm Over Bergen · After The Wind · ¶ 2 · Ola Dahl · Mar 5, 2023 · direct speech: said',
    ]);
  });

  test('that go on in the next paragraph name both', () => {
    const quotations = [{ ...roofQuotation, lastParagraph: 3 }];
    expect(lines(quoteCard({ ...roofQuotes, quotations }, library)).at(-1)).toBe(
      'Storm Over Bergen · After The Wind · ¶ 2–3 · Ola Dahl · Mar 5, 2023 · direct speech: said',
    );
  });

  test('of one speaker in the same sentences are shown once', () => {
    const [first, second] = roofQuotation.pieces.map((piece) => ({ ...roofQuotation, pieces: [piece] }));
    if (!first || !second) throw new Error('two pieces expected');
    const again = { ...first, pieces: [find('lucky')] };
    const { blocks } = quoteCard({ ...roofQuotes, quotations: [first, again, second] }, library);
    expect(blocks).toMatchObject([
      { strong: [find('“We were lucky,”'), find('lucky')] },
      { strong: second.pieces },
    ]);
  });

  test('of nobody of that name: those who are quoted', () => {
    const result = { query: 'Macron', speaker: null, quotations: [], mayMean: [], speakers: [dahl] };
    expect(lines(quoteCard(result, library))).toEqual([
      'Who is “Macron”?',
      '',
      'Nobody of that name is quoted. Those who are:',
      '• Ola Dahl · Mayor',
    ]);
  });

  test('of a name that several have: which of them', () => {
    const other: LibrarySpeaker = { ...dahl, name: locate('Kari Lie'), role: null };
    const result = {
      query: 'Dahl',
      speaker: null,
      quotations: [],
      mayMean: [dahl, other],
      speakers: [dahl, other],
    };
    expect(lines(quoteCard(result, library)).slice(2)).toEqual([
      'Several people may be meant. Which one?',
      '• Ola Dahl · Mayor',
      '• Kari Lie',
    ]);
  });

  test('about something the speaker did not speak of: how many there are without it', () => {
    const result = { query: 'dahl', speaker: dahl, quotations: [], mayMean: [], speakers: [dahl] };
    expect(lines(quoteCard(result, library, { about: 'schools' }))).toEqual([
      'Ola Dahl · Mayor on “schools”',
      '',
      'Ola Dahl is not quoted on “schools”. Without it there is one quotation.',
    ]);
  });

  test('where nobody is quoted', () => {
    const result = { query: null, speaker: null, quotations: [], mayMean: [], speakers: [] };
    expect(lines(quoteCard(result, library)).at(-1)).toBe('Nobody is quoted here.');
  });
});

describe('a summary', () => {
  test('cites the paragraph of each sentence, and the section in a whole article', () => {
    expect(lines(summaryCard(stormSummary, library))).toEqual([
      'Storm Over Bergen · Mar 5, 2023',
      '',
      '│ A storm crossed Bergen on Sunday.',
      '¶ 1',
      '',
      '│ Repairs begin today.',
      'After The Wind · ¶ 2',
      '',
      'It names:',
      '• Who speaks: Ola Dahl',
    ]);
  });

  test('of a section names it once', () => {
    const [, second] = stormSummary.sentences;
    if (!second) throw new Error('two sentences expected');
    const first = { ...second, span: find('“We were lucky,” Mayor Ola Dahl said.') };
    const facts = { speakers: [], dates: [], numbers: [] };
    const summary = { ...stormSummary, section: 2, sentences: [first, second], facts };
    expect(lines(summaryCard(summary, library))).toEqual([
      'Storm Over Bergen · After The Wind · Mar 5, 2023',
      '',
      '│ “We were lucky,” Mayor Ola Dahl said. […] Repairs begin today.',
      '¶ 2',
    ]);
  });

  test('of a topic cites each article, or says that none speaks of it', () => {
    const [, second] = stormSummary.sentences;
    if (!second) throw new Error('two sentences expected');
    const topical = { ...stormSummary, article: null, topic: 'repairs', sentences: [second] };
    expect(lines(summaryCard(topical, library, { topic: 'repairs' }))).toEqual([
      'About “repairs”',
      '',
      '│ Repairs begin today.',
      'Storm Over Bergen · After The Wind · ¶ 2 · Mar 5, 2023',
    ]);
    expect(lines(summaryCard(null, library, { topic: ' tides ' })).slice(0, 3)).toEqual([
      'About “tides”',
      '',
      'The articles say nothing about this. There is:',
    ]);
  });

  test('of a section that is not there offers those that are', () => {
    expect(lines(summaryCard(null, library, { section: 'Tides' }))).toEqual([
      'Which section is “Tides”?',
      '',
      'No section goes by that name. There is:',
      '• 1. (opening)',
      '• 2. After The Wind',
    ]);
    expect(lines(summaryCard(null, both, { section: 'Tides' }), both).slice(2)).toEqual([
      'No article has a section of that name. There is:',
      '• Frost In May · source: frost',
      '• Storm Over Bergen · Kari Lie · Mar 5, 2023 · source: storm',
    ]);
  });
});

describe('the sources', () => {
  test('are listed with what identifies them and with their sections', () => {
    expect(lines(sourcesCard(both), both)).toEqual([
      '2 articles',
      '',
      'Frost In May · source: frost',
      '• 1. Orchards',
      '',
      'Storm Over Bergen · Kari Lie · Mar 5, 2023 · source: storm',
      '• 1. (opening)',
      '• 2. After The Wind',
    ]);
  });
});
