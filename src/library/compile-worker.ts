import type { MessagePort } from 'node:worker_threads';
import { UnreadableArticle } from '../article/article.js';
import { compile, encode } from './compile.js';

/** What a thread is asked to compile. */
export interface Task {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a thread gets: the task, and where to say that it has begun. */
export interface Order extends Task {
  readonly begun: MessagePort;
}

/** The compiled article, or why it cannot be read: an error would lose its class on the way. */
export type Made = { readonly compiled: Uint8Array } | { readonly unreadable: string };

/** Compiles an article in a thread of its own. */
export default async function make({ path, bytes, begun }: Order): Promise<Made> {
  begun.postMessage(null);
  try {
    return { compiled: encode(await compile(path, bytes)) };
  } catch (error) {
    if (error instanceof UnreadableArticle) return { unreadable: error.message };
    throw error;
  }
}
