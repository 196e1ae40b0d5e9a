/** Mean and spread of each column, to normalise columns before training. */
export interface Scale {
  readonly means: Float64Array;
  readonly spreads: Float64Array;
}

/** @param tables rows of equal length, one after another */
export function scaleOf(tables: readonly Float32Array[], width: number): Scale {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let rows = 0;
  for (const table of tables) {
    rows += table.length / width;
    for (let at = 0; at < table.length; at++) {
      const value = table[at] as number;
      sums[at % width] = (sums[at % width] as number) + value;
      squares[at % width] = (squares[at % width] as number) + value ** 2;
    }
  }
  const means = sums.map((sum) => sum / rows);
  const spreads = squares.map(
    (sum, at) => Math.sqrt(Math.max(0, sum / rows - (means[at] as number) ** 2)) || 1,
  );
  return { means, spreads };
}

/** The same items with weights of mean 1. */
export function evened<Item extends { readonly weight: number }>(items: readonly Item[]): Item[] {
  const mean = items.reduce((sum, { weight }) => sum + weight, 0) / items.length;
  return items.map((item) => ({ ...item, weight: item.weight / mean }));
}
