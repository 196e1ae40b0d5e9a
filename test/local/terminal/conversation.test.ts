import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands, messageCommands } from '../../../commands/index.js';
import type { Bot } from '../../../src/bot/bot.js';
import { openLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { startLocal } from '../../../src/local/run-local.js';
import { keptBy } from '../../../src/local/terminal/terminal.js';
import { createDiary } from '../../e2e/diary.js';
import { ASSETS } from '../page/support.js';

const library = await openLibrary(join(import.meta.dirname, '../../../seeds'));

/** What a prompt of the bot about the example article answers to some lines. */
function answers(...lines: string[]): Promise<string> {
  return answersOf({}, ...lines);
}

/** What the prompt of such a bot answers that is set in this way. */
async function answersOf(settings: Partial<Bot>, ...lines: string[]): Promise<string> {
  const { log } = createDiary();
  const bot = { commands, messageCommands, log, library, ...settings };
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

test('whoever names nobody is told who is quoted, and a number shows their quotations', async () => {
  const written = await answers('/quote', '1');
  expect(written).toMatch(
    /Who is quoted\n\n• Joe Biden · U\.S\. President · \d+ quotations\n.*\[1\] Joe Biden\n.*\nJoe Biden · U\.S\. President\n.*Biden said/su,
  );
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

const LAVROV = 'What did Lavrov say about the Minsk agreements?';

describe('the last message', () => {
  test('is changed, and its answer with it, to which the next line refers', async () => {
    const written = await answers('What is S. 1605?', `/edit ${LAVROV}`, 'And Putin?');
    expect(written).toMatch(/legislaiton.*Everything is written in these agreements/su);
    expect(written).toContain('Taken as: What did Putin say about the Minsk agreements?');
    expect(written).not.toContain('stays as it was');
  });

  test('is changed again, until the bot has enough of it; a number presses a button of what stands there', async () => {
    const edits = ['Who?', 'Where?', 'When?', 'Why?', 'What is S. 1605?', 'Which?'].map(
      (text) => `/edit ${text}`,
    );
    const written = await answers('What?', ...edits, '2');
    expect(written.match(/^Edited\. Its answer stays as it was/gmu)).toHaveLength(1);
    expect(written).toMatch(/stays as it was.*It names:/su);
  });

  test('is deleted with its answer, and the next line refers to the one before', async () => {
    const written = await answers(LAVROV, 'What is S. 1605?', '/delete', 'And Putin?', '/delete', '/delete');
    expect(written).toContain('Deleted “What is S. 1605?”, and its answer with it.');
    expect(written).toContain('Taken as: What did Putin say about the Minsk agreements?');
    expect(written).toContain(`Deleted “${LAVROV}”, and its answer with it.`);
  });

  test('takes the buttons of its answer along', async () => {
    const written = await answers('What is S. 1605?', '/delete', '1');
    expect(written).toMatch(/its answer with it\.\n\nThere is no answer here with buttons to press\.\n/u);
  });

  test('that was not answered is changed and deleted all the same', async () => {
    const written = await answers('hello', 'hi', '/edit hey', '/delete');
    expect(written).toMatch(/Edited\.\n\nDeleted “hey”\.\n/u);
  });

  test('is not there at first; and a change says to what, in as many characters as a question has', async () => {
    const written = await answers(
      '/edit What?',
      '/delete',
      'What is S. 1605?',
      '/edit',
      `/edit ${'x '.repeat(300)}`,
    );
    expect(written.match(/You have written no message here\./gu)).toHaveLength(2);
    expect(written).toContain('/edit NEW TEXT');
    expect(written).toContain('A question must be 1 to 500 characters; this one has 599.');
  });
});

describe('in the channel of a server', () => {
  test('the bot is to be mentioned, in whatever letters', async () => {
    const written = await answers(
      '/in #news',
      LAVROV,
      `@verbatim ${LAVROV}`,
      '/edit @Verbatim What is S. 1605?',
    );
    expect(written).toMatch(
      /You are in #news.*The bot was not asked.*Everything is written in these agreements.*legislaiton/su,
    );
  });

  test('a message may be longer than a question, which the bot says itself', async () => {
    const long = 'x '.repeat(300);
    const written = await answers('/in #news', long, `@Verbatim ${long}`, `/edit ${'x '.repeat(1001)}`);
    expect(written).toMatch(
      /The bot was not asked.*A question may have 500 characters, and this has 599\./su,
    );
    expect(written).toContain('A message must be 1 to 2000 characters; this one has 2001.');
  });

  test('a thread is opened on the last message, and one goes to and fro', async () => {
    const written = await answers(
      '/thread Minsk',
      '/in #news',
      `@Verbatim ${LAVROV}`,
      '/thread Minsk',
      '@Verbatim What is S. 1605?',
      '/thread again',
      '/in',
      '/in NEWS',
      '/thread again',
      '/in @Verbatim',
      '1',
      '/in elsewhere',
    );
    expect(written).toContain('There are no threads in direct messages; /in #news goes to a channel.');
    expect(written).toMatch(
      /You are in Minsk, a thread\..*legislaiton.*There are no threads within threads\./su,
    );
    expect(written).toContain(
      '@Verbatim · direct messages\n#news · a channel of a server\n  Minsk · a thread, where you are\n',
    );
    expect(written).toContain('This message has a thread already: “Minsk”.');
    expect(written).toContain('There is no answer here with buttons to press.');
    expect(written).toContain('There is no “elsewhere”. There are @Verbatim, #news, Minsk.');
  });
});

test('a file leaves the buttons of the answer that it was made from', async () => {
  const written = await answers('What is S. 1605?', '3', '2');
  expect(written).toMatch(/📎 .*It names:/su);
});

test('where the bot answers commands alone, a message is told so, and commands are answered', async () => {
  const written = await answersOf(
    { ignoresMessages: true },
    LAVROV,
    '/edit Why?',
    '/delete',
    '/ask What is S. 1605?',
  );
  expect(written).toMatch(
    /MENTIONS is set to "off"; commands are: \/ask .*\n\nEdited\.\n\nDeleted “Why\?”\.\n.*legislaiton/su,
  );
  expect(written).not.toContain('Minsk');
});

test('what is kept of typed lines is told', async () => {
  const terminal = { input: new PassThrough(), output: new PassThrough(), ansi: false, width: () => 80 };
  const keeps = keptBy({ ...terminal, interactive: true, history: '/home/ada_low/history' });
  expect(await answersOf({ keeps }, '/privacy')).toContain(
    'Lines typed in the terminal are kept in /home/ada_low/history, for you alone to read.',
  );
  expect(keptBy({ ...terminal, interactive: true })).toEqual([]);
  expect(keptBy({ ...terminal, interactive: false, history: 'history' })).toEqual([]);
  expect(await answers('/privacy')).not.toContain('history');
});
