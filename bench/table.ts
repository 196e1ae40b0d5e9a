import { printTable } from '../eval/table.js';

/** A table with a heading. */
export interface Table {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function show({ heading, columns, rows }: Table): void {
  printTable(heading, columns, rows);
}

export function asMarkdown({ heading, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  return [`### ${heading}`, '', line(columns), line(rule), ...rows.map(line)].join('\n');
}
