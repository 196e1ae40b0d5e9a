import type { Article, Paragraph } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion } from './question.js';
import { coverageOf, viewsOf } from './view.js';

/** What somebody wants to read about, against the articles. */
export function topicOf(words: string, index: PassageIndex): Query {
  return queryOf(analyseQuestion(words), index);
}

/** How much each sentence of a paragraph, with its surroundings, bears on a topic: the share of it that they hold, 0 to 1. */
export function bearingOn(
  topic: Query,
  index: PassageIndex,
): (article: Article, paragraph: Paragraph) => number[] {
  return (article, paragraph) => {
    const place = {
      profile: index.profile(article),
      paragraph: paragraph.number - 1,
      section: paragraph.section - 1,
      found: 0,
      foundArticle: 0,
      bm25: () => 0,
      quotesAsked: () => false,
    };
    const [views = []] = viewsOf(topic, { scope: 'archive', places: [place] }, index.vocabulary);
    return views.map(coverageOf);
  };
}
