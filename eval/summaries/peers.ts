import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import summarizers from 'node-summarizer';
import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';

/** A text to summarise in a number of sentences. */
export interface SummaryTask {
  readonly text: string;
  readonly sentences: number;
}

/** Summarises each text by its best sentences; fewer if it finds no more. */
export type Condense = (tasks: readonly SummaryTask[]) => string[][];

/** Alternative summarisers by name, with default options. */
export const PEERS: readonly (readonly [name: string, condense: Condense])[] = [
  ['ts-textrank', (tasks) => tasks.map(byTextRank)],
  ['node-summarizer', (tasks) => tasks.map(byFrequency)],
  ['lexrank', byLexRank],
];

const DAMPING = 0.85;

function byTextRank({ text, sentences }: SummaryTask): string[] {
  const [similarity, parser] = [new SorensenDiceSimilarity(), new DefaultTextParser()];
  const order = Summarizer.SORT_OCCURENCE;
  const config = new AbsoluteSummarizerConfig(sentences, similarity, parser, DAMPING, order);
  return new Summarizer(config, new NullLogger()).summarize(text, 'en');
}

/**
 * It returns one string without spaces between sentences, so each sentence is what a summary with one more sentence
 * adds.
 */
function byFrequency({ text, sentences }: SummaryTask): string[] {
  const upTo = (count: number) => {
    if (count === 0) return '';
    const { summary } = new summarizers.SummarizerManager(text, count).getSummaryByFrequency();
    return typeof summary === 'string' ? summary : '';
  };
  return Array.from({ length: sentences }, (_, count) => upTo(count + 1).slice(upTo(count).length)).filter(
    Boolean,
  );
}

/** In a process of its own, because one of its dependencies changes the prototypes of strings and arrays. */
function byLexRank(tasks: readonly SummaryTask[]): string[][] {
  const script = fileURLToPath(new URL('./lexrank.js', import.meta.url));
  const options = { input: JSON.stringify(tasks), encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  return JSON.parse(execFileSync(process.execPath, [script], options)) as string[][];
}
