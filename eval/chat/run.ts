import { readSource } from '../../src/article/source.js';
import type { Article, Library, Turn } from '../../src/index.js';
import { atOnce } from '../../src/language/steps.js';
import { makeDerived } from '../../src/library/derived.js';
import { libraryOf } from '../../src/library/library.js';
import { librarySystem } from '../answers/library-system.js';
import type { Given, Prediction } from '../answers/prediction.js';
import { estimate, type Figures } from '../bootstrap.js';
import { type DataSet, readData, writeLines } from '../data.js';
import { figure } from '../format.js';
import { withProgress } from '../progress.js';
import { printTable } from '../table.js';
import { type ChatQuestion, Conversation, conversationSource, goldTurn } from './gold.js';

/** Where the answer is looked for: in the article of the conversation, or in all of the set. */
const POOLS = ['own', 'all'] as const;

/**
 * The history of a question: none, the annotated questions and answers, or the questions with the library's answers.
 */
const HISTORIES = ['none', 'gold', 'ours'] as const;

type Pool = (typeof POOLS)[number];
type History = (typeof HISTORIES)[number];

interface Judged {
  readonly article: string;
  readonly first: boolean;
  readonly figures: Figures;
}

const FIGURES = ['strict@1', 'strict@3', 'MRR@10', 'shown@3', 'answered', 'refused'];

/** Measures answers to follow-ups, with and without their history, and prints tables. */
export function evalChat(data: string, out: string | undefined): void {
  for (const set of readData(data, Conversation)) {
    const rows: [string, readonly Judged[]][] = [];
    for (const pool of POOLS)
      for (const history of HISTORIES) {
        const name = `${set.name}.${pool}.${history}`;
        const { predictions, judged } = askAll(set, pool, history);
        if (out !== undefined) writeLines(out, name, predictions);
        rows.push([name, judged]);
      }
    print(`${set.name}: follow-ups`, rows, ({ first }) => !first);
    print(`${set.name}: first questions`, rows, ({ first }) => first);
  }
}

/** Asks the library the turns of all conversations, in order. */
function askAll(
  { name, lines }: DataSet<Conversation>,
  pool: Pool,
  history: History,
): { predictions: Prediction[]; judged: Judged[] } {
  const articles = lines.map((line) => readSource(conversationSource(line), line.id));
  const library = atOnce(libraryOf({ articles, skipped: [] }, makeDerived()));
  const system = librarySystem(library);
  const predictions: Prediction[] = [];
  const judged: Judged[] = [];
  for (const [at, line] of [...withProgress(`${name}, ${pool}, ${history}`, lines)].entries()) {
    const article = articles[at] as Article;
    const source = pool === 'own' ? { source: article.id } : {};
    const turns: Turn[] = [];
    for (const turn of line.turns) {
      if (turn.scored && !turn.ambiguous) {
        const given = system.ask(turn.question, { ...source, history: turns, limit: DEEPEST });
        predictions.push({ id: turn.id, ...given });
        judged.push({ article: line.id, first: turn.turn === 1, figures: judge(line.id, turn, given) });
      }
      if (history !== 'none') turns.push(turnAfter(history, library, article, turn, turns, source));
    }
  }
  return { predictions, judged };
}

function turnAfter(
  history: Exclude<History, 'none'>,
  library: Library,
  article: Article,
  turn: ChatQuestion,
  before: readonly Turn[],
  source: { readonly source?: string },
): Turn {
  if (history === 'gold') return goldTurn(article, turn);
  const { question } = turn;
  return { question, answer: library.ask(question, { ...source, history: [...before] }) };
}

const DEEPEST = 10;
const SHOWN = 3;

/** The figures of a question, from 0 to 1, by name. */
function judge(
  article: string,
  { answerable, gold }: ChatQuestion,
  { passages, answered = true }: Given,
): Figures {
  if (!answerable) return { refused: Number(!answered) };
  const right = passages.map(
    (passage) =>
      passage.article === article &&
      gold.some(
        ({ paragraph, start, end }) =>
          paragraph === passage.paragraph && start < passage.sentence[1] && end > passage.sentence[0],
      ),
  );
  const rank = passages.findIndex(
    (passage) => passage.article === article && gold.some(({ paragraph }) => paragraph === passage.paragraph),
  );
  const any = right.slice(0, SHOWN).includes(true);
  return {
    'strict@1': Number(right[0] ?? false),
    'strict@3': Number(any),
    'MRR@10': rank < 0 ? 0 : 1 / (rank + 1),
    'shown@3': Number(any && answered),
    answered: Number(answered),
  };
}

function print(
  heading: string,
  rows: readonly [string, readonly Judged[]][],
  which: (judged: Judged) => boolean,
): void {
  const chosen = rows.map(([name, judged]) => [name, judged.filter(which)] as const);
  if (chosen.every(([, judged]) => judged.length === 0)) return;
  printTable(
    heading,
    ['', ...FIGURES],
    chosen.map(([name, judged]) => {
      const estimates = estimate([...new Set(judged.map(({ article }) => article))], (counts) =>
        meansOf(judged, counts),
      );
      return [name, ...FIGURES.map((each) => figure(estimates[each], 3))];
    }),
  );
}

function meansOf(judged: readonly Judged[], counts: (article: string) => number): Figures {
  return Object.fromEntries(
    FIGURES.map((name) => {
      let [sum, whole] = [0, 0];
      for (const { article, figures } of judged) {
        const value = figures[name];
        if (value === undefined) continue;
        sum += counts(article) * value;
        whole += counts(article);
      }
      return [name, whole === 0 ? Number.NaN : sum / whole];
    }),
  );
}
