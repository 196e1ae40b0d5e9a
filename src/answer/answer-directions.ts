import type { Direction } from '../language/word-vectors.js';
import type { Question } from './question/question.js';

/** What the answers to each kind of question are about, whatever its topic: a sum of word vectors for each kind. */
export type AnswerDirections = ReadonlyMap<string, Direction>;

/**
 * The kinds that a question belongs to: by its answer type and its opening words.
 *
 * @example kindsOf(analyseQuestion('Who runs NATO?')) // ['any', 'type: person', 'opening: who', 'opening: who runs']
 */
export function kindsOf({ answerType, opening }: Question): string[] {
  return ['any', `type: ${answerType}`, ...opening.map((words) => `opening: ${words}`)];
}

/** The direction of answers to these kinds of questions; null if none of them is known. */
export function answersTo(kinds: readonly string[], directions: AnswerDirections): Direction | null {
  const known = kinds.flatMap((kind) => directions.get(kind) ?? []);
  const [first, ...others] = known;
  return first
    ? others.reduce((sum, other) => sum.map((value, at) => value + (other[at] ?? 0)), first)
    : null;
}
