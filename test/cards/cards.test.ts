import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import { answerCard } from '../../src/cards/answer-cards.js';
import { sourcesCard, summaryCard } from '../../src/cards/article-cards.js';
import { type Card, note } from '../../src/cards/card.js';
import { quoteCard } from '../../src/cards/quote-cards.js';
import { plainText } from '../../src/cards/runs.js';
import { textCard } from '../../src/cards/text-card.js';
import { atOnce } from '../../src/language/steps.js';
import type { Library, LibrarySpeaker } from '../../src/library/results.js';
import {
  closestAnswer,
  dahl,
  fakeLibrary,
  find,
  frost,
  locate,
  noAnswer,
  roofAnswer,
  roofPassage,
  roofQuotation,
  roofQuotes,
  storm,
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
});

describe('the sections of passages', () => {
  const [opening] = storm.paragraphs;
  if (!opening) throw new Error('a paragraph expected');
  const first = { ...roofPassage, section: 1, paragraph: 1, span: opening, sentence: opening, speaker: null };
  const apples = { ...first, article: 'frost', span: find('Apples froze.', frost) };
  const labels = ({ buttons = [] }: Card, of: Library) => buttons.map(({ label }) => plainText(label, of));

  test('are offered once each, by names that tell them apart', () => {
    const card = answerCard({ ...roofAnswer, passages: [first, roofPassage, roofPassage] }, library);
    expect(labels(card, library)).toEqual([
      'Summarise “Storm Over Bergen”',
      'Summarise “After The Wind”',
      'Export',
    ]);
  });

  test('that are all of an article are the article', () => {
    const card = answerCard({ ...roofAnswer, passages: [apples] }, both);
    expect(labels(card, both)).toEqual(['Summarise “Frost In May”', 'Export']);
  });
});

describe('passages that may not answer', () => {
  test('are shown as those that do, below a note', () => {
    const card = answerCard(closestAnswer, library);
    expect(lines(card)).toEqual([
      'Who mended the roof?',
      '',
      'Not sure that this answers it. The closest passage:',
      '',
      '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.',
      'Storm Over Bergen · After The Wind · ¶ 2 · quotes Ola Dahl · Mar 5, 2023',
    ]);
    const sure = answerCard({ ...roofAnswer, question: closestAnswer.question }, library);
    expect(card.blocks.slice(1)).toEqual(sure.blocks);
    expect(card.buttons).toEqual(sure.buttons);
    expect([card.outcome, sure.outcome]).toEqual(['closest', 'answer']);
  });

  test('have the note on every page, and no more than three of them', () => {
    const passages = Array.from({ length: 5 }, () => roofPassage);
    const pages = [1, 2].map((page) =>
      answerCard({ ...closestAnswer, passages }, library, { page, perPage: 10 }),
    );
    expect(pages.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['note', 'quote', 'quote', 'quote'],
      ['note', 'quote', 'quote'],
    ]);
    for (const { blocks } of pages)
      expect(blocks[0]).toEqual(note('Not sure that this answers it. The closest passages:'));
    expect(pages.map(({ footer }) => footer)).toEqual([['1 of 2'], ['2 of 2']]);
    expect(pages[0]?.buttons?.[0]).toEqual({
      label: ['More'],
      does: { type: 'ask', question: 'Who mended the roof?', page: 2 },
    });
  });
});

describe('where the articles have nothing on a question', () => {
  const untitled = readSource({ sections: [{ paragraphs: ['It rained.'] }] }, 'rain');
  const several = (...articles: Article[]) => fakeLibrary({ articles });
  const asked = (of: Library, source?: string) => {
    const chosen = of.articles.filter(({ id }) => source === undefined || id === source);
    const about = chosen
      .flatMap(({ id, title }) => (title ? [{ article: id, span: title }] : []))
      .slice(0, 3);
    const answer = { ...noAnswer, question: 'How high were the waves?', about };
    return answerCard(answer, of, source === undefined ? {} : { source });
  };
  const summary = (article: string) => ({ type: 'summary', article, section: null, length: 'medium' });

  test('the card says so, what they are about, and where to see more', () => {
    expect(lines(asked(both), both)).toEqual([
      'How high were the waves?',
      '',
      'The articles have nothing on this. They are about:',
      '• Frost In May',
      '• Storm Over Bergen',
      '',
      '/sources lists their sections.',
    ]);
    expect(asked(both).outcome).toBe('nothing');
  });

  test('the first three of many are named, each with a button for its summary', () => {
    const many = several(...['a', 'b', 'c', 'd'].map((id) => ({ ...storm, id })));
    expect(lines(asked(many), many).slice(2)).toEqual([
      'The articles have nothing on this. Among them are:',
      '• Storm Over Bergen',
      '• Storm Over Bergen',
      '• Storm Over Bergen',
      '',
      '/sources lists all of them.',
    ]);
    expect(asked(many).buttons?.map(({ does }) => does)).toEqual(['a', 'b', 'c'].map(summary));
  });

  test('a single article is one', () => {
    expect(lines(asked(library)).slice(2)).toEqual([
      'The article has nothing on this. It is about:',
      '• Storm Over Bergen',
      '',
      '/sources lists its sections.',
    ]);
  });

  test('the only one that was asked is named alone', () => {
    expect(lines(asked(both, 'storm'), both).slice(2)).toEqual([
      'The article has nothing on this. It is about:',
      '• Storm Over Bergen',
      '',
      '/sources lists the other articles.',
    ]);
  });

  test('an article without a title goes by its id', () => {
    const of = several(untitled);
    expect(lines(asked(of), of).slice(2, 4)).toEqual([
      'The article has nothing on this. It is about:',
      '• rain',
    ]);
    expect(asked(of).buttons?.map(({ does }) => does)).toEqual([summary('rain')]);
  });

  test('that there are none is said', () => {
    const none = several();
    expect(lines(asked(none), none).slice(2)).toEqual(['There are no articles to answer from.']);
  });

  test('a question without words is none', () => {
    expect(lines(answerCard({ ...noAnswer, question: ' ' }, library))[0]).toBe('(no question)');
  });
});

describe('quotations', () => {
  test('are shown in their sentences with the quoted words emphasised', () => {
    const card = atOnce(quoteCard(roofQuotes, library));
    expect(card.blocks).toMatchObject([{ strong: roofQuotation.pieces }]);
    expect(lines(card)).toEqual([
      'Ola Dahl · Mayor',
      '',
      'Storm Over Bergen · Mar 5, 2023',
      'After The Wind',
      '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.”',
      '¶ 2 · direct speech: said',
    ]);
  });

  test('name their article once, each section once, and in everybody’s the speaker of each', () => {
    const opening = {
      ...roofQuotation,
      section: 1,
      paragraph: 1,
      lastParagraph: 1,
      pieces: [find('Nobody was hurt.')],
    };
    const repairs = { ...roofQuotation, pieces: [find('Repairs begin today.')] };
    const quotations = [opening, roofQuotation, repairs];
    expect(lines(atOnce(quoteCard({ ...roofQuotes, quotations }, library)))).toEqual([
      'Ola Dahl · Mayor',
      '',
      'Storm Over Bergen · Mar 5, 2023',
      '│ Nobody was hurt.',
      '¶ 1 · direct speech: said',
      '',
      'After The Wind',
      '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.”',
      '¶ 2 · direct speech: said',
      '',
      '│ Repairs begin today.',
      '¶ 2 · direct speech: said',
    ]);
    const everybody = { ...roofQuotes, query: null, speaker: null };
    expect(lines(atOnce(quoteCard(everybody, library))).at(-1)).toBe('¶ 2 · Ola Dahl · direct speech: said');
  });

  test('that go on in the next paragraph name both', () => {
    const quotations = [{ ...roofQuotation, lastParagraph: 3 }];
    expect(lines(atOnce(quoteCard({ ...roofQuotes, quotations }, library))).at(-1)).toBe(
      '¶ 2–3 · direct speech: said',
    );
  });

  test('of one speaker in the same sentences are shown once', () => {
    const [first, second] = roofQuotation.pieces.map((piece) => ({ ...roofQuotation, pieces: [piece] }));
    if (!first || !second) throw new Error('two pieces expected');
    const again = { ...first, pieces: [find('lucky')] };
    const { blocks } = atOnce(quoteCard({ ...roofQuotes, quotations: [first, again, second] }, library));
    expect(blocks).toMatchObject([
      { strong: [find('“We were lucky,”'), find('lucky')] },
      { strong: second.pieces },
    ]);
  });

  test('of nobody of that name: those who are quoted', () => {
    const result = { query: 'Macron', speaker: null, quotations: [], candidates: [], speakers: [dahl] };
    expect(lines(atOnce(quoteCard(result, library)))).toEqual([
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
      candidates: [dahl, other],
      speakers: [dahl, other],
    };
    expect(lines(atOnce(quoteCard(result, library))).slice(2)).toEqual([
      'That could be several people. Which one?',
      '• Ola Dahl · Mayor',
      '• Kari Lie',
    ]);
  });

  test('about something the speaker did not speak of: how many there are without it', () => {
    const result = { query: 'dahl', speaker: dahl, quotations: [], candidates: [], speakers: [dahl] };
    expect(lines(atOnce(quoteCard(result, library, { about: 'schools' })))).toEqual([
      'Ola Dahl · Mayor on “schools”',
      '',
      'Ola Dahl is not quoted on “schools”. Without it there is one quotation.',
    ]);
  });

  test('where nobody is quoted', () => {
    const result = { query: null, speaker: null, quotations: [], candidates: [], speakers: [] };
    expect(lines(atOnce(quoteCard(result, library))).at(-1)).toBe('Nobody is quoted here.');
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
