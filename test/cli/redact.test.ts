import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openLog } from '../../src/bot/log.js';
import { redacting } from '../../src/cli/io.js';

const TOKEN = 'MTIz.x-Y_.z';

async function written(write: (errors: NodeJS.WritableStream) => void) {
  const output = new PassThrough();
  write(redacting(output, [TOKEN]));
  output.end();
  return text(output);
}

test('the token stands nowhere: neither in an error nor in a field of the log', async () => {
  const said = await written((errors) => {
    errors.write(`Error: Bot ${TOKEN} and ${TOKEN}\n`);
    openLog(errors, 'info').info(`with ${TOKEN}`, { headers: { authorization: `Bot ${TOKEN}` } });
  });
  expect(said).toContain('Error: Bot [redacted] and [redacted]\n');
  expect(said).toContain('"authorization":"Bot [redacted]"');
  expect(said).not.toContain(TOKEN);
});

test('more than one secret is left out', () => {
  const output = new PassThrough({ encoding: 'utf8' });
  redacting(output, [TOKEN, 'ada:secret@', undefined, '']).write(`${TOKEN} at http://ada:secret@host`);
  expect(output.read()).toBe('[redacted] at http://[redacted]host');
});

test('without a token all is written as it is', () => {
  const output = new PassThrough();
  expect(redacting(output, [undefined])).toBe(output);
  expect(redacting(output, [''])).toBe(output);
});
