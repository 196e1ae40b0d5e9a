/**
 * The relations as the file writes them, by their places. It tells forms of two ways: the lemma of a word, and the
 * irregular forms of a lemma, which no stemmer finds.
 */
export const FILE_KINDS = [
  'lemma',
  'form',
  'synonym',
  'derivation',
  'antonym',
  'hypernym',
  'hyponym',
  'similar',
  'cause',
  'entailment',
] as const;

/** An entry has the row of the other word, the kind of the relation and its worth, from the highest bits down. */
export const ENTRY = { rowAt: 12, kindAt: 8, kinds: 0xf, worths: 0xff } as const;
