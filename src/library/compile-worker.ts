import type { MessagePort } from 'node:worker_threads';
import { UnreadableArticle } from '../article/article.js';
import { compile, encode } from './compile.js';

/** An article to compile in a thread. */
export interface Task {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The message to a thread: the task, and a port that reports when it has begun. */
export interface Order extends Task {
  readonly begun: MessagePort;
}

/** The compiled article, or why it cannot be read. An error object would lose its class in transit. */
export type Made = { readonly compiled: Uint8Array } | { readonly unreadable: string };

/** Compiles an article in a worker thread. */
export default async function make({ path, bytes, begun }: Order): Promise<Made> {
  begun.postMessage(null);
  try {
    return { compiled: encode(await compile(path, bytes)) };
  } catch (error) {
    if (error instanceof UnreadableArticle) return { unreadable: error.message };
    throw error;
  }
}
