import { Command } from 'commander';
import { runProgram } from '../eval/run-program.js';
import { readArticles } from './archive.js';
import { benchArchive } from './archive-database.js';
import { benchExtraction } from './extraction.js';
import { benchFolders } from './folders.js';
import { benchGrowth, USUAL } from './growth.js';
import { benchHostile } from './hostile.js';
import { benchLoad } from './load.js';
import { benchOneArticle } from './one-article.js';
import { benchPeers } from './peers.js';
import { writeReport } from './report.js';
import { benchServers } from './servers.js';
import { benchStore } from './store.js';
import { benchStoreKills } from './store-kills.js';
import { benchStory } from './story/play.js';

const program = new Command('npm run bench --')
  .enablePositionalOptions()
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
  .description(
    'Measures the bot with thousands of articles against a local Discord: at a pace, 1,000 at once, 50,000 in a row',
  )
  .action(benchLoad);

program
  .command('archive')
  .description('Measures an archive in PostgreSQL: what it finds, and what asking it costs')
  .requiredOption('--data <folder>', 'the folder with question-answering sets (.jsonl)')
  .requiredOption(
    '--quotes <folder>',
    'the folder with quotation sets (.jsonl), whose articles are recombined',
  )
  .option('--database <url>', 'a database that may be filled; one of its own unless told')
  .option('--paragraphs <number>', 'how many paragraphs it has', '45000')
  .action(async ({ data, quotes, database, paragraphs }: Record<string, string>) =>
    benchArchive({ data: data as string, quotes: quotes as string }, Number(paragraphs), database),
  );

program
  .command('servers')
  .description('Measures thousands of servers with articles of their own, and many shards, in one process')
  .requiredOption('--data <folder>', 'the folder with question-answering sets (.jsonl)')
  .option('--servers <number>', 'how many servers', '2500')
  .option('--articles <number>', 'how many articles each has', '20')
  .option('--questions <number>', 'how many questions', '5000')
  .option('--memory <megabytes>', 'LIBRARIES_MEMORY', '256')
  .action(({ data, ...options }: { data: string } & Record<string, string>) => {
    const number = (name: string) => Number(options[name]);
    return benchServers(data, {
      servers: number('servers'),
      articles: number('articles'),
      questions: number('questions'),
      memory: number('memory'),
    });
  });

program
  .command('story')
  .description(
    'Plays what happens to a bot that is kept running: outages, signals, damage; prints what is said',
  )
  .option('--kills <number>', 'how often it is killed at a random moment', '50')
  .action(({ kills }: { kills: string }) => benchStory(Number(kills)));

program
  .command('store')
  .description(
    'Measures the steps of the store in SQLite and PostgreSQL, and how long they keep others waiting',
  )
  .action(benchStore);

program
  .command('store-kills')
  .description('Kills a process that writes to the store, at random moments, and checks what is kept')
  .option('--kills <number>', 'how often, for each database', '200')
  .action(({ kills }: { kills: string }) => benchStoreKills(Number(kills)));

program
  .command('hostile')
  .description('Measures answers to 10,000 hostile texts, and holds each to Discord’s rules')
  .action(benchHostile);

program
  .command('growth')
  .description(
    'Measures how the cost of every command, button and key grows with long and hostile articles and with archives',
  )
  .option('--characters <sizes...>', 'characters of an article', USUAL.characters.map(String))
  .option('--articles <sizes...>', 'articles of an archive', USUAL.articles.map(String))
  .option('--shapes <names...>', 'shapes of articles; all unless told')
  .action(({ characters, articles, shapes }: Record<'characters' | 'articles' | 'shapes', string[]>) =>
    benchGrowth({
      characters: characters.map(Number),
      articles: articles.map(Number),
      ...(shapes && { shapes }),
    }),
  );

await runProgram(program);
