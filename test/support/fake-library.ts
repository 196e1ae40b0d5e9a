import type { Article, Located } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import type { Span } from '../../src/language/span.js';
import type {
  Answer,
  FoundQuotation,
  Library,
  LibrarySpeaker,
  Passage,
  QuoteResult,
  SummaryResult,
} from '../../src/library/results.js';

/** A small article whose every place a test can name. */
export const storm: Article = readSource(
  {
    id: 'storm',
    title: 'Storm Over Bergen',
    author: 'Kari Lie',
    published: '2023-03-05',
    sections: [
      { paragraphs: ['A storm crossed Bergen on Sunday. Nobody was hurt.'] },
      {
        heading: 'After The Wind',
        paragraphs: ['“We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.'],
      },
    ],
  },
  'storm',
);

export const frost: Article = readSource(
  { id: 'frost', title: 'Frost In May', sections: [{ heading: 'Orchards', paragraphs: ['Apples froze.'] }] },
  'frost',
);

/** Where words stand in an article; the words must occur in it. */
export function find(words: string, article = storm): Span {
  const start = article.text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in ${article.id}`);
  return { start, end: start + words.length };
}

export function locate(words: string, article = storm): Located {
  return { article: article.id, span: find(words, article) };
}

export const dahl: LibrarySpeaker = {
  name: locate('Ola Dahl'),
  role: locate('Mayor'),
  mentions: [locate('Ola Dahl'), locate('Ola Dahl')],
  quotations: 1,
};

export const roofQuotation: FoundQuotation = {
  article: 'storm',
  section: 2,
  paragraph: 2,
  lastParagraph: 2,
  kind: 'direct',
  pieces: [find('“We were lucky,”'), find('“The roof is gone.”')],
  cue: find('said'),
  manner: null,
  mention: find('Mayor Ola Dahl'),
  speaker: dahl.name,
};

export const roofPassage: Passage = {
  article: 'storm',
  section: 2,
  paragraph: 2,
  span: find('“We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.'),
  sentence: find('“The roof is gone.”'),
  speaker: find('Ola Dahl'),
  speakers: [find('Ola Dahl')],
  score: 0.9,
  reasons: [],
};

export const roofAnswer: Answer = {
  question: 'What happened to the roof?',
  intent: { kind: 'passages' },
  outcome: 'answer',
  answered: true,
  confidence: 0.8,
  passages: [roofPassage],
  about: [],
};

/** Passages that may not answer. */
export const closestAnswer: Answer = {
  ...roofAnswer,
  question: 'Who mended the roof?',
  outcome: 'closest',
  answered: false,
  confidence: 0.2,
};

export const noAnswer: Answer = {
  question: '',
  intent: { kind: 'passages' },
  outcome: 'nothing',
  answered: false,
  confidence: 0.1,
  passages: [],
  about: [{ article: 'storm', span: find('Storm Over Bergen') }],
};

export const roofQuotes: QuoteResult = {
  query: 'dahl',
  speaker: dahl,
  quotations: [roofQuotation],
  candidates: [],
  speakers: [dahl],
};

export const stormSummary: SummaryResult = {
  article: 'storm',
  section: null,
  sentences: [
    { article: 'storm', section: 1, paragraph: 1, span: find('A storm crossed Bergen on Sunday.') },
    { article: 'storm', section: 2, paragraph: 2, span: find('Repairs begin today.') },
  ],
  topic: null,
  facts: { speakers: [dahl.name], dates: [], numbers: [] },
};

/** A library that gives what it is told to give. */
export function fakeLibrary(given: Partial<Library> = {}): Library {
  const library: Omit<Library, 'inSteps'> = {
    articles: [storm],
    skipped: [],
    article: (id) => (id === 'storm' ? storm : null),
    text: () => 'Wind took the roof off.',
    ask: (question) => (question.includes('roof') ? { ...roofAnswer, question } : { ...noAnswer, question }),
    quotes: ({ speaker } = {}) =>
      speaker === 'dahl'
        ? roofQuotes
        : {
            query: typeof speaker === 'string' ? speaker : null,
            speaker: null,
            quotations: [],
            candidates: [],
            speakers: [dahl],
          },
    summary: ({ section } = {}) => (section === undefined ? stormSummary : null),
    timeline: (topic) => ({ topic, speaker: null, entries: [], period: null }),
    check: (text) => [{ span: { start: 0, end: text.length }, passage: roofPassage, others: [] }],
    verify: (text) => [
      {
        span: { start: 0, end: text.length },
        claimedBy: null,
        verdict: 'absent',
        standing: null,
        differences: [],
        speaker: null,
      },
    ],
    speakers: () => [dahl],
    ...given,
  };
  const inSteps: Library['inSteps'] = {
    ask: (...asked) => oneStep(() => library.ask(...asked)),
    quotes: (...asked) => oneStep(() => library.quotes(...asked)),
    summary: (...asked) => oneStep(() => library.summary(...asked)),
    timeline: (...asked) => oneStep(() => library.timeline(...asked)),
    check: (...asked) => oneStep(() => library.check(...asked)),
    speakers: (...asked) => oneStep(() => library.speakers(...asked)),
    verify: (...asked) => oneStep(() => library.verify(...asked)),
  };
  return { inSteps, ...library };
}

function* oneStep<Result>(give: () => Result): Generator<void, Result> {
  yield;
  return give();
}
