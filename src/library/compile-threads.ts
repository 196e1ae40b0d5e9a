import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { UnreadableArticle } from '../article/article.js';
import type { Made, Order, Task } from './compile-worker.js';

/** Thrown for an article that exceeded its time limit. */
export class TookTooLong extends UnreadableArticle {
  constructor() {
    super('It takes too long to read.');
  }
}

/** How long an article may take: little while others wait for it, more in the background. */
export type Patience = 'soon' | 'later';

/** Time limits for an article, in milliseconds. */
export interface Limits extends Readonly<Record<Patience, number>> {
  /** Added to `later` for each megabyte. */
  readonly perMegabyte: number;
}

/** Worker threads that compile articles, so that this thread can keep answering. */
export interface Threads {
  /**
   * @throws {TookTooLong}
   * @throws {UnreadableArticle} with a plain sentence that gives the reason
   */
  compile(task: Task, patience: Patience): Promise<Uint8Array>;
  /** Starts a thread and loads its language model. */
  expectWork(): void;
  /** Terminates the threads, whatever they are doing. */
  close(): Promise<void>;
}

/** The built program of the threads, because they cannot run TypeScript. */
const PROGRAM = createRequire(import.meta.url).resolve('#compile-worker');
/** The maximum number of threads. Each has its own language model, which takes more than 100 MB. */
const MOST = 3;
/** Gives answers priority if there are few processors; Linux and Windows respect it. */
const NICE = 10;
/** Milliseconds after which an idle thread is terminated. */
const IDLE = 30_000;
/**
 * A start does not wait long for a single article, even if other programs occupy the processor. A megabyte of prose
 * takes five seconds, and several times that on a busy machine. Whatever exceeds `later` was built to be slow.
 */
export const LIMITS: Limits = { soon: 3_000, later: 30_000, perMegabyte: 60_000 };
const MEGABYTE = 1024 * 1024;

const TRIFLE: Task = { path: 'a.txt', bytes: new TextEncoder().encode('Rain.') };

/** Worker threads that start when the first article arrives. */
export function makeThreads(limits: Limits = LIMITS): Threads {
  const most = Math.min(MOST, Math.max(1, availableParallelism() - 1));
  // Slow articles have their own thread, so that others never wait for them.
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

/** Loaded on demand: a start that finds everything in the cache is faster without it. */
async function startPool(maxThreads: number): Promise<Piscina<Order, Made>> {
  const { Piscina } = await import('piscina');
  const options = { filename: PROGRAM, minThreads: 0, maxThreads, idleTimeout: IDLE, niceIncrement: NICE };
  return new Piscina(options);
}

/** The time limit starts when the thread has begun, because starting it may take longer than reading the article. */
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

/** Errors that the article causes make it unreadable; any other error is rethrown. */
function refusal(error: Error & { readonly code?: string }): Made {
  if (error.name === 'AbortError') throw new TookTooLong();
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { unreadable: 'There is not enough memory to read it.' };
  throw error;
}
