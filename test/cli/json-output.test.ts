import { describe, expect, test } from 'vitest';
import { answerJson, quotesJson, sourcesJson, summaryJson } from '../../src/cli/json-output.js';
import {
  closestAnswer,
  fakeLibrary,
  find,
  noAnswer,
  roofAnswer,
  roofQuotation,
  roofQuotes,
  storm,
  stormSummary,
} from '../support/fake-library.js';

const library = fakeLibrary();

describe('the JSON of', () => {
  test('an answer', () => {
    expect(answerJson(roofAnswer, library)).toEqual({
      question: 'What happened to the roof?',
      intent: { kind: 'passages' },
      outcome: 'answer',
      answered: true,
      confidence: 0.8,
      passages: [
        {
          article: 'storm',
          title: 'Storm Over Bergen',
          section: 'After The Wind',
          paragraph: 2,
          text: '“We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.',
          sentence: '“The roof is gone.”',
          ...find('“The roof is gone.”'),
          speaker: 'Ola Dahl',
          speakers: ['Ola Dahl'],
          score: 0.9,
          published: '2023-03-05',
          also: [],
        },
      ],
      since: null,
      until: null,
      differing: [],
      about: [],
    });
  });

  test('the closest passages', () => {
    const { passages } = answerJson(roofAnswer, library);
    expect(answerJson(closestAnswer, library)).toEqual({
      question: 'Who mended the roof?',
      intent: { kind: 'passages' },
      outcome: 'closest',
      answered: false,
      confidence: 0.2,
      passages,
      since: null,
      until: null,
      differing: [],
      about: [],
    });
  });

  test('nothing, with what the articles are about', () => {
    expect(answerJson(noAnswer, library)).toEqual({
      question: '',
      intent: { kind: 'passages' },
      outcome: 'nothing',
      answered: false,
      confidence: 0.1,
      passages: [],
      since: null,
      until: null,
      differing: [],
      about: [{ article: 'storm', title: 'Storm Over Bergen' }],
    });
  });

  test('quotations', () => {
    const pieces = ['“We were lucky,”', '“The roof is gone.”'];
    expect(quotesJson(roofQuotes, library)).toEqual({
      query: 'dahl',
      speaker: { name: 'Ola Dahl', role: 'Mayor', mentions: ['Ola Dahl'] },
      quotations: [
        {
          text: pieces,
          kind: 'direct',
          speaker: 'Ola Dahl',
          mention: 'Mayor Ola Dahl',
          cue: 'said',
          article: 'storm',
          title: 'Storm Over Bergen',
          section: 'After The Wind',
          paragraph: 2,
          start: find('“We were lucky,”').start,
          end: find('“The roof is gone.”').end,
        },
      ],
      candidates: [],
      speakers: ['Ola Dahl'],
    });
  });

  test('a quotation of nobody known', () => {
    const quotation = { ...roofQuotation, speaker: null, mention: null, cue: null };
    const result = { query: null, speaker: null, quotations: [quotation], candidates: [], speakers: [] };
    expect(quotesJson(result, library)).toMatchObject({
      query: null,
      speaker: null,
      quotations: [{ speaker: null, mention: null, cue: null }],
    });
  });

  test('a summary', () => {
    expect(summaryJson(stormSummary, library)).toEqual({
      article: 'storm',
      title: 'Storm Over Bergen',
      section: null,
      topic: null,
      sentences: [
        {
          article: 'storm',
          title: 'Storm Over Bergen',
          section: null,
          text: 'A storm crossed Bergen on Sunday.',
          paragraph: 1,
          ...find('A storm crossed Bergen on Sunday.'),
        },
        {
          article: 'storm',
          title: 'Storm Over Bergen',
          section: 'After The Wind',
          text: 'Repairs begin today.',
          paragraph: 2,
          ...find('Repairs begin today.'),
        },
      ],
      facts: { speakers: ['Ola Dahl'], dates: [], numbers: [] },
    });
    expect(summaryJson({ ...stormSummary, section: 2 }, library)).toMatchObject({
      section: 'After The Wind',
    });
  });

  test('a summary of what is not there', () => {
    expect(summaryJson(null, library)).toEqual({
      article: null,
      title: null,
      section: null,
      topic: null,
      sentences: [],
      facts: null,
    });
  });

  test('the sources', () => {
    expect(sourcesJson(library, [{ path: 'a.txt', reason: 'It is empty.' }])).toEqual({
      articles: [
        {
          article: 'storm',
          title: 'Storm Over Bergen',
          author: 'Kari Lie',
          published: '2023-03-05',
          url: null,
          sections: [
            { number: 1, heading: null, paragraphs: 1 },
            { number: 2, heading: 'After The Wind', paragraphs: 1 },
          ],
        },
      ],
      skipped: [{ path: 'a.txt', reason: 'It is empty.' }],
    });
  });

  test('offsets are those of the article', () => {
    const [passage] = answerJson(roofAnswer, library).passages;
    if (!passage) throw new Error('no passage');
    expect(storm.text.slice(passage.start, passage.end)).toBe(passage.sentence);
  });
});
