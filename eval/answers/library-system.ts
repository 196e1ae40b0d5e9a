import type { Answer, Article, Library, Passage } from '../../src/index.js';
import type { PredictedPassage, System } from './prediction.js';

/** The name of the library in tables. */
export const LIBRARY = 'verbatim';

/** The library, asked through its public API. */
export function librarySystem(library: Library): System {
  const articles = new Map(library.articles.map((article) => [article.id, article]));
  return {
    name: LIBRARY,
    ask: (question, { source, without, limit, history = [] }) => {
      const exclude = without === undefined ? [] : [without];
      const options = { ...(source !== undefined && { source }), exclude, limit, history, explain: true };
      const answer = library.ask(question, options);
      const { passages, confidence, answered } = answer;
      const predicted = passages.flatMap(
        (passage) => predictedOf(passage, articles.get(passage.article)) ?? [],
      );
      const nothing = answer.outcome === 'nothing';
      return { passages: predicted, confidence, presence: presenceIn(answer), answered, nothing };
    },
  };
}

/** The presence of the likeliest part of a question; that of an answer without an explanation is certain. */
function presenceIn({ confidence, explanation = [] }: Answer): number {
  return explanation.length === 0 ? confidence : Math.max(...explanation.map(({ presence }) => presence));
}

/** Null for a line outside of paragraphs, such as a title or a byline. */
function predictedOf(passage: Passage, article: Article | undefined): PredictedPassage | null {
  const paragraph = article?.paragraphs[(passage.paragraph ?? 0) - 1];
  if (!paragraph) return null;
  const { start, end } = passage.sentence;
  return {
    article: passage.article,
    paragraph: paragraph.number - 1,
    sentence: [start - paragraph.start, end - paragraph.start],
    score: passage.score,
  };
}
