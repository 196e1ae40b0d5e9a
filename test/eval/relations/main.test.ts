import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UnusableData } from '../../../eval/data.js';
import { readWordNet } from '../../../eval/relations/wordnet.js';
import { ENTRY, FILE_KINDS } from '../../../src/language/word-relations.js';
import { ROWS, rowOf, wordAt } from '../../../src/language/word-vectors.js';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'dist', 'eval', 'relations', 'main.js');
const LICENCE = '  1 A line of the licence.\n';

/** Two verbs with a noun derived from one; boats under motor craft under vessels, which hold water too; opposites. */
const DICTIONARY: Record<string, string> = {
  'data.verb': `${LICENCE}00000001 30 v 02 repair 0 mend 0 001 + 00000002 n 0101 00 | make whole\n`,
  'data.noun': [
    '00000002 04 n 02 repair 0 fixing 0 001 + 00000001 v 0101 | the act of making whole',
    '00000003 06 n 01 boat 0 001 @ 00000004 n 0000 | a small one',
    '00000004 06 n 01 motor_craft 0 002 @ 00000005 n 0000 ~ 00000003 n 0000 | one with a motor',
    '00000005 06 n 02 vessel 0 Watercraft 0 001 ~ 00000004 n 0000 | it swims',
    '00000006 06 n 01 vessel 0 000 | it holds water',
    '',
  ].join('\n'),
  'data.adj':
    '00000007 00 a 01 hot(p) 0 001 ! 00000008 a 0101 | warm\n00000008 00 s 01 cold 0 001 ! 00000007 a 0101 | not warm\n',
  'data.adv': '',
  'index.sense': [
    'boat%1:06:00:: 00000003 1 5',
    'cold%5:00:00:hot:00 00000008 1 0',
    'fixing%1:04:00:: 00000002 1 0',
    'hot%3:00:00:: 00000007 1 3',
    'mend%2:30:00:: 00000001 1 0',
    'motor_craft%1:06:00:: 00000004 1 0',
    'repair%1:04:00:: 00000002 1 1',
    'repair%2:30:00:: 00000001 1 1',
    'vessel%1:06:00:: 00000005 1 3',
    'vessel%1:06:01:: 00000006 2 0',
    'watercraft%1:06:00:: 00000005 1 0',
    '',
  ].join('\n'),
  'noun.exc': 'mice boat\n',
  'verb.exc': '',
  'adj.exc': '',
  'adv.exc': '',
};

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-relations-'));
  out = join(folder, 'table.bin');
  for (const [name, text] of Object.entries(DICTIONARY)) writeFileSync(join(folder, name), text);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run() {
  return spawnSync(process.execPath, [MAIN, folder, '--out', out], { encoding: 'utf8' });
}

/** What the file tells of a word: the others, with kind and worth, in its order. */
function read(word: string): [other: string, kind: string, worth: number][] {
  const file = readFileSync(out);
  const all = file.readUInt32LE(4);
  const count = (row: number) => file.readUInt16LE(8 + 4 * all + 2 * row);
  let start = 0;
  for (let row = 0; row < rowOf(word); row++) start += count(row);
  return Array.from({ length: count(rowOf(word)) }, (_, at) => {
    const entry = file.readUInt32LE(8 + 4 * (start + at));
    const kind = FILE_KINDS[(entry >>> ENTRY.kindAt) & ENTRY.kinds] as string;
    return [
      wordAt(entry >>> ENTRY.rowAt),
      kind,
      Math.round(((entry & ENTRY.worths) / ENTRY.worths) * 100) / 100,
    ];
  });
}

test('the file has relations of known words, both ways, lemmas and forms first', () => {
  expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(out).readUInt32LE(0)).toBe(ROWS);
  const related = (word: string) => read(word).map(([other, kind]) => `${other} ${kind}`);
  expect(related('mend')).toEqual(['repair synonym']);
  expect(related('repair')).toEqual(['fixing synonym', 'mend synonym']);
  // "Watercraft" means nothing else. Above "boat" stands "motor craft", which is no single word.
  expect(related('boat')).toEqual(['mice form', 'watercraft hypernym', 'vessel hypernym']);
  expect(related('vessel')).toEqual(['watercraft synonym', 'boat hyponym']);
  expect(related('mice')).toEqual(['boat lemma']);
  expect(related('boats')).toEqual(['boat lemma']);
  expect(related('the')).toEqual([]);
});

test('a relation is worth how often the words have the meanings that are related', () => {
  run();
  const opposites = (word: string) => read(word).filter(([, kind]) => kind === 'antonym');
  expect([opposites('hot'), opposites('cold')]).toEqual([[['cold', 'antonym', 1]], [['hot', 'antonym', 1]]]);
  // Met three times with the meaning that it shares, never with its second: 4 to 0.5, and twice the root.
  expect(read('watercraft')[0]).toEqual(['vessel', 'synonym', 0.97]);
});

test('a missing file is named in one sentence, and nothing is written', () => {
  rmSync(join(folder, 'verb.exc'));
  const stderr = `${join(folder, 'verb.exc')} does not exist; name the folder "dict" of WordNet.\n`;
  expect(run()).toMatchObject({ status: 1, stdout: '', stderr });
  expect(existsSync(out)).toBe(false);
});

test.each([
  [
    'another file',
    'data.noun',
    'one two three\n',
    'is not a file of WordNet 3; name the folder "dict" of WordNet.',
  ],
  [
    'a cut line',
    'data.verb',
    '00000001 30 v 02 repair 0\n',
    'is not a file of WordNet 3; name the folder "dict" of WordNet.',
  ],
])('%s is named in the same way', (_, name, text, message) => {
  writeFileSync(join(folder, name), text);
  expect(() => readWordNet(folder)).toThrow(new UnusableData(`${join(folder, name)} ${message}`));
});
