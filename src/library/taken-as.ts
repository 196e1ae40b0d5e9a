import { joinPieces, withEnding } from '../answer/follow-up.js';
import { slice } from '../language/span.js';
import type { Answer, Library, TakenWords, Turn, Words } from './results.js';
import { articleWithId } from './source.js';

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
