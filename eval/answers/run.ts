import { readSource } from '../../src/article/source.js';
import { atOnce } from '../../src/language/steps.js';
import { makeDerived } from '../../src/library/derived.js';
import { libraryOf } from '../../src/library/library.js';
import type { Estimate } from '../bootstrap.js';
import { type DataSet, readData, writeLines } from '../data.js';
import { figure } from '../format.js';
import { modelWithout } from '../held-out.js';
import { printTable } from '../table.js';
import { askAll, type Round, type Situation } from './ask.js';
import { RELIABILITY_COLUMNS, reliabilityCells, THRESHOLD_COLUMNS, thresholdCells } from './calibration.js';
import { answerFigures } from './figures.js';
import { articleSource, GoldArticle } from './gold.js';
import { LIBRARY, librarySystem } from './library-system.js';
import { peerSystems } from './peer-systems.js';

/** Columns of the tables: the heading and the figure. */
const RANKING: readonly (readonly [string, string])[] = [
  ['MRR@10', 'MRR'],
  ['R@1', 'R1'],
  ['R@3', 'R3'],
  ['R@5', 'R5'],
  ['sentence strict@1', 'strict'],
  ['any of three', 'any'],
];
const ABSTENTION: typeof RANKING = [
  ['AUROC', 'auroc'],
  ['kept at 90% refused', 'kept'],
  ['right among kept', 'keptRight'],
];
const TABLES: Record<Situation, { heading: string; columns: typeof RANKING }> = {
  pooled: { heading: 'All articles in one pool', columns: [...RANKING, ...ABSTENTION] },
  own: { heading: 'The article is known', columns: [...RANKING, ...ABSTENTION] },
  candidates: {
    heading: 'Sentences of the article, ranked as a whole',
    columns: [
      ['MAP', 'MAP'],
      ['MRR', 'MRR'],
      ['P@1', 'P1'],
    ],
  },
};

/** A row of the tables: a system on a set in a situation. */
interface Measured extends Round {
  readonly set: string;
  readonly system: string;
  readonly figures: Record<string, Estimate>;
}

/** Measures answers on the sets of a folder, for the library and then its peers, and prints tables. */
export function evalAnswers(data: string, out: string | undefined): void {
  const measured = readData(data, GoldArticle).flatMap((set) => measureSet(set, out));
  for (const situation of ['pooled', 'own', 'candidates'] as const) printFigures(situation, measured);
  const ours = measured.filter(({ system }) => system === LIBRARY);
  printTable(
    'Reliability: questions with a confidence from .0, .1 …, and the share whose first passage is right',
    ['', ...RELIABILITY_COLUMNS],
    ours.map(({ set, situation, judged }) => [`${set}, ${situation}`, ...reliabilityCells(judged)]),
  );
  printTable(
    'The thresholds of the library',
    ['', ...THRESHOLD_COLUMNS],
    ours.map(({ set, situation, judged }) => [`${set}, ${situation}`, ...thresholdCells(judged)]),
  );
}

function measureSet(set: DataSet<GoldArticle>, out: string | undefined): Measured[] {
  const articles = set.lines.map((line) => readSource(articleSource(line), line.id));
  const derived = makeDerived(modelWithout(set.name));
  const library = atOnce(libraryOf({ articles, skipped: [] }, derived));
  const ours = librarySystem(library);
  return [ours, ...peerSystems(library.articles)].flatMap((system) =>
    askAll(system, set).map((round) => {
      if (system === ours && out !== undefined)
        writeLines(out, fileName(set.name, round.situation), round.predictions);
      return { ...round, set: set.name, system: system.name, figures: answerFigures(round.judged) };
    }),
  );
}

/** Files of predictions have the name of their set; those of the single-article situation get a suffix. */
function fileName(set: string, situation: Situation): string {
  return situation === 'own' ? `${set}.own` : set;
}

function printFigures(situation: Situation, measured: readonly Measured[]): void {
  const rows = measured.filter((row) => row.situation === situation);
  if (rows.length === 0) return;
  const { heading, columns } = TABLES[situation];
  printTable(
    heading,
    ['', ...columns.map(([title]) => title)],
    rows.map(({ set, system, figures }) => [
      `${set}: ${system}`,
      ...columns.map(([, name]) => figure(figures[name], 3)),
    ]),
  );
}
