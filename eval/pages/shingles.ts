/** The agreement of two texts: what was found correctly, found wrongly and missed, as shares that sum to 1. */
export interface Agreement {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const LENGTH = 4;
const TOKEN = /[\p{L}\p{N}\p{M}_]+/gu;

/** Compares texts by their runs of four tokens, which show insertions, omissions and moves. */
export function shingleAgreement(found: string, reference: string): Agreement {
  const [counts, wanted] = [shinglesOf(found), shinglesOf(reference)];
  let [right, wrong, missed] = [0, 0, 0];
  for (const shingle of new Set([...counts.keys(), ...wanted.keys()])) {
    const [had, has] = [counts.get(shingle) ?? 0, wanted.get(shingle) ?? 0];
    right += Math.min(had, has);
    wrong += Math.max(0, had - has);
    missed += Math.max(0, has - had);
  }
  const sum = right + wrong + missed || 1;
  return { right: right / sum, wrong: wrong / sum, missed: missed / sum };
}

function shinglesOf(text: string): Map<string, number> {
  const tokens = text.match(TOKEN) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - LENGTH + 1); at++) {
    const shingle = tokens.slice(at, at + LENGTH).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Precision and recall, as means over pages with something found and something to find, and F1 of both. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scoresOf(agreements: readonly Agreement[]): Scores {
  const precision = mean(agreements, ({ right, wrong }) => [right, right + wrong]);
  const recall = mean(agreements, ({ right, missed }) => [right, right + missed]);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function mean(agreements: readonly Agreement[], shareOf: (one: Agreement) => [number, number]): number {
  const shares = agreements.flatMap((one) => {
    const [part, whole] = shareOf(one);
    return whole > 0 ? [part / whole] : [];
  });
  return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
}
