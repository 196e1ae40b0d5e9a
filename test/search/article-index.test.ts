import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import lunr from 'lunr';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { readSource } from '../../src/article/source.js';
import { atOnce } from '../../src/language/steps.js';
import { indexArticle } from '../../src/search/article-index.js';
import { profileOf } from '../../src/search/profile.js';
import { makeVocabulary } from '../../src/search/vocabulary.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const STEMS = ['storm', 'harbour', 'ferri', 'quay', 'mayor', 'boat'];

function index(article: Article) {
  const vocabulary = makeVocabulary();
  const { parts } = atOnce(indexArticle(article, profileOf(article, vocabulary), vocabulary));
  return { parts, stems: vocabulary.stems };
}

/** The scores of all paragraphs for some stems, each of which counts 1 unless told. */
function scores(article: Article, ...stems: (string | [string, number])[]): number[] {
  const weights = new Map(stems.map((stem) => (typeof stem === 'string' ? [stem, 1] : stem)));
  return index(article).parts.flatMap((part) => [...part.scores(weights).subarray(0, -1)]);
}

const read = (paragraphs: string[], { title = 'News', heading = 'More' } = {}) =>
  readSource({ title, sections: [{ heading, paragraphs }] }, 'article');

/** BM25 as Robertson and Zaragoza have it (2009), but for the rarity. */
const bm25 = (count: number, length: number, usual: number) =>
  (2.2 * count) / (count + 1.2 * (0.7 + (0.3 * length) / usual));

describe('what lunr scores paragraphs by', () => {
  const words = fc.array(fc.constantFrom(...STEMS), { minLength: 1, maxLength: 40 });

  test('is BM25 of text and heading, each stem counting as much as its weight says, whatever the article', () => {
    const weight = fc.double({ min: 0.01, max: 12, noNaN: true });
    const weights = fc.array(fc.tuple(fc.constantFrom(...STEMS), weight), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 5 }),
        words,
        weights,
        (texts, heading, given) => {
          const asked = [...new Map(given)];
          const article = read(
            texts.map((text) => text.join(' ')),
            { heading: heading.join(' ') },
          );
          const found = scores(article, ...asked);
          for (const [at, text] of texts.entries()) {
            const count = (line: readonly string[], stem: string) =>
              line.filter((word) => word === stem).length;
            const expected = asked.reduce(
              (sum, [stem, weight]) =>
                sum +
                weight *
                  (bm25(count(text, stem), text.length, 25) +
                    0.5 * bm25(count(heading, stem), heading.length, 3)),
              0,
            );
            expect(Math.abs((found[at] as number) - expected)).toBeLessThanOrEqual(0.001 * (1 + expected));
          }
        },
      ),
    );
  });

  test('is the same wherever a paragraph stands', () => {
    const alone = scores(read(['The storm hit the quay.']), 'storm', 'quay');
    const among = scores(read(['A storm came.', 'Boats sank.', 'The storm hit the quay.']), 'storm', 'quay');
    expect(among[2]).toBeCloseTo(alone[0] as number, 3);
  });

  test('is 0 for a paragraph that holds none of the stems, be they in the title', () => {
    const article = read(['Boats sank.', 'A storm came.'], { title: 'Harbour closed' });
    expect(scores(article, 'storm', 'harbour')).toEqual([0, expect.any(Number)]);
    expect(scores(article, 'harbour')).toEqual([0, 0]);
    expect(
      index(article)
        .parts[0]?.scores(new Map([['harbour', 1]]))
        .at(-1),
    ).toBeGreaterThan(0);
    expect(scores(article, 'constructor', '__proto__', 'toString', '', ['storm', 0])).toEqual([0, 0]);
  });

  test('is found for words that are called as objects are built', () => {
    const found = scores(
      read(['The constructor said hasOwnProperty.', 'Prototype.']),
      'constructor',
      'prototyp',
    );
    expect(found.every((score) => score > 0)).toBe(true);
  });
});

describe('a very long article', () => {
  const paragraphs = Array.from(
    { length: 900 },
    (_, number) => `Boat ${number} of the harbour sank in a storm.`,
  );
  const article = read([...paragraphs, 'The quay held.']);

  test('stands in several indexes that score as one, and is indexed in steps', () => {
    const vocabulary = makeVocabulary();
    const profile = profileOf(article, vocabulary);
    const build = vi.spyOn(lunr.Builder.prototype, 'build');
    const steps = indexArticle(article, profile, vocabulary);
    for (let built = 1; !steps.next().done; built++) expect(build).toHaveBeenCalledTimes(built);
    expect(build.mock.calls.length).toBeGreaterThan(1);
    const found = scores(article, 'quay', '17');
    expect(found).toHaveLength(901);
    expect(found.flatMap((score, at) => (score > 0 ? [at] : []))).toEqual([17, 900]);
    expect(found[900]).toBeCloseTo(scores(read(['The quay held.']), 'quay')[0] as number, 3);
  });

  test('is indexed before it is asked, another when it is', () => {
    const build = vi.spyOn(lunr.Builder.prototype, 'build');
    const { parts } = index(read(['Boats sank.']));
    expect(build).not.toHaveBeenCalled();
    parts[0]?.scores(new Map());
    parts[0]?.scores(new Map());
    expect(build).toHaveBeenCalledTimes(1);
  });
});

describe('the insides of lunr', () => {
  test('are those of the version that they were read in', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
    );
    expect([dependencies.lunr, lunr.version]).toEqual(['2.3.9', '2.3.9']);
  });

  test('take the place of what takes room: no set of tokens, one object for all that is alike', () => {
    const made: lunr.Index[] = [];
    const build = lunr.Builder.prototype.build;
    vi.spyOn(lunr.Builder.prototype, 'build').mockImplementation(function (this: lunr.Builder) {
      const index = build.call(this);
      made.push(index);
      return index;
    });
    const fromArray = vi.spyOn(lunr.TokenSet as unknown as { fromArray(): unknown }, 'fromArray');
    scores(read(['The storm hit the quay.', 'Boats sank.']), 'storm');
    scores(read(['Mayors met.', 'The storm left.', 'The quay held.']), 'storm');
    expect(fromArray).not.toHaveBeenCalled();
    const postings = made.flatMap(
      (index) => (index as unknown as { invertedIndex: { text: object; heading: object }[] }).invertedIndex,
    );
    const first = postings.filter(({ text }) => JSON.stringify(text) === '{"p0":{}}');
    expect(first.length).toBeGreaterThan(3);
    expect(new Set(first.map(({ text }) => text)).size).toBe(1);
    expect(new Set(first.map(({ heading }) => heading)).size).toBe(1);
  });
});
