import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { chooseArticles } from '../../src/library/source.js';
import { executeLine } from '../../src/terminal/execute.js';
import { startTerminal } from '../../src/terminal/start.js';
import { fakeLibrary, roofAnswer, storm } from '../support/fake-library.js';

const library = fakeLibrary({
  ask: (question, { source } = {}) => {
    chooseArticles([storm], source);
    return { ...roofAnswer, question };
  },
});

/** What is written to a terminal in which these lines are typed. */
async function session(lines: string[], interactive = false): Promise<string> {
  const output = new PassThrough();
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const ended = startTerminal(library, { input, output, interactive, ansi: false, width: () => 80 });
  await ended;
  output.end();
  return text(output);
}

describe('a prompt', () => {
  test('answers each line of a pipe and ends with it', async () => {
    const written = await session(['/ask What of the roof?', '', 'And the roof?', '/sources']);
    expect(written.match(/^(?:What of the roof\?|And the roof\?|1 article)$/gmu)).toEqual([
      'What of the roof?',
      'And the roof?',
      '1 article',
    ]);
    expect(written).not.toMatch(/^>|Tab/mu);
  });

  test('ends at /quit', async () => {
    const written = await session(['/quit', 'What of the roof?']);
    expect(written).toBe('');
  });

  test('greets whoever sits at a terminal with what can be typed', async () => {
    const written = await session(['/quit'], true);
    expect(written).toContain('One article is open.');
    expect(written).toContain('/quote speaker [about] [source] [private]');
  });

  test('goes on after a mistake', async () => {
    const written = await session(['/ask', '/ask Roof? source:tides', '/sources']);
    expect(written).toMatch(/\/ask needs a question.*\n\nThere is no article "tides".*\n\n1 article/u);
  });
});

test('a line that is no command is a question', () => {
  const style = { width: 80, ansi: false };
  expect(executeLine(' What of the roof?', library, style)).toBe(
    executeLine('/ask What of the roof?', library, style),
  );
});
