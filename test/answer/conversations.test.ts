import { expect, test } from 'vitest';
import { type Article, createLibrary, type Passage, type Turn, textOf } from '../../src/index.js';
import { bridge, conversations, mill } from '../support/conversations.js';

const library = createLibrary([mill, bridge]);
const articleOf = (id: string) => library.articles.find((article) => article.id === id) as Article;
const isRight = (passage: Passage | undefined, words: string) =>
  passage !== undefined && textOf(articleOf(passage.article), passage.sentence).includes(words);

/** The shares of follow-ups whose first sentence is right, and one of the first three. */
function measure(remembers: boolean): { first: number; any: number } {
  const right = conversations.flatMap((asked) => {
    const history: Turn[] = [];
    return asked.map(([question, words], at) => {
      const answer = library.ask(question, { history: remembers ? [...history] : [] });
      history.push({ question, answer });
      const seen = answer.passages.map((passage) => isRight(passage, words));
      return { at, first: seen[0] ?? false, any: seen.includes(true) };
    });
  });
  const followUps = right.filter(({ at }) => at > 0);
  const share = (which: 'first' | 'any') => followUps.filter((each) => each[which]).length / followUps.length;
  return { first: share('first'), any: share('any') };
}

test('whoever remembers what came before answers more', () => {
  const [with_, without] = [measure(true), measure(false)];
  expect(with_.first).toBeGreaterThanOrEqual(0.8);
  expect(with_.any).toBeGreaterThanOrEqual(0.9);
  expect(with_.first).toBeGreaterThan(without.first + 0.05);
});
