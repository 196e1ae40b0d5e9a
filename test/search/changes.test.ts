import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import { atOnce } from '../../src/language/steps.js';
import { stem } from '../../src/language/terms.js';
import { indexPassages, makeIndexer, type PassageIndex } from '../../src/search/passage-index.js';

/** Names, words, a function word, and words that are misspellings of each other. */
const WORDS = ['storm', 'harbour', 'harbors', 'ferries', 'Reyes', 'reyes', 'Mayor', 'mayor', 'the', 'boats'];
const text = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((words) => words.join(' '));
const source = fc.record({
  title: text(3),
  sections: fc.array(fc.record({ heading: text(2), paragraphs: fc.array(text(6), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
});

/** Positions are shares of the articles that there are, from 0 to 1. */
const position = fc.double({ min: 0, max: 0.999, noNaN: true });
const change = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), position, source }),
  fc.record({ kind: fc.constant('change' as const), position, source }),
  fc.record({ kind: fc.constant('remove' as const), position }),
  fc.record({ kind: fc.constant('move' as const), position }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(articles: readonly Article[], change: Change, id: string): Article[] {
  const at = Math.floor(change.position * articles.length);
  const one = articles.slice(at, at + 1);
  const others = articles.toSpliced(at, 1);
  if (change.kind === 'remove') return others;
  if (change.kind === 'move') return [...one, ...others];
  const read = readSource(change.source, id);
  return change.kind === 'add' ? articles.toSpliced(at, 0, read) : articles.toSpliced(at, one.length, read);
}

/** Everything that can be asked of an index of these articles. */
function asked(index: PassageIndex, articles: readonly Article[]) {
  const stems = WORDS.map(stem);
  const search = (stems: readonly string[], limit: number, among = (_: Article) => true) =>
    index
      .search(stems, limit, among)
      .map(({ article, paragraph, ...scores }) => [articles.indexOf(article), paragraph.number, scores]);
  return {
    all: search(stems, 1_000),
    best: search(['storm', 'harbour', 'mayor'], 3),
    each: stems.map((stem) => search([stem], 2)),
    some: search(stems, 5, (article) => article === articles[0]),
    words: stems.map((stem) => [index.knows(stem), index.frequency(stem), index.idf(stem)]),
    names: WORDS.map((word) => index.isName(word.toLowerCase())),
    similar: ['stomr', 'harbuor', 'reyez', 'feries', 'botas'].map((word) => index.similar(word)),
    profiles: articles.map((article) => index.profile(article).paragraphs.length),
  };
}

it('answers after any changes as an index made afresh, while earlier ones go on as before', () => {
  fc.assert(
    fc.property(
      fc.array(source, { maxLength: 12 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
      (sources, rounds) => {
        const indexer = makeIndexer();
        let articles = sources.map((each, number) => readSource(each, `first-${number}`));
        const states = [{ articles, index: atOnce(indexer.index(articles)) }];
        for (const [round, changes] of rounds.entries()) {
          for (const [number, each] of changes.entries())
            articles = apply(articles, each, `later-${round}-${number}`);
          states.push({ articles, index: atOnce(indexer.index(articles)) });
        }
        for (const { articles, index } of states)
          expect(asked(index, articles)).toEqual(asked(indexPassages(articles), articles));
      },
    ),
    { numRuns: 40 },
  );
});

it('knows nothing of an article that has gone', () => {
  const [one, other] = ['Storm hits Porto.', 'Boats sink.'].map((paragraph, number) =>
    readSource({ sections: [{ paragraphs: [paragraph] }] }, `${number}`),
  ) as [Article, Article];
  const indexer = makeIndexer();
  const before = atOnce(indexer.index([one, other]));
  const after = atOnce(indexer.index([other]));
  expect(before.similar('stomr')).toEqual(['storm']);
  expect(after.similar('stomr')).toEqual([]);
  expect([before.knows('porto'), after.knows('porto')]).toEqual([true, false]);
  expect([before.isName('porto'), after.isName('porto')]).toEqual([true, false]);
  expect(() => after.profile(one)).toThrow(RangeError);
});
