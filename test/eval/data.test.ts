import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readData, UnusableData, writeLines } from '../../eval/data.js';

const Line = z.object({ id: z.string(), parts: z.array(z.object({ at: z.int() })) });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-data-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function expectRefused(path: string, message: string): void {
  expect(() => readData(path, Line)).toThrow(UnusableData);
  expect(() => readData(path, Line)).toThrow(message);
}

describe('a folder of data sets', () => {
  test('is read back as it was written, file by file in order of names', () => {
    const lines = [
      { id: 'one', parts: [{ at: 1 }] },
      { id: 'zwei\u2028', parts: [] },
    ];
    writeLines(join(folder, 'deep', 'down'), 'b', lines);
    writeLines(join(folder, 'deep', 'down'), 'a', []);
    expect(readData(join(folder, 'deep', 'down'), Line)).toEqual([
      { name: 'a', lines: [] },
      { name: 'b', lines },
    ]);
  });

  test('may hold blank lines, other files, and fields that nobody asked for', () => {
    writeFileSync(join(folder, 'notes.txt'), 'none of this');
    writeFileSync(join(folder, 'set.jsonl'), '\n{"id":"one","parts":[],"more":1}\n\n');
    expect(readData(folder, Line)).toEqual([{ name: 'set', lines: [{ id: 'one', parts: [] }] }]);
  });
});

describe('what cannot be used is named', () => {
  test('a folder that is missing, is a file, or holds no set', () => {
    const [missing, file, empty] = ['missing', 'file', 'empty'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, '');
    mkdirSync(empty);
    expectRefused(
      missing,
      `The folder "${missing}" does not exist; name the folder with the data with --data.`,
    );
    expectRefused(file, `The folder "${file}" is a file, not a folder`);
    expectRefused(empty, `The folder "${empty}" holds no .jsonl file`);
  });

  test.each([
    ['{"id":"two","parts"', 'the line is not JSON; every line must be one whole object.'],
    [
      '{"id":"two","parts":[{"at":"here"}]}',
      'the field "parts.0.at" is not as it should be: expected number',
    ],
    ['{"parts":[]}', 'the field "id" is not as it should be: expected string'],
    ['[]', 'the line is not as it should be: expected object'],
  ])('a line, with file, number and field: %s', (line, message) => {
    const path = join(folder, 'set.jsonl');
    writeFileSync(path, `{"id":"one","parts":[]}\n\n${line}\n`);
    expectRefused(folder, `${path}, line 3: ${message}`);
  });
});
