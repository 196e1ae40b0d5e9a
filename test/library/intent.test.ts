import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary, type Library, textOf } from '../../src/index.js';
import { flood, rover, school } from '../support/newspaper.js';

const one = createLibrary([flood]);
const three = createLibrary([flood, school, rover]);

/** The sentences that are marked, best first. */
function sentences(question: string, library: Library = one, limit = 10): string[] {
  return library.ask(question, { limit }).passages.map(({ article, sentence }) => {
    const source = library.articles.find(({ id }) => id === article);
    return source ? textOf(source, sentence) : '';
  });
}

/** Who is shown to speak. */
function speakers(question: string, library: Library = one): string[] {
  return library.ask(question, { limit: 10 }).passages.map(({ article, speaker }) => {
    const source = library.articles.find(({ id }) => id === article);
    return source && speaker ? textOf(source, speaker) : '';
  });
}

describe('what somebody said', () => {
  test.each([
    'What did Marsh say?',
    'what did helen marsh say',
    'What did the mayor say?',
    'What did Mayor Marsch say?',
    'Quote Helen Marsh',
  ])('%s', (question) => {
    const answer = one.ask(question, { limit: 10 });
    expect(answer.outcome).toBe('answer');
    expect(answer.intent).toMatchObject({ kind: 'quotes', about: null });
    expect(new Set(speakers(question))).toEqual(new Set(['Helen Marsh']));
    expect(answer.passages.map(({ paragraph }) => paragraph).toSorted()).toEqual([2, 6]);
  });

  test('on a topic is what stands first in the answer', () => {
    expect(sentences('What did Marsh say about the costs?')[0]).toMatch(/^Marsh said the town would pay/u);
    expect(sentences('Marsh’s comments on the bridges')[0]).toMatch(
      /The bridges stay closed|the water rise/u,
    );
  });

  test('is as much as the quotations that the same topic has', () => {
    const { quotations } = one.quotes({ speaker: 'Marsh', about: 'costs' });
    const paragraphs = new Set(quotations.map(({ paragraph }) => paragraph));
    expect(sentences('What did Marsh say about costs?')).toHaveLength(paragraphs.size);
  });

  test('on what they are not quoted on is the closest there is', () => {
    const { outcome, answered, passages, intent } = one.ask('What did Marsh say about football?');
    expect({ outcome, answered, intent }).toEqual({
      outcome: 'closest',
      answered: false,
      intent: { kind: 'quotes', speaker: 'Marsh', about: 'football' },
    });
    expect(passages.length).toBeGreaterThan(0);
    expect(one.ask('What did Marsh say about football?', { closest: false })).toMatchObject({
      outcome: 'nothing',
      passages: [],
    });
  });

  test.each(['What did Angela Merkel say?', 'What did the Kremlin say about the flood?'])(
    '%s, of whom the articles know nothing',
    (question) => {
      const { outcome, passages, about, intent } = one.ask(question);
      expect({ outcome, passages, kind: intent.kind }).toEqual({
        outcome: 'nothing',
        passages: [],
        kind: 'quotes',
      });
      expect(about).toHaveLength(1);
    },
  );

  test('may stand in a report, which is no speaker', () => {
    expect(sentences('What did the report say about the costs of repairs?').join()).toMatch(
      /4\.2 million crowns/u,
    );
  });

  test('comes in the order in which the quotations are listed', () => {
    let several = 0;
    for (const { name } of three.speakers().filter(({ quotations }) => quotations > 1)) {
      const speaker = three.text(name);
      const { intent, passages } = three.ask(`What did ${speaker} say?`, { limit: 30 });
      if (intent.kind !== 'quotes') continue;
      const listed = three
        .quotes({ speaker })
        .quotations.map(({ article, paragraph }) => `${article} ${paragraph}`);
      expect(passages.map(({ article, paragraph }) => `${article} ${paragraph}`)).toEqual([
        ...new Set(listed),
      ]);
      several += passages.length > 1 ? 1 : 0;
    }
    expect(several).toBeGreaterThan(0);
  });

  test('by anybody is told with who it is', () => {
    const answer = three.ask('Who said what about homework?', { limit: 10 });
    expect(answer).toMatchObject({ outcome: 'answer', intent: { speaker: null, about: 'homework' } });
    expect(speakers('Who is quoted?', three)).toEqual(
      expect.arrayContaining(['Helen Marsh', 'Jane Doyle', 'Lena Fischer']),
    );
  });

  test('by one of several who may be meant is not sure, unless one of them alone is quoted on the topic', () => {
    const coaches = createLibrary([
      {
        sections: [
          {
            paragraphs: [
              '“We were tired,” coach Ada Lind said.',
              '“The pitch was frozen,” coach Bo Wern said.',
            ],
          },
        ],
      },
    ]);
    expect(coaches.ask('What did the coach say?').outcome).toBe('closest');
    expect(speakers('What did the coach say?', coaches).toSorted()).toEqual(['Ada Lind', 'Bo Wern']);
    expect(coaches.ask('What did the coach say about the pitch?')).toMatchObject({
      outcome: 'answer',
      intent: { speaker: 'Bo Wern', about: 'the pitch' },
    });
  });

  test('by somebody of one name in several articles is theirs, whatever office they have there', () => {
    const years = createLibrary(
      ['Senator', 'President'].map((title, at) => ({
        id: title,
        sections: [{ paragraphs: [`“Year ${at} was good,” ${title} Ada Lind said at noon.`] }],
      })),
    );
    expect(years.quotes({ speaker: 'Lind' }).candidates).toHaveLength(2);
    expect(years.ask('What did Lind say?')).toMatchObject({
      outcome: 'answer',
      intent: { kind: 'quotes', speaker: 'Ada Lind' },
    });
    expect(sentences('What did Lind say?', years)).toHaveLength(2);
  });

  test('is no matter where a fact is asked for', () => {
    expect(one.ask('Who did Marsh say must carry the rest?').intent).toEqual({ kind: 'passages' });
  });
});

describe('a heading or a title', () => {
  test.each([
    ['Why now?', 2],
    ['why now', 2],
    ['The Cost of Repairs', 3],
    ['cost of repairs?', 3],
    ['The cost of repiars', 3],
    ['Backgruond', 4],
  ])('%j is the section', (question, section) => {
    const answer = one.ask(question);
    expect(answer).toMatchObject({
      outcome: 'answer',
      intent: { kind: 'summary', article: 'flood', section, topic: null },
    });
    expect(new Set(answer.passages.map((passage) => passage.section))).toEqual(new Set([section]));
  });

  test('of an article among several is that article’s', () => {
    expect(three.ask('School drops homework for a year').intent).toMatchObject({
      article: 'school',
      section: null,
    });
    expect(three.ask('Background · School Drops Homework For A Year').intent).toMatchObject({
      article: 'school',
      section: 3,
    });
  });

  test('is none where the words are others', () => {
    expect(one.ask('What will the repairs cost?').intent).toEqual({ kind: 'passages' });
  });
});

describe('a summary', () => {
  test('of the only article is its sentences, as the summary has them', () => {
    const summary = one.summary();
    const { outcome, passages, intent } = one.ask('tl;dr', { limit: 20 });
    expect({ outcome, intent }).toEqual({
      outcome: 'answer',
      intent: { kind: 'summary', article: 'flood', section: null, topic: null },
    });
    expect(passages.map(({ sentence }) => sentence.start)).toEqual(
      summary?.sentences.map(({ span }) => span.start),
    );
    expect(one.ask('tl;dr', { limit: 2 }).passages).toHaveLength(2);
  });

  test('begins with the title where that is what says it', () => {
    expect(sentences('What is this about?')[0]).toBe(flood.title);
  });

  test.each([
    ['summarise the section on costs', 'flood', 3],
    ['Summary of parents and teachers', 'school', 2],
    ['What is the flood article about?', 'flood', null],
    ['give me the gist of the homework story', 'school', null],
  ])('%s', (question, article, section) => {
    expect(three.ask(question)).toMatchObject({
      outcome: 'answer',
      intent: { kind: 'summary', article, section },
    });
  });

  test('of what no article and no section is about by name is of the topic', () => {
    expect(three.ask('summarise the parachute tests')).toMatchObject({
      outcome: 'answer',
      intent: { kind: 'summary', article: null, topic: 'the parachute tests' },
    });
  });

  test('of any of several articles is a list of them', () => {
    for (const question of ['summary', 'What is this about?', 'Which articles do you have?']) {
      expect(three.ask(question)).toMatchObject({ outcome: 'answer', intent: { kind: 'sources' } });
      expect(sentences(question, three)).toEqual([
        flood.title,
        school.title,
        'The rover Pathway is to land on Mars in 2031.',
      ]);
    }
    expect(three.ask('summary', { source: 'school' }).intent).toMatchObject({ article: 'school' });
  });
});

test('whoever greets or asks for help gets no passage, and what the articles are about', () => {
  const { outcome, passages, about, intent } = three.ask('hello');
  expect({ outcome, passages, intent }).toEqual({
    outcome: 'nothing',
    passages: [],
    intent: { kind: 'help' },
  });
  expect(about.map(({ article }) => article)).toEqual(['flood', 'school']);
});

describe('a fact about an article among several', () => {
  test.each([
    ['When was the flood article published?', 'flood'],
    ['When was Flood closes two bridges in Arden published?', 'flood'],
    ['Who wrote the flood story?', 'flood'],
  ])('%s', (question, id) => {
    const { outcome, passages } = three.ask(question);
    expect({ outcome, articles: passages.map(({ article }) => article) }).toEqual({
      outcome: 'answer',
      articles: [id],
    });
  });

  test('is not asked for by every question for who wrote something', () => {
    const bill = createLibrary([
      {
        title: 'Bill Passed',
        author: 'Ada Low',
        sections: [{ paragraphs: ['The bill was written by Jo Hill.'] }],
      },
    ]);
    expect(sentences('Who wrote the bill?', bill)).toEqual(['The bill was written by Jo Hill.']);
  });
});

test('the ranking is given whatever the question means', () => {
  const ranked = one.ask('What did Marsh say?', { explain: true });
  expect(ranked.intent).toEqual({ kind: 'passages' });
  expect(ranked.explanation).toBeDefined();
});

test('passages are empty exactly when the outcome is nothing, whatever is asked for', () => {
  const asked = fc.array(
    fc.constantFrom(
      'What did', 'Marsh', 'say', 'about', 'the flood', 'quote', 'summarise', 'Why now?', 'hi', 'sources', 'who said what',
      'the mayor', 'Merkel', '’s comments on', 'tl;dr', 'of', '\u202e', '“', '\n',
    ), { maxLength: 6 },
  ); // biome-ignore format: one word list
  fc.assert(
    fc.property(asked, fc.constantFrom(one, three), fc.boolean(), (words, library, closest) => {
      const { passages, outcome, answered, confidence } = library.ask(words.join(' '), { closest });
      expect(passages.length === 0).toBe(outcome === 'nothing');
      expect(answered).toBe(outcome === 'answer');
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
