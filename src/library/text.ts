import { joinPieces, withEnding } from '../answer/follow-up.js';
import type { Article, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { articleWithId, UnknownSource } from './find-article.js';
import type { Answer, Library, Quoted, TakenWords, Turn, Words } from './results.js';

/** Joins the pieces of a quotation, where the article has words of its own. */
const OMITTED = ' … ';

/**
 * The words of a result exactly as in the article: those of its span, or the pieces of a quotation joined with " … ".
 *
 * @param span another span of the same article, used instead of the result's own
 * @throws {UnknownSource} if its article is not in `articles`
 */
export function textOfResult(articles: readonly Article[], result: Located | Quoted, span?: Span): string {
  const article = articleWithId(articles, result.article);
  if (!article) throw new UnknownSource(`There is no article "${result.article}" in this library.`);
  const own = 'pieces' in result ? result.pieces : [result.span];
  return (span ? [span] : own).map((each) => slice(article.text, each)).join(OMITTED);
}

/**
 * A follow-up question as it was understood, with the words carried over in their places, so that it can be asked by
 * itself. Null if the question was not a follow-up.
 *
 * @param history the same history as the question was asked with
 * @throws {RangeError} if the words are from a turn or an article that is not given
 * @example takenAs(answer, history, library) // 'When did Putin say that?'
 */
export function takenAs(
  { question, followUp }: Pick<Answer, 'question' | 'followUp'>,
  history: readonly Turn[],
  { articles }: Pick<Library, 'articles'>,
): string | null {
  if (!followUp) return null;
  const read = (words: TakenWords) =>
    withEnding(
      slice(sourceOf(words, question, history, articles), words.span).trim(),
      words.possessive === true,
    );
  return joinPieces(followUp.takenAs.map(read));
}

/** The words carried over to a follow-up question, most important first. */
export function carriedWords(
  { question, followUp }: Pick<Answer, 'question' | 'followUp'>,
  history: readonly Turn[],
  { articles }: Pick<Library, 'articles'>,
): string[] {
  return (followUp?.carried ?? []).map((words) =>
    slice(sourceOf(words, question, history, articles), words.span),
  );
}

/** The text that contains the words. */
function sourceOf(
  words: Words,
  question: string,
  history: readonly Turn[],
  articles: Library['articles'],
): string {
  const text =
    words.of === 'question'
      ? question
      : words.of === 'article'
        ? articleWithId(articles, words.article)?.text
        : words.of === 'question before'
          ? history[words.turn]?.question
          : history[words.turn]?.answer.text;
  if (text === undefined) throw new RangeError(`There is no ${words.of} as the follow-up names it.`);
  return text;
}
