import type { Budget } from '../../src/summary/select.js';
import { withProgress } from '../progress.js';
import { countSummaryWords, type Summarised } from './figures.js';
import type { GoldDocument } from './gold.js';
import { condenseDocument } from './library-system.js';
import { type Condense, PEERS } from './peers.js';
import type { PredictedSentence } from './prediction.js';

/** A system to be measured. */
export interface System {
  readonly name: string;
  summarise(documents: readonly GoldDocument[], budgetOf: (document: GoldDocument) => Budget): Summarised[];
}

/** The name of the library in tables. */
export const LIBRARY = 'verbatim';

/** The baseline: the first sentences of a document. */
export const FIRST: System = { name: 'first sentences', summarise: firstSentences };
/** The library, the baseline and the peers. */
export const SYSTEMS: readonly System[] = [
  { name: LIBRARY, summarise: byLibrary },
  FIRST,
  ...PEERS.map(([name, condense]): System => ({ name, summarise: byPeer(name, condense) })),
];

function byLibrary(documents: readonly GoldDocument[], budgetOf: (document: GoldDocument) => Budget) {
  return Array.from(withProgress(LIBRARY, documents), (document) => ({
    document,
    sentences: condenseDocument(document, budgetOf(document)),
  }));
}

function firstSentences(documents: readonly GoldDocument[], budgetOf: (document: GoldDocument) => Budget) {
  return documents.map((document) => {
    const all = document.sentences.flatMap((sentences, paragraph) => {
      let cursor = 0;
      return sentences.map((text) => {
        const start = document.paragraphs[paragraph]?.indexOf(text, cursor) ?? -1;
        cursor = start + text.length;
        return { text, paragraph, start };
      });
    });
    const budget = budgetOf(document);
    return { document, sentences: longest(budget, (count) => all.slice(0, count)) };
  });
}

/** A peer splits sentences itself; they are then looked up in the paragraphs. */
function byPeer(name: string, condense: Condense): System['summarise'] {
  return (documents, budgetOf) => {
    const tasks = documents.flatMap((document) => {
      const text = document.paragraphs.join('\n');
      return countsFor(budgetOf(document)).map((sentences) => ({ document, text, sentences }));
    });
    process.stderr.write(`${name}: ${tasks.length} summaries\n`);
    const results = new Map(documents.map((document) => [document, new Map<number, PredictedSentence[]>()]));
    for (const [index, texts] of condense(
      tasks.map(({ text, sentences }) => ({ text, sentences })),
    ).entries()) {
      const task = tasks[index];
      if (task)
        results.get(task.document)?.set(
          task.sentences,
          texts.map((text) => find(text, task.document)),
        );
    }
    return documents.map((document) => ({
      document,
      sentences: longest(budgetOf(document), (count) => results.get(document)?.get(count) ?? []),
    }));
  };
}

/** The numbers of sentences to try; just one if words are not counted. */
function countsFor({ sentences, words }: Budget): number[] {
  if (words === Number.POSITIVE_INFINITY) return [sentences];
  return Array.from({ length: sentences }, (_, index) => sentences - index);
}

/** The summary with the most sentences that is within the budget, or one sentence if none is. */
function longest(budget: Budget, choose: (count: number) => PredictedSentence[]): PredictedSentence[] {
  const fits = (count: number) =>
    choose(count).reduce((sum, { text }) => sum + countSummaryWords(text), 0) <= budget.words;
  return choose(countsFor(budget).find(fits) ?? 1);
}

function find(text: string, { paragraphs }: GoldDocument): PredictedSentence {
  const paragraph = paragraphs.findIndex((each) => each.includes(text));
  return { text, paragraph, start: Math.max(0, paragraphs[paragraph]?.indexOf(text) ?? 0) };
}
