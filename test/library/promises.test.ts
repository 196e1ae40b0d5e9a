import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Article,
  createLibrary,
  type Library,
  type Outcome,
  type Span,
  textOf,
} from '../../src/index.js';

/** Words and marks that the code has rules about, among arbitrary characters. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'Biden', 'Jens Stoltenberg', 'said', 'told reporters', '“', '”', '"', '‘', '’', '«', '»', '. ', '? ', '… ', '\r\n',
    'the minister', 'According to', 'on Dec. 7', '$500m.', 'U.S.', 'He', 'not', '👩‍👩‍👧', 'é', '\u202e', '\ud800',
  ),
); // biome-ignore format: one word list
const prose = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
const source = fc.record({
  title: fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/gu, ' ')),
  sections: fc.array(
    fc.record({
      heading: fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/gu, ' ')),
      paragraphs: fc.array(prose, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  prose,
  fc.constantFrom('What did Biden say?', 'who wrote this'),
);

const strictness = fc.constantFrom('strict', 'balanced', 'eager');

function expectInside(article: Article, span: Span): void {
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.start).toBeLessThanOrEqual(span.end);
  expect(span.end).toBeLessThanOrEqual(article.text.length);
}

function articleOf(library: Library, id: string): Article {
  const article = library.articles.find((each) => each.id === id);
  if (!article) throw new Error(`no article ${id}`);
  return article;
}

/** A question that is answered, one that may be, and one that is not: arbitrary ones need not meet all three. */
const ferry = {
  title: 'Ferry',
  sections: [
    {
      heading: '',
      paragraphs: ['The ferry to Bergen sank on Friday.', 'Two sailors were rescued by a trawler.'],
    },
  ],
};
const OF_EACH_OUTCOME: [typeof ferry, string, 'strict' | 'balanced', boolean][] = [
  [ferry, 'When did the ferry to Bergen sink?', 'balanced', true],
  [ferry, 'How many sailors were rescued from the ferry in June?', 'strict', true],
  [ferry, 'Who painted the Mona Lisa?', 'balanced', true],
];

/** Every span of a result with the article it belongs to. */
function spansOf(library: Library, asked: string): [Article, Span][] {
  const { passages, about } = library.ask(asked);
  const quoted = library.quotes({ about: asked }).quotations;
  const speakers = library.speakers();
  const condensed = library.summary({ section: asked })?.sentences ?? [];
  return [
    ...passages.flatMap(
      ({ article, span, sentence }) =>
        [
          [article, span],
          [article, sentence],
        ] as const,
    ),
    ...about.map(({ article, span }) => [article, span] as const),
    ...quoted.flatMap(({ article, pieces }) => pieces.map((span) => [article, span] as const)),
    ...speakers.flatMap(({ mentions }) => mentions.map(({ article, span }) => [article, span] as const)),
    ...condensed.map(({ article, span }) => [article, span] as const),
  ].map(([id, span]) => [articleOf(library, id), span]);
}

describe('for arbitrary articles and questions', () => {
  test('nothing throws, and every span lies inside its article', () => {
    fc.assert(
      fc.property(source, question, (article, asked) => {
        const library = createLibrary([article]);
        for (const [where, span] of spansOf(library, asked)) expectInside(where, span);
      }),
      { numRuns: 50 },
    );
  });

  test('quoted words are the source’s, character for character', () => {
    fc.assert(
      fc.property(source, (article) => {
        const library = createLibrary([article]);
        const given = article.sections.flatMap(({ paragraphs }) => paragraphs);
        for (const asked of given) {
          const answers = (['strict', 'eager'] as const).map((how) =>
            library.ask(asked, { strictness: how }),
          );
          for (const { article: id, span, sentence } of answers.flatMap(({ passages }) => passages)) {
            const words = textOf(articleOf(library, id), sentence);
            expect(given.some((paragraph) => paragraph.includes(words))).toBe(true);
            expect(textOf(articleOf(library, id), span)).toContain(words);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('there are passages unless there is nothing, and only then titles, with a confidence from 0 to 1', () => {
    const met = new Set<Outcome>();
    fc.assert(
      fc.property(source, question, strictness, fc.boolean(), (article, asked, how, closest) => {
        const answer = createLibrary([article]).ask(asked, { strictness: how, closest });
        const { outcome, answered, passages, about, confidence } = answer;
        met.add(outcome);
        expect(answered).toBe(outcome === 'answer');
        expect(passages.length > 0).toBe(outcome !== 'nothing');
        if (outcome !== 'nothing') expect(about).toEqual([]);
        expect(about.length).toBeLessThanOrEqual(3);
        if (!closest) expect(outcome).not.toBe('closest');
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50, examples: OF_EACH_OUTCOME },
    );
    expect([...met].sort()).toEqual(['answer', 'closest', 'nothing']);
  });
});
