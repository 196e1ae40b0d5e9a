import { readFileSync } from 'node:fs';
import lexrank from 'lexrank';
import type { SummaryTask } from './peers.js';

/** Reads tasks as JSON from standard input and writes the sentences chosen for each. */
const tasks = JSON.parse(readFileSync(0, 'utf8')) as SummaryTask[];
const chosen = tasks.map(({ text, sentences }) => {
  let texts: string[] = [];
  lexrank.summarize(text, sentences, (_, ranked) => {
    texts = ranked.map((sentence) => sentence.text);
  });
  return texts;
});
process.stdout.write(JSON.stringify(chosen));
