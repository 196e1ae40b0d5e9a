import { stemmer } from 'stemmer';

/** F1 by unigrams, by bigrams, and by the longest common subsequences; from 0 to 1. */
export interface Rouge {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

/**
 * ROUGE-1, -2 and -L (Lin 2004) of a summary against a reference, both as lists of sentences. Tokenised as in
 * ROUGE-1.5.5: lower case, everything but a-z and 0-9 replaced by a space, words of more than three letters stemmed
 * (Porter 1980).
 */
export function rouge(summary: readonly string[], reference: readonly string[]): Rouge {
  const [ours, theirs] = [summary.map(wordsOf), reference.map(wordsOf)];
  return {
    rouge1: gramF1(ours.flat(), theirs.flat()),
    rouge2: gramF1(pairsOf(ours.flat()), pairsOf(theirs.flat())),
    rougeL: subsequenceF1(ours, theirs),
  };
}

const stems = new Map<string, string>();

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
  return words.map((word) => {
    const stem = stems.get(word) ?? (word.length > 3 ? stemmer(word) : word);
    stems.set(word, stem);
    return stem;
  });
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

function gramF1(ours: readonly string[], theirs: readonly string[]): number {
  const left = countsOf(theirs);
  const hits = ours.filter((gram) => take(left, gram)).length;
  return f1(hits, ours.length, theirs.length);
}

/**
 * Summary-level ROUGE-L: the union of each reference sentence's subsequences, with each word counted at most as often
 * as it occurs.
 */
function subsequenceF1(ours: readonly string[][], theirs: readonly string[][]): number {
  const left = countsOf(ours.flat());
  const leftTheirs = countsOf(theirs.flat());
  let hits = 0;
  for (const sentence of theirs) {
    const union = new Set(ours.flatMap((own) => commonSubsequence(sentence, own)));
    for (const index of union) {
      const word = sentence[index] ?? '';
      if ((left.get(word) ?? 0) > 0 && (leftTheirs.get(word) ?? 0) > 0) {
        take(left, word);
        take(leftTheirs, word);
        hits += 1;
      }
    }
  }
  return f1(hits, ours.flat().length, theirs.flat().length);
}

/** Indices of the first sentence's words in a longest common subsequence. */
function commonSubsequence(first: readonly string[], second: readonly string[]): number[] {
  const width = second.length + 1;
  const lengths = new Uint16Array((first.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = 1; row <= first.length; row++) {
    for (let column = 1; column <= second.length; column++) {
      lengths[row * width + column] =
        first[row - 1] === second[column - 1]
          ? at(row - 1, column - 1) + 1
          : Math.max(at(row - 1, column), at(row, column - 1));
    }
  }
  const indices: number[] = [];
  let [row, column] = [first.length, second.length];
  while (row > 0 && column > 0) {
    if (first[row - 1] === second[column - 1]) {
      indices.push(row - 1);
      row -= 1;
      column -= 1;
    } else if (at(row, column - 1) > at(row - 1, column)) column -= 1;
    else row -= 1;
  }
  return indices;
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Removes one occurrence of an item; false if none is left. */
function take(counts: Map<string, number>, item: string): boolean {
  const count = counts.get(item) ?? 0;
  if (count === 0) return false;
  counts.set(item, count - 1);
  return true;
}

function f1(hits: number, ours: number, theirs: number): number {
  const precision = ours === 0 ? 0 : hits / ours;
  const recall = theirs === 0 ? 0 : hits / theirs;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
