import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { EVIDENCE } from '../../src/answer/evidence.js';
import { SIGNALS } from '../../src/answer/signals.js';
import type { Scope } from '../../src/answer/view.js';
import { GoldArticle } from '../answers/gold.js';
import { readData, UnusableData } from '../data.js';
import { runProgram } from '../run-program.js';
import { reportConfidence, reportRanking } from './report.js';
import { isAnswerable, type Room, roomsOf } from './room.js';
import { trainConfidence } from './train-confidence.js';
import { trainRanking } from './train-ranking.js';
import { weightsFile } from './weights-file.js';

const SCOPES: readonly Scope[] = ['article', 'archive'];

/** Learns the weights of answers from the data sets of a folder, and prints how they do on articles not learned from. */
function train(folder: string, out: string): void {
  const sets = readData(folder, GoldArticle);
  const learned = SCOPES.map((scope) => {
    const rooms: Room[] = sets.flatMap((set) => roomsOf(set, scope));
    if (!rooms.some(({ questions }) => questions.some(isAnswerable)))
      throw new UnusableData(`The folder "${folder}" holds no question to learn the scope ${scope} from.`);
    const ranking = trainRanking(rooms, scope);
    reportRanking(rooms, ranking, scope);
    const confidence = trainConfidence(rooms, ranking, scope);
    reportConfidence(confidence, scope);
    return [scope, { ranking: ranking.final, confidence }] as const;
  });
  writeFileSync(out, weightsFile(Object.fromEntries(learned), { signals: SIGNALS, evidence: EVIDENCE }));
}

const program = new Command('npm run train --')
  .description(
    'Learns the weights of answers from data sets, and prints figures on articles not learned from.',
  )
  .requiredOption('--data <folder>', 'the folder with the data sets: .jsonl files')
  .option('--out <file>', 'where to write the weights', 'src/answer/weights.ts')
  .action(({ data, out }: { data: string; out: string }) => train(data, out));

await runProgram(program);
