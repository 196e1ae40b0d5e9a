import { agreement, type Direction, directionOf, rowOf } from './word-vectors.js';

/** A few words that surely name one, for each kind of thing that words name. */
const EXAMPLES = {
  person:
    'john michael david maria robert susan ahmed james mary peter carlos anna mohammed wang smith johnson brown garcia khan',
  place:
    'france china london texas chicago baghdad california tokyo germany mexico moscow florida india afghanistan sydney africa',
  body: 'ministry commission agency association committee university company corporation department council party union hospital court',
} as const;

/** What a name may stand for. */
export type NamedKind = keyof typeof EXAMPLES;

const directions: Record<NamedKind, Direction> = {
  person: exampleDirection('person'),
  place: exampleDirection('place'),
  body: exampleDirection('body'),
};

function exampleDirection(kind: NamedKind): Direction {
  return directionOf(EXAMPLES[kind].split(' ').map((word) => [rowOf(word), 1]));
}

/** How much a word, by its row, is used like names of a kind: -1 to 1; 0 for an unknown word. */
export function namesKind(row: number, kind: NamedKind): number {
  return agreement(directions[kind], directionOf([[row, 1]]));
}
