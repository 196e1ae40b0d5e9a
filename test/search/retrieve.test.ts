import fc from 'fast-check';
import lunr from 'lunr';
import { expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import { indexPassages } from '../../src/search/passage-index.js';

const STEMS = ['storm', 'harbour', 'ferri', 'quay', 'mayor', 'boat'];
const words = (least: number, most: number) =>
  fc.array(fc.constantFrom(...STEMS), { minLength: least, maxLength: most }).map((each) => each.join(' '));
const articles = fc
  .array(
    fc.record({
      title: words(0, 3),
      sections: fc.array(
        fc.record({ heading: words(0, 2), paragraphs: fc.array(words(1, 8), { minLength: 1 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((sources) => sources.map((source, number) => readSource(source, `article-${number}`)));
const query = fc.uniqueArray(fc.constantFrom(...STEMS), { minLength: 1, maxLength: 4 });

/** The same fields, boosts and parameters in lunr. */
function lunrIndex(articles: readonly Article[]): lunr.Index {
  const builder = new lunr.Builder();
  for (const [field, boost] of Object.entries({ text: 1, heading: 0.5, title: 0.3 }))
    builder.field(field, { boost });
  builder.k1(1.2);
  builder.b(0.3);
  const cut = (article: Article, span: { start: number; end: number } | null | undefined) =>
    span ? article.text.slice(span.start, span.end) : '';
  for (const article of articles)
    for (const paragraph of article.paragraphs)
      builder.add({
        id: `${article.id} ${paragraph.number}`,
        text: cut(article, paragraph),
        heading: cut(article, article.sections[paragraph.section - 1]?.heading),
        title: cut(article, article.title),
      });
  return builder.build();
}

it('scores paragraphs as lunr does with the same parameters, up to its rounding', () => {
  fc.assert(
    fc.property(articles, query, (given, stems) => {
      const found = lunrIndex(given).query((query) => {
        for (const stem of stems) query.term(stem, { usePipeline: false });
      });
      const hits = indexPassages(given).search(stems, 1_000, () => true);
      const scores = new Map(
        hits.map(({ article, paragraph, score }) => [`${article.id} ${paragraph.number}`, score]),
      );
      expect(scores.size).toBe(found.length);
      for (const { ref, score } of found) expect(scores.get(ref)).toBeCloseTo(score, 2);
    }),
    { numRuns: 100 },
  );
});

it('gives the best of all hits, no matter how many are asked for, and leaves nothing behind for the next query', () => {
  fc.assert(
    fc.property(articles, query, fc.integer({ min: 1, max: 5 }), (given, stems, limit) => {
      const index = indexPassages(given);
      const everything = index.search(stems, 1_000, () => true);
      expect(index.search(stems, limit, () => true)).toEqual(everything.slice(0, limit));
      const [only] = given;
      const hits = index.search(stems, 1_000, (article) => article === only);
      expect(hits.map(({ paragraph }) => paragraph.number).sort()).toEqual(
        everything
          .filter(({ article }) => article === only)
          .map(({ paragraph }) => paragraph.number)
          .sort(),
      );
    }),
    { numRuns: 60 },
  );
});
