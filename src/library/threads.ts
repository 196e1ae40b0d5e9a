import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { Piscina } from 'piscina';
import { UnreadableArticle } from '../article/errors.js';
import type { Made, Task } from './compile-worker.js';

/** Threads that compile articles, so that this one goes on answering. */
export interface Threads {
  /** @throws {UnreadableArticle} with a plain sentence that says why it cannot be read */
  compile(task: Task): Promise<Uint8Array>;
  /** Gets one ready, its language model loaded. */
  expectWork(): void;
  /** Ends them, whatever they are at. */
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
/** In milliseconds; an article that takes longer was made to. */
const LONGEST = 120_000;

const TRIFLE: Task = { path: 'a.txt', bytes: new TextEncoder().encode('Rain.') };

/**
 * Threads that are started when the first article comes.
 *
 * @param longest milliseconds that an article may take
 */
export function makeThreads(longest = LONGEST): Threads {
  const maxThreads = Math.min(MOST, Math.max(1, availableParallelism() - 1));
  // An article's time counts from when a thread takes it, not from when it begins to wait for one.
  const whenFree = pLimit(maxThreads);
  let pool: Promise<Piscina<Task, Made>> | undefined;
  const compile = (task: Task) =>
    whenFree(async () => {
      pool ??= startPool(maxThreads);
      const threads = await pool;
      const made = await threads.run(task, { signal: AbortSignal.timeout(longest) }).catch(refusal);
      if ('unreadable' in made) throw new UnreadableArticle(made.unreadable);
      return made.compiled;
    });
  return {
    compile,
    // Whether it is ready already only a task can tell; one that comes to nothing is no matter.
    expectWork: () => void compile(TRIFLE).catch(() => {}),
    close: async () => {
      whenFree.clearQueue();
      await (await pool)?.destroy();
    },
  };
}

/** Loaded when it is needed: a start that finds all in the cache is the quicker. */
async function startPool(maxThreads: number): Promise<Piscina<Task, Made>> {
  const { Piscina } = await import('piscina');
  const options = { filename: PROGRAM, minThreads: 0, maxThreads, idleTimeout: IDLE, niceIncrement: NICE };
  return new Piscina(options);
}

/** What an article can do to a thread is said of the article; any other error is one of the program. */
function refusal(error: Error & { readonly code?: string }): Made {
  if (error.name === 'AbortError') return { unreadable: 'It takes too long to read.' };
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { unreadable: 'It takes more memory to read than there is.' };
  throw error;
}
