import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Library, watchLibrary } from '../src/index.js';
import { archiveOf, questionsOf, readArticles, SIZES } from './archive.js';
import { inOwnProcess, retained } from './child.js';
import type { FolderCost, Start } from './folders.js';
import { time } from './measure.js';

/** The number of measurements of starts, and of additions. */
const STARTS = 5;
const ADDITIONS = 20;
/** The interval of questions in milliseconds, while nothing changes and while the folder is read anew. */
const PACE = 100;
const QUIET_QUESTIONS = 300;
/** The number of messages to verify, and their length. */
const MESSAGES = 50;
const MESSAGE_CHARACTERS = 2_000;

/** Measures a folder with the given number of articles. Arguments: folder of the data, number of articles. */
const [data = '', size = ''] = process.argv.slice(2);
const gold = readArticles(data);
const questions = questionsOf(gold);
const dir = mkdtempSync(join(tmpdir(), 'bench-'));
const [seeds, cache] = [join(dir, 'seeds'), join(dir, 'cache')];
mkdirSync(seeds);
try {
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function measure(): Promise<FolderCost> {
  await once(write(''), 'close');
  const { open: build } = inOwnProcess<Start>('one-start.js', [seeds, cache]);
  const starts = Array.from({ length: STARTS }, () => inOwnProcess<Start>('one-start.js', [seeds, cache]));
  const empty = retained();
  let changed = () => {};
  const listener = {
    changed: () => changed(),
    failed: (reason: string) => {
      throw new Error(reason);
    },
  };
  const live = await watchLibrary(seeds, listener, { cache });
  const memory = retained() - empty;
  const { library } = live;
  const costs = {
    ask: timesOf(questions, (question) => library.ask(question)),
    quotes: timesOf(speakersOf(library), (speaker) => library.quotes({ speaker })),
    summary: timesOf(
      library.articles.slice(0, 300).map(({ id }) => id),
      (source) => library.summary({ source }),
    ),
    verify: timesOf(messagesOf(library), (text) => library.verify(text)),
  };
  // The first addition starts the thread.
  const additions: number[] = [];
  for (let number = 0; number <= ADDITIONS; number++) {
    const [article] = archiveOf([gold[number % gold.length] as (typeof gold)[number]], 1);
    const bytes = new TextEncoder().encode(JSON.stringify({ ...article, id: `added ${number}` }));
    additions.push(await timed(() => live.add(`added-${number}.json`, bytes)));
  }
  const reload = Number(size) === Math.max(...SIZES) ? await reloaded() : null;
  await live.close();
  return { build, starts, memory, ...costs, additions: additions.slice(1), reload };

  /** Asks questions at a constant rate, before and while all articles are read anew. Each time includes the wait. */
  async function reloaded() {
    const quiet = await waits(({ length }) => length < QUIET_QUESTIONS);
    let done = false;
    changed = () => {
      done = true;
    };
    write('This was added later.');
    const from = performance.now();
    const busy = await waits(() => !done);
    return { quiet, busy, took: performance.now() - from };
  }

  async function waits(goOn: (times: readonly number[]) => boolean): Promise<number[]> {
    const times: number[] = [];
    const from = performance.now();
    while (goOn(times)) {
      const due = from + times.length * PACE;
      await sleep(Math.max(0, due - performance.now()));
      live.library.ask(questions[times.length % questions.length] as string);
      times.push(performance.now() - due);
    }
    return times;
  }
}

/** Writes the articles, each with the paragraph at its end, in another process, because this one answers questions. */
function write(paragraph: string): ChildProcess {
  const program = new URL('write-folder.js', import.meta.url).pathname;
  return spawn(process.execPath, [program, data, size, seeds, paragraph], { stdio: 'inherit' });
}

/** The times after a warm-up round. */
function timesOf<Input>(inputs: readonly Input[], run: (input: Input) => unknown): number[] {
  for (const input of inputs) run(input);
  return inputs.map((input) => time(() => run(input)));
}

/** Messages full of quotations from all parts of the archive, half of them with one word changed. */
function messagesOf({ articles }: Library): string[] {
  const sentences = articles.flatMap(({ text, paragraphs }) =>
    paragraphs
      .slice(0, 2)
      .flatMap(({ sentences: [first] }) => (first ? [text.slice(first.start, first.end)] : [])),
  );
  const quoting = sentences.map((sentence, at) => {
    const words = sentence.replace(/["“”]/gu, '').split(' ');
    return `“${(at % 2 === 0 ? words : words.with(Math.floor(words.length / 2), 'seagulls')).join(' ')}” `;
  });
  return Array.from({ length: MESSAGES }, (_, message) => {
    let text = '';
    for (let at = message; text.length < MESSAGE_CHARACTERS; at += MESSAGES)
      text += quoting[at % quoting.length];
    return text.slice(0, MESSAGE_CHARACTERS);
  });
}

/** Names from all parts of the archive. */
function speakersOf(library: Library): string[] {
  const texts = new Map(library.articles.map(({ id, text }) => [id, text]));
  const names = library
    .speakers()
    .map(({ name: { article, span } }) => (texts.get(article) ?? '').slice(span.start, span.end));
  const step = Math.max(1, Math.floor(names.length / 100));
  return names.filter((_, index) => index % step === 0);
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}
