import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { commands, messageCommands } from '../../../commands/index.js';
import { openLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { startLocal } from '../../../src/local/run-local.js';
import { createDiary } from '../../e2e/diary.js';
import { ASSETS } from '../page/support.js';

/** What a prompt of the bot about the example article answers to some lines. */
async function answers(...lines: string[]): Promise<string> {
  const { log } = createDiary();
  const library = await openLibrary(join(import.meta.dirname, '../../../seeds'));
  const bot = { commands, messageCommands, log, library };
  const local = await startLocal(bot, createMutableLibrary(library), ASSETS);
  onTestFinished(() => local.close());
  const output = new PassThrough();
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const terminal = { input, output, interactive: false, ansi: false, width: () => 200 };
  await local.prompt(terminal, new AbortController().signal);
  output.end();
  return text(output);
}

test('a line hangs on the answer before it, also where that was to a command', async () => {
  const written = await answers(
    'What did Lavrov say about the Minsk agreements?',
    'And Putin?',
    '/quote Stoltenberg about: NATO',
    'And Biden?',
  );
  expect(written).toContain('Taken as: What did Putin say about the Minsk agreements?');
  expect(written).toMatch(/Taken as: What did Biden say about NATO\?/u);
});

test('a number presses a button of an answer to a message, and what is too long is refused', async () => {
  const written = await answers('What is S. 1605?', '1', 'x '.repeat(300));
  expect(written).toContain('Concerns · in context');
  expect(written).toContain('A question must be 1 to 500 characters; this one has 599.');
});

test('a greeting is answered once in a row', async () => {
  const written = await answers('hello', 'hi', 'What is S. 1605?');
  expect(written.match(/Answers in the words of the articles/gu)).toHaveLength(1);
  expect(written).toMatch(/There is no answer to that.*legislaiton/su);
});

test('a quotation is checked', async () => {
  const written = await answers('Did Putin say “the conversation took place in a sincere atmosphere”?');
  expect(written).toMatch(/business-like/u);
});
