import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { overlaps, type Span, slice } from '../../src/language/span.js';
import { atOnce } from '../../src/language/steps.js';
import { makeDerived } from '../../src/library/derived.js';
import { libraryOf } from '../../src/library/library.js';
import type { Outcome } from '../../src/library/results.js';
import { chooseByCoverage } from '../answers/coverage.js';
import { ENGINES } from '../answers/engines.js';
import { type Estimate, estimate, type Figures } from '../bootstrap.js';
import { readData, writeLines } from '../data.js';
import { figure } from '../format.js';
import { modelWithoutArticle } from '../held-out.js';
import { withProgress } from '../progress.js';
import { printTable } from '../table.js';
import { MembersArticle, type MembersQuestion } from './gold.js';

/** A passage as a card shows it. */
interface Shown {
  readonly sentence: Span;
  readonly paragraph: Span;
}

/** What the asker would see first. */
interface Seen {
  readonly outcome: Outcome;
  /** At most three, best first. */
  readonly passages: readonly Shown[];
}

type See = (question: string) => Seen;

const SHOWN = 3;

/** Systems by name, each given one article; null if a system does not accept it. */
const SYSTEMS: readonly (readonly [string, (article: Article) => See | null])[] = [
  ['verbatim', verbatim],
  ...ENGINES.filter(([name]) => name !== 'wink-bm25').map(
    ([name, build]) => [name, (article: Article) => engine(article, build)] as const,
  ),
];

/** The library with this article alone, with weights learned from others. */
function verbatim(article: Article): See {
  const derived = makeDerived(modelWithoutArticle(article.id.toLowerCase()));
  const library = atOnce(libraryOf({ articles: [article], skipped: [] }, derived));
  return (question) => {
    const { outcome, passages } = library.ask(question);
    return {
      outcome,
      passages: passages.slice(0, SHOWN).map(({ sentence, span }) => ({ sentence, paragraph: span })),
    };
  };
}

/** A search engine over the paragraphs: any result counts as an answer. */
function engine(article: Article, build: (typeof ENGINES)[number][1]): See | null {
  const search = build(article.paragraphs.map((paragraph) => slice(article.text, paragraph)));
  if (!search) return null;
  const choose = chooseByCoverage([article]);
  return (question) => {
    const passages = search(question)
      .slice(0, SHOWN)
      .flatMap(({ index }) => {
        const paragraph = article.paragraphs[index];
        return paragraph ? [{ paragraph, sentence: choose(question, article, index) ?? paragraph }] : [];
      });
    return { outcome: passages.length > 0 ? 'answer' : 'nothing', passages };
  };
}

/** The figures of a question, as counts by name. */
function judge({ gold, near }: MembersQuestion, { outcome, passages }: Seen): Figures {
  const answers = (span: Span) => gold.some(([start, end]) => overlaps(span, { start, end }));
  const first = passages[0] !== undefined && answers(passages[0].sentence);
  return {
    ...(gold.length > 0 && {
      shown: Number(passages.some(({ paragraph }) => answers(paragraph))),
      first: Number(first),
      answered: Number(outcome === 'answer'),
    }),
    ...(gold.length === 0 && near === true && { 'near, not answer': Number(outcome !== 'answer') }),
    ...(gold.length === 0 && near !== true && { 'off-topic, nothing': Number(outcome === 'nothing') }),
    ...(outcome === 'answer' && { precision: Number(first) }),
  };
}

interface Row {
  readonly article: string;
  readonly question: MembersQuestion;
  readonly outcome: Outcome;
  readonly figures: Figures;
}

const FIGURES = ['shown', 'first', 'precision', 'answered', 'near, not answer', 'off-topic, nothing'];

/** Measures what members who ask about one article see, for the library and then its peers, and prints tables. */
export function evalMembers(data: string, out: string | undefined): void {
  for (const { name, lines } of readData(data, MembersArticle)) {
    const rows = SYSTEMS.map(([system, make]) => [system, ask(lines, make, system, out, name)] as const);
    printTable(
      `${name}: the article is known; learned on other articles`,
      ['', ...FIGURES],
      rows.map(([system, rows]) => {
        const estimates = estimateAll(rows);
        return [system, ...FIGURES.map((figureName) => figure(estimates[figureName], 3))];
      }),
    );
    const ours = rows[0]?.[1] ?? [];
    printTable(`${name}: verbatim by outcome`, ['', 'questions', 'shown', 'first'], byOutcome(ours));
    printTable(
      `${name}: verbatim by kind of question`,
      ['', 'questions', ...FIGURES.slice(0, 4)],
      byKind(ours),
    );
  }
}

function ask(
  lines: readonly MembersArticle[],
  make: (article: Article) => See | null,
  system: string,
  out: string | undefined,
  name: string,
): Row[] {
  const predictions: object[] = [];
  const rows = [...withProgress(`${name}, ${system}`, lines)].flatMap(({ id, text, questions }) => {
    const see = make(buildArticle(id, readPlainText(text)));
    if (!see) return [];
    return questions.map((question): Row => {
      const seen = see(question.q);
      const bounds = ({ start, end }: Span) => [start, end];
      predictions.push({
        id: question.id,
        outcome: seen.outcome,
        passages: seen.passages.map(({ sentence, paragraph }) => ({
          sentence: bounds(sentence),
          paragraph: bounds(paragraph),
        })),
      });
      return { article: id, question, outcome: seen.outcome, figures: judge(question, seen) };
    });
  });
  if (out !== undefined && system === 'verbatim') writeLines(out, name, predictions);
  return rows;
}

function estimateAll(rows: readonly Row[]): Record<string, Estimate> {
  return estimate([...new Set(rows.map(({ article }) => article))], (counts) =>
    means(rows, ({ article }) => counts(article)),
  );
}

function means(rows: readonly Row[], weigh: (row: Row) => number): Figures {
  return Object.fromEntries(
    FIGURES.map((name) => {
      let [sum, whole] = [0, 0];
      for (const row of rows) {
        const value = row.figures[name];
        if (value === undefined) continue;
        sum += weigh(row) * value;
        whole += weigh(row);
      }
      return [name, whole === 0 ? Number.NaN : sum / whole];
    }),
  );
}

function plainCells(rows: readonly Row[], names: readonly string[]): string[] {
  const figures = means(rows, () => 1);
  return names.map((name) => figure({ value: figures[name] ?? Number.NaN, interval: null }, 2));
}

function byOutcome(rows: readonly Row[]): string[][] {
  return (['answer', 'closest', 'nothing'] as const).map((outcome) => {
    const those = rows.filter((row) => row.outcome === outcome);
    return [outcome, those.length.toString(), ...plainCells(those, ['shown', 'first'])];
  });
}

function byKind(rows: readonly Row[]): string[][] {
  const answerable = rows.filter(({ question: { gold } }) => gold.length > 0);
  const groups = new Map<string, Row[]>();
  for (const row of answerable)
    for (const kind of [row.question.kind, row.question.paraphrased ? 'paraphrased' : 'own words'])
      groups.set(kind, [...(groups.get(kind) ?? []), row]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, those]) => [kind, those.length.toString(), ...plainCells(those, FIGURES.slice(0, 4))]);
}
