import { Command } from 'commander';
import { runProgram } from '../eval/run-program.js';
import { benchArchive } from './archive.js';
import { benchOneArticle } from './one-article.js';

const program = new Command('npm run bench --')
  .description(
    'Measures speed: one article, and with --data an archive of 10,000 paragraphs beside bare lunr.',
  )
  .option('--data <folder>', 'the folder with question-answering sets (.jsonl) to make an archive of')
  .action(async ({ data }: { data?: string }) => {
    await benchOneArticle();
    if (data !== undefined) benchArchive(data);
  });

await runProgram(program);
