import type { Token } from '../language/tokens.js';

/** What would answer a question (after the classes of Li and Roth 2002). */
export type AnswerType =
  | 'person'
  | 'body'
  | 'description'
  | 'place'
  | 'time'
  | 'year'
  | 'count'
  | 'money'
  | 'age'
  | 'measure'
  | 'duration'
  | 'percent'
  | 'reason'
  | 'speech'
  | 'manner'
  | 'event'
  | 'name'
  | 'thing'
  | 'truth'
  | 'topic';

/** What a question asks for. Places are indices into its words. */
export interface Asked {
  readonly type: AnswerType;
  /** The noun that says what kind of thing is asked for. */
  readonly focus: number | null;
  /** The words that ask and tell nothing else. */
  readonly shaping: readonly number[];
  /** The word that asks: "who", or what stands for it. */
  readonly asking: number | null;
  /** Of speech: where its verb or noun stands. */
  readonly said: number | null;
  /** Whether the words state what is to be confirmed. */
  readonly isStatement: boolean;
}

/** The words of a question, and which of them asks. */
export interface Reader {
  readonly tokens: readonly Token[];
  /** Where the word stands that asks; -1 where none does. */
  readonly at: number;
}

/** What a question asks for, told by the word that asks and `shaping` ones. */
export function asked(
  { at }: Reader,
  type: AnswerType,
  { focus = null, shaping = [], said = null }: Partial<Pick<Asked, 'focus' | 'shaping' | 'said'>> = {},
): Asked {
  const asking = at < 0 ? null : at;
  return {
    type,
    focus,
    said,
    asking,
    shaping: asking === null ? shaping : [at, ...shaping],
    isStatement: false,
  };
}
