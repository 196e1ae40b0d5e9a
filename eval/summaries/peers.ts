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

/** A text to condense to so many sentences. */
export interface Task {
  readonly text: string;
  readonly sentences: number;
}

/** Condenses each text to the sentences that it takes for the best; fewer where it finds no more. */
export type Condense = (tasks: readonly Task[]) => string[][];

/** Summarisers that somebody would take instead, by their names, as they come. */
export const PEERS: readonly (readonly [name: string, condense: Condense])[] = [
  ['ts-textrank', (tasks) => tasks.map(byTextRank)],
  ['node-summarizer', (tasks) => tasks.map(byFrequency)],
  ['lexrank', byLexRank],
];

const DAMPING = 0.85;

function byTextRank({ text, sentences }: Task): string[] {
  const [similarity, parser] = [new SorensenDiceSimilarity(), new DefaultTextParser()];
  const order = Summarizer.SORT_OCCURENCE;
  const config = new AbsoluteSummarizerConfig(sentences, similarity, parser, DAMPING, order);
  return new Summarizer(config, new NullLogger()).summarize(text, 'en');
}

/** It gives one string without blanks between sentences: each is what one more sentence adds to it. */
function byFrequency({ text, sentences }: Task): string[] {
  const upTo = (count: number) => {
    if (count === 0) return '';
    const { summary } = new summarizers.SummarizerManager(text, count).getSummaryByFrequency();
    return typeof summary === 'string' ? summary : '';
  };
  return Array.from({ length: sentences }, (_, count) => upTo(count + 1).slice(upTo(count).length)).filter(
    Boolean,
  );
}

/** In a process of its own: a library that it draws on changes the methods of all strings and arrays. */
function byLexRank(tasks: readonly Task[]): string[][] {
  const script = fileURLToPath(new URL('./lexrank.js', import.meta.url));
  const options = { input: JSON.stringify(tasks), encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  return JSON.parse(execFileSync(process.execPath, [script], options)) as string[][];
}
