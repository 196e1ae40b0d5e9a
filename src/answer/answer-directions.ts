import type { Direction } from '../language/word-vectors.js';
import type { Question } from './question/question.js';

/** What the sentences that answer questions of a kind are about, whatever is asked: by kind, a sum of word vectors. */
export type AnswerDirections = ReadonlyMap<string, Direction>;

/**
 * The kinds that a question is of: by what would answer it, and by how it opens.
 *
 * @example kindsOf(analyseQuestion('Who runs NATO?')) // ['any', 'type: person', 'opening: who', 'opening: who runs']
 */
export function kindsOf({ answerType, opening }: Question): string[] {
  return ['any', `type: ${answerType}`, ...opening.map((words) => `opening: ${words}`)];
}

/** What answers to a question of these kinds are about; null where nothing is known of any of them. */
export function answersTo(kinds: readonly string[], directions: AnswerDirections): Direction | null {
  const known = kinds.flatMap((kind) => directions.get(kind) ?? []);
  const [first, ...others] = known;
  return first
    ? others.reduce((sum, other) => sum.map((value, at) => value + (other[at] ?? 0)), first)
    : null;
}
