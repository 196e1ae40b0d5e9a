import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { lineLog } from '../../src/bot/log.js';

test('a log has a line for a message, whatever is in it', async () => {
  const output = new PassThrough();
  const log = lineLog(output, () => new Date(0));
  log.info('Ready.');
  log.warn('Failed:\r\n  twice\nover');
  output.end();
  expect(await text(output)).toBe(
    '1970-01-01T00:00:00.000Z info Ready.\n1970-01-01T00:00:00.000Z warn Failed: twice over\n',
  );
});
