import type { Article, Paragraph } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import { queryOf } from './query.js';
import { analyseQuestion } from './question.js';
import { coverageOf, viewsOf } from './view.js';

/**
 * How much a sentence and its surroundings bear on some words: the share of them that they hold, 0 to 1.
 *
 * @returns a function of an article, one of its paragraphs and the index of a sentence in it
 */
export function bearingOn(words: string, index: PassageIndex) {
  const query = queryOf(analyseQuestion(words), index);
  return (article: Article, paragraph: Paragraph, sentence: number): number => {
    const place = {
      profile: index.profile(article),
      paragraph: paragraph.number - 1,
      section: paragraph.section - 1,
      found: 0,
      foundArticle: 0,
      quotesAsked: () => false,
    };
    const view = viewsOf(query, { scope: 'archive', places: [place] }, index.vocabulary)[0]?.[sentence];
    return view ? coverageOf(view) : 0;
  };
}
