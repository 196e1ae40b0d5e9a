import type { Figures } from '../bootstrap.js';
import { type DataSet, readData, writeLines } from '../data.js';
import { figure } from '../format.js';
import { printTable } from '../table.js';
import { type Group, type NamedBudget, planOf } from './budgets.js';
import { measure, summaryFigures } from './figures.js';
import { GoldDocument } from './gold.js';
import { FIRST, LIBRARY, SYSTEMS } from './systems.js';

/** The heading of a column, its figure, number of digits and scale. */
const COLUMNS = [
  ['ROUGE-1', 'rouge1', 2, 100],
  ['ROUGE-2', 'rouge2', 2, 100],
  ['ROUGE-L', 'rougeL', 2, 100],
  ['R-1 over first', 'gain', 2, 100],
  ['dangling opener', 'dangling', 1, 100],
  ['verbatim', 'verbatim', 1, 100],
  ['words', 'words', 0, 1],
] as const;

/** The measures of each document, by the system's name. */
type Measures = ReadonlyMap<string, readonly Figures[]>;

/** Measures summaries on the sets of a folder, compared with first sentences and peers, and prints tables. */
export function evalSummaries(data: string, out: string | undefined): void {
  for (const set of readData(data, GoldDocument)) {
    const { budgets, groups } = planOf(set.name);
    for (const budget of budgets) {
      const measures = measureSet(set, budget, out);
      for (const group of groups) printGroup(set, budget, group, measures);
    }
  }
}

function measureSet(
  { name, lines }: DataSet<GoldDocument>,
  budget: NamedBudget,
  out: string | undefined,
): Measures {
  return new Map(
    SYSTEMS.map((system) => {
      const summaries = system.summarise(lines, budget.of);
      if (system.name === LIBRARY && out !== undefined) {
        const predictions = summaries.map(({ document, sentences }) => ({ id: document.id, sentences }));
        writeLines(out, `${name}.${budget.name}`, predictions);
      }
      return [system.name, summaries.map(measure)];
    }),
  );
}

function printGroup(
  { name, lines }: DataSet<GoldDocument>,
  budget: NamedBudget,
  group: Group,
  measures: Measures,
): void {
  const members = lines.map(group.holds);
  const count = members.filter(Boolean).length;
  if (count === 0) return;
  const of = (system: string) => (measures.get(system) ?? []).filter((_, index) => members[index]);
  const first = of(FIRST.name);
  const rows = SYSTEMS.map((system) => {
    const figures = summaryFigures(of(system.name), first);
    return [system.name, ...COLUMNS.map(([, key, digits, scale]) => figure(figures[key], digits, scale))];
  });
  const title = group.name === '' ? name : `${name} (${group.name})`;
  printTable(
    `${title}, ${budget.name}: ${count} documents`,
    ['', ...COLUMNS.map(([heading]) => heading)],
    rows,
  );
}
