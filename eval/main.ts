import { Command } from 'commander';
import { evalAnswers } from './answers/run.js';
import { evalChat } from './chat/run.js';
import { evalMembers } from './members/run.js';
import { evalPages } from './pages/run.js';
import { evalQuotations } from './quotations/run.js';
import { runProgram } from './run-program.js';
import { evalSummaries } from './summaries/run.js';
import { evalVerify } from './verify/run.js';

/** Measures a part of the library on the data sets of a folder; writes predictions if a folder is given for them. */
export type Evaluation = (data: string, out: string | undefined) => void | Promise<void>;

const program = new Command('npm run eval --').description(
  'Measures quality on data sets: prints tables with 95% intervals, peers beside.',
);
const PARTS: [string, string, Evaluation][] = [
  ['answers', 'whether the right passages are found, and refused where there are none', evalAnswers],
  ['chat', 'whether questions that follow others are answered', evalChat],
  ['members', 'what members see who ask about an article in their own words', evalMembers],
  ['pages', 'whether the text and the facts of saved pages are found', evalPages],
  ['quotations', 'whether quotations and their speakers are found', evalQuotations],
  ['verify', 'whether claimed quotations are told from altered and invented ones', evalVerify],
  ['summaries', 'whether summaries say what people’s summaries say', evalSummaries],
];
for (const [name, description, run] of PARTS) {
  program
    .command(name)
    .description(description)
    .requiredOption('--data <folder>', 'the folder with the data sets: .jsonl files, or saved pages')
    .option('--out <folder>', 'where to write the predictions')
    .action(({ data, out }: { data: string; out?: string }) => run(data, out));
}

await runProgram(program);
