import { type DataSet, readData, writeLines } from '../data.js';
import { figure } from '../format.js';
import { withProgress } from '../progress.js';
import { printTable } from '../table.js';
import { EXACT_PARTS, exactFigures } from './exact.js';
import { FAULT_COLUMNS, faults } from './faults.js';
import { type Predicted, quotationFigures } from './figures.js';
import { GoldArticle } from './gold.js';
import { coverageAbove, iouFrom } from './match.js';
import { predict } from './predict.js';

const CRITERIA = [coverageAbove(0.3), coverageAbove(0.8), iouFrom(0.5)];
/** The heading of a column, and its figure. */
const COLUMNS = [
  ['P', 'precision'],
  ['R', 'recall'],
  ['F1', 'f1'],
  ['speaker', 'speaker'],
  ['cue', 'cue'],
  ['R direct', 'direct'],
  ['R mixed', 'mixed'],
  ['R indirect', 'indirect'],
] as const;
const NAME_COLUMNS = [
  ['name', 'name'],
  ['quote+name F1', 'named'],
] as const;

/** Measures quotations on the sets of a folder, each part of a set separately, and prints tables. */
export function evalQuotations(data: string, out: string | undefined): void {
  for (const set of readData(data, GoldArticle)) {
    const articles = predictSet(set);
    if (out !== undefined)
      writeLines(
        out,
        set.name,
        articles.map(({ prediction }) => prediction),
      );
    for (const [part, members] of partsOf(articles)) printPart(`${set.name} ${part}`.trimEnd(), members);
  }
}

function predictSet({ name, lines }: DataSet<GoldArticle>): Predicted[] {
  return Array.from(withProgress(name, lines), (gold) => ({ gold, prediction: predict(gold) }));
}

function partsOf(articles: readonly Predicted[]): Map<string, Predicted[]> {
  const parts = new Map<string, Predicted[]>();
  for (const article of articles) {
    const part = article.gold.split ?? '';
    parts.set(part, [...(parts.get(part) ?? []), article]);
  }
  return parts;
}

function printPart(name: string, articles: readonly Predicted[]): void {
  const named = articles.some(({ gold }) => gold.quotes.some(({ speaker_canonical: who }) => who));
  const columns = named ? [...COLUMNS, ...NAME_COLUMNS] : COLUMNS;
  const rows = CRITERIA.map((criterion) => {
    const figures = quotationFigures(articles, criterion);
    return [criterion.name, ...columns.map(([, key]) => figure(figures[key], 1, 100))];
  });
  printTable(`${name}: ${articles.length} articles, percent`, ['', ...columns.map(([title]) => title)], rows);
  const shown = quotationFigures(articles, coverageAbove(0.3));
  console.log(`\n${name}: wrong speaker per 100 quotations shown: ${figure(shown.misnamed, 1, 100)}`);
  printTable(
    `${name}: spans that are exactly the same`,
    ['', 'P', 'R', 'F1'],
    EXACT_PARTS.map((part) => {
      const { precision, recall, f1 } = exactFigures(articles, part);
      return [part, ...[precision, recall, f1].map((each) => figure(each, 1, 100))];
    }),
  );
  printTable(
    `${name}: what went wrong`,
    ['', ...FAULT_COLUMNS],
    faults(articles, named).map(([fault, ...counts]) => [fault, ...counts.map(String)]),
  );
}
