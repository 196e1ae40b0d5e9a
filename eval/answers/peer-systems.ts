import type { Article } from '../../src/article/article.js';
import { slice } from '../../src/language/span.js';
import { chooseByCoverage } from './coverage.js';
import { ENGINES, type Search } from './engines.js';
import type { System } from './prediction.js';

/**
 * Search engines over the same paragraphs. The sentence is the one that covers most of the question; the confidence
 * is the best score s as s / (1 + s). One article's paragraphs keep the order of the whole pool.
 */
export function peerSystems(articles: readonly Article[]): System[] {
  const places = articles.flatMap((article) =>
    article.paragraphs.map((paragraph, index) => ({ article, paragraph, index })),
  );
  const choose = chooseByCoverage(articles);
  return ENGINES.map(([name, build]) => {
    const search = rememberLast(
      build(places.map(({ article, paragraph }) => slice(article.text, paragraph))),
    );
    return {
      name,
      ask: (question, { source, without, limit }) => {
        const hits = search(question)
          .flatMap(({ index, score }) => (places[index] ? [{ ...places[index], score }] : []))
          .filter(({ article: { id } }) => (source === undefined || id === source) && id !== without);
        const passages = hits.slice(0, limit).map(({ article, paragraph, index, score }) => {
          const { start, end } = choose(question, article, index) ?? paragraph;
          const sentence = [start - paragraph.start, end - paragraph.start] as const;
          return { article: article.id, paragraph: index, sentence, score };
        });
        const score = hits[0]?.score ?? 0;
        return { passages, confidence: score / (1 + score) };
      },
    };
  });
}

/** The same question is asked of the whole pool, of one article and without it: one search serves all three. */
function rememberLast(search: Search): Search {
  let last: { query: string; hits: ReturnType<Search> } | undefined;
  return (query) => {
    if (last?.query !== query) last = { query, hits: search(query) };
    return last.hits;
  };
}
