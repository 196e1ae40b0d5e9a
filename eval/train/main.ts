import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { LearnedModel } from '../../src/answer/model.js';
import { UnusableData } from '../data.js';
import { runProgram } from '../run-program.js';
import { learn, TAUGHT } from './learn.js';
import { readLessons } from './lessons.js';
import { report } from './report.js';

/** Trains the weights of answers, prints their results on data that they were not trained on, and writes them. */
function train(folders: readonly string[], out: string, heldOut: string): void {
  const lessons = readLessons(folders);
  const missing = Object.keys(TAUGHT).filter((set) => !lessons.some((lesson) => lesson.set === set));
  if (missing.length > 0)
    throw new UnusableData(`The folders hold no set ${missing.join(', ')}; name its folder with --data.`);
  const learned = learn(lessons);
  report(learned);
  const { model, folds, without } = learned;
  writeFileSync(out, `${onLines(model)}\n`);
  writeFileSync(heldOut, `${JSON.stringify({ folds, without })}\n`);
}

/** JSON with one line for each value; a list of numbers is one value. */
function onLines(model: LearnedModel): string {
  return JSON.stringify(model, null, 2).replace(/\[[^\]]*\]/gu, (list) => list.replace(/\s+/gu, ' '));
}

const program = new Command('npm run train --')
  .description(
    'Learns the weights of answers from data sets, and prints figures on what they were not learned from.',
  )
  .requiredOption('--data <folders...>', 'the folders with the data sets: .jsonl files')
  .option('--out <file>', 'where to write the weights', 'data/ranking.json')
  .option(
    '--held-out <file>',
    'where to write what was learned without a part of the data, for npm run eval',
    'eval/train/held-out.json',
  )
  .action(({ data, out, heldOut }: { data: string[]; out: string; heldOut: string }) =>
    train(data, out, heldOut),
  );

await runProgram(program);
