import type { Article, Paragraph } from '../../src/article/article.js';
import { slice } from '../../src/language/span.js';
import { type ChooseSentence, chooseByCoverage } from './coverage.js';
import { ENGINES, type Search } from './engines.js';
import type { PredictedPassage, System } from './prediction.js';

/** A paragraph of the pool, with its index in its article. */
interface Place {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly index: number;
}

/**
 * Search engines over the same paragraphs. The sentence is the one that covers most of the question; the confidence is
 * s / (1 + s) for the best score s. For one article, its paragraphs keep the order from the whole pool.
 */
export function peerSystems(articles: readonly Article[]): System[] {
  const places = articles.flatMap((article) =>
    article.paragraphs.map((paragraph, index) => ({ article, paragraph, index })),
  );
  const texts = places.map(({ article, paragraph }) => slice(article.text, paragraph));
  const choose = chooseByCoverage(articles);
  return ENGINES.flatMap(([name, build]) => {
    const search = build(texts);
    return search ? [peerSystem(name, rememberLast(search), places, choose)] : [];
  });
}

function peerSystem(name: string, search: Search, places: readonly Place[], choose: ChooseSentence): System {
  return {
    name,
    ask: (question, { source, without, limit }) => {
      const hits = search(question)
        .flatMap(({ index, score }) => (places[index] ? [{ place: places[index], score }] : []))
        .filter(
          ({ place: { article } }) =>
            article.id !== without && (source === undefined || article.id === source),
        );
      const passages = hits
        .slice(0, limit)
        .map(({ place, score }) => passageOf(place, score, question, choose));
      const score = hits[0]?.score ?? 0;
      return { passages, confidence: score / (1 + score) };
    },
  };
}

function passageOf(place: Place, score: number, question: string, choose: ChooseSentence): PredictedPassage {
  const { article, paragraph, index } = place;
  const { start, end } = choose(question, article, index) ?? paragraph;
  const sentence = [start - paragraph.start, end - paragraph.start] as const;
  return { article: article.id, paragraph: index, sentence, score };
}

/** A question is asked of the whole pool, of one article and without that article, so one search serves all three. */
function rememberLast(search: Search): Search {
  let last: { query: string; hits: ReturnType<Search> } | undefined;
  return (query) => {
    if (last?.query !== query) last = { query, hits: search(query) };
    return last.hits;
  };
}
