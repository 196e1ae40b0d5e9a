import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { UnreadableArticle } from '../article/article.js';
import type { Made, Order, Task } from './compile-worker.js';

/** An article that took longer to compile than it might. */
export class TookTooLong extends UnreadableArticle {
  constructor() {
    super('It takes too long to read.');
  }
}

/** How long an article may take: while others wait for it, or beside everything else. */
export type Patience = 'soon' | 'later';

/** Milliseconds that an article may take. */
export interface Limits extends Readonly<Record<Patience, number>> {
  /** Beside `later`, for each megabyte. */
  readonly perMegabyte: number;
}

/** Threads that compile articles, so that this one goes on answering. */
export interface Threads {
  /**
   * @throws {TookTooLong}
   * @throws {UnreadableArticle} with a plain sentence that says why it cannot be read
   */
  compile(task: Task, patience: Patience): Promise<Uint8Array>;
  /** Starts one and loads its language model. */
  expectWork(): void;
  /** Ends them, whatever they are doing. */
  close(): Promise<void>;
}

/** The threads' program as it is built: they run no TypeScript. */
const PROGRAM = createRequire(import.meta.url).resolve('#compile-worker');
/** Each has a language model of its own, which takes more than a hundred megabytes. */
const MOST = 3;
/** Where processors are few, answers come first; Linux and Windows keep to it. */
const NICE = 10;
/** One that has had nothing to do for so many milliseconds is ended. */
const IDLE = 30_000;
/**
 * A start does not wait long for one article, even where other programs keep the processor busy. A megabyte of prose
 * takes five seconds, and that much longer then; what takes longer than `later` was made to take long.
 */
export const LIMITS: Limits = { soon: 3_000, later: 30_000, perMegabyte: 60_000 };
const MEGABYTE = 1024 * 1024;

const TRIFLE: Task = { path: 'a.txt', bytes: new TextEncoder().encode('Rain.') };

/** Threads that are started when the first article comes. */
export function makeThreads(limits: Limits = LIMITS): Threads {
  const most = Math.min(MOST, Math.max(1, availableParallelism() - 1));
  // Those that take long have a thread of their own: the others never wait for them.
  const whenFree = { soon: pLimit(most), later: pLimit(1) };
  let pool: Promise<Piscina<Order, Made>> | undefined;
  const limitFor = ({ bytes }: Task, patience: Patience) =>
    limits[patience] + (patience === 'later' ? (limits.perMegabyte * bytes.length) / MEGABYTE : 0);
  const compile: Threads['compile'] = (task, patience) =>
    whenFree[patience](async () => {
      pool ??= startPool(most + 1);
      const threads = await pool;
      const made = await within(limitFor(task, patience), threads, task).catch(refusal);
      if ('unreadable' in made) throw new UnreadableArticle(made.unreadable);
      return made.compiled;
    });
  return {
    compile,
    // Only a task shows whether a thread is ready; it does not matter if this one fails.
    expectWork: () => void compile(TRIFLE, 'soon').catch(() => {}),
    close: async () => {
      whenFree.soon.clearQueue();
      whenFree.later.clearQueue();
      await (await pool)?.destroy();
    },
  };
}

/** Loaded when it is needed: a start that finds all in the cache is the quicker. */
async function startPool(maxThreads: number): Promise<Piscina<Order, Made>> {
  const { Piscina } = await import('piscina');
  const options = { filename: PROGRAM, minThreads: 0, maxThreads, idleTimeout: IDLE, niceIncrement: NICE };
  return new Piscina(options);
}

/** An article's time counts from when a thread has begun, whose start may take longer than reading it. */
async function within(limit: number, threads: Piscina<Order, Made>, task: Task): Promise<Made> {
  const { port1, port2: begun } = new MessageChannel();
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  port1.once('message', () => {
    timer = setTimeout(() => ending.abort(), limit);
  });
  try {
    return await threads.run({ ...task, begun }, { signal: ending.signal, transferList: [begun] });
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

/** Failures that the article causes make it unreadable; any other error is thrown on. */
function refusal(error: Error & { readonly code?: string }): Made {
  if (error.name === 'AbortError') throw new TookTooLong();
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { unreadable: 'There is not enough memory to read it.' };
  throw error;
}
