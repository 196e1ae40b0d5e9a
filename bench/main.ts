import { Command } from 'commander';
import { runProgram } from '../eval/run-program.js';
import { readArticles } from './archive.js';
import { benchExtraction } from './extraction.js';
import { benchFolders } from './folders.js';
import { benchHostile } from './hostile.js';
import { benchLoad } from './load.js';
import { benchOneArticle } from './one-article.js';
import { benchPeers } from './peers.js';
import { writeReport } from './report.js';

const program = new Command('npm run bench --')
  .description(
    'Measures speed: one article, with --data archives of up to 3,000 articles beside other search engines, with --quotes the quotations of 1,000 articles.',
  )
  .option('--data <folder>', 'the folder with question-answering sets (.jsonl) to make archives of')
  .option('--report <folder>', 'with --data: the folder to write performance.md and its plots into')
  .option('--quotes <folder>', 'the folder with quotation sets (.jsonl) to find the quotations of')
  .action(async ({ data, quotes, report }: { data?: string; quotes?: string; report?: string }) => {
    await benchOneArticle();
    if (data !== undefined) {
      const peers = benchPeers(data, readArticles(data));
      const folders = benchFolders(data);
      if (report !== undefined) writeReport(report, peers, folders);
    }
    if (quotes !== undefined) benchExtraction(quotes);
  });

program
  .command('load')
  .description('Measures the bot against a local Discord: 2,000 interactions at a pace and 50,000 in a row')
  .action(benchLoad);

program
  .command('hostile')
  .description('Measures answers to 10,000 hostile texts, and holds each to Discord’s rules')
  .action(benchHostile);

await runProgram(program);
