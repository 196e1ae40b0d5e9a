import { readData, writeLines } from '../data.js';
import { number } from '../format.js';
import { withProgress } from '../progress.js';
import { printTable } from '../table.js';
import { byChange, bySpeaker, type Judged, type VerdictRow } from './figures.js';
import { GoldArticle } from './gold.js';
import { predict } from './predict.js';

/** Measures the verdicts on claimed quotations in the sets of a folder, and prints tables. */
export function evalVerify(data: string, out: string | undefined): void {
  for (const { name, lines } of readData(data, GoldArticle)) {
    const judged = Array.from(withProgress(name, lines), judge).flat();
    if (out !== undefined)
      writeLines(
        out,
        name,
        judged.map(({ prediction }) => prediction),
      );
    printRows(`${name}: verdicts on ${judged.length} quotations`, byChange(judged));
    printRows(`${name}: verdicts on speakers`, bySpeaker(judged));
  }
}

function judge(article: GoldArticle): Judged[] {
  const predictions = predict(article);
  return article.checks.flatMap((check, at) => {
    const prediction = predictions[at];
    return prediction ? [{ check, prediction }] : [];
  });
}

function printRows<Given extends string>(heading: string, rows: readonly VerdictRow<Given>[]): void {
  const columns = Object.keys(rows[0]?.given ?? {}) as Given[];
  printTable(
    heading,
    ['', ...columns, 'of'],
    rows.map(({ name, count, given }) => [
      name,
      ...columns.map((column) => number(given[column], 3)),
      String(count),
    ]),
  );
}
