import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type Log, openLog } from '../../src/bot/log.js';

/** What a log of a level writes, line by line. */
async function written(level: 'debug' | 'info' | 'warn' | 'silent', write: (log: Log) => void) {
  const output = new PassThrough();
  write(openLog(output, level, { shard: 1 }));
  output.end();
  return (await text(output))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('a log has a line for a message, whatever is in it', async () => {
  const lines = await written('info', (log) => {
    log.info('Ready.', { server: '5' });
    log.error('Failed:\r\n  twice\nover');
  });
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u);
  expect(lines).toEqual([
    { level: 'info', time, shard: 1, server: '5', msg: 'Ready.' },
    { level: 'error', time, shard: 1, msg: 'Failed:\r\n  twice\nover' },
  ]);
});

test('a log leaves out what is less grave than asked for', async () => {
  const all = (log: Log) => {
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
  };
  const kept = async (level: 'debug' | 'info' | 'warn' | 'silent') =>
    (await written(level, all)).map(({ msg }) => msg).join('');
  expect(await kept('debug')).toBe('abcd');
  expect(await kept('info')).toBe('bcd');
  expect(await kept('warn')).toBe('cd');
  expect(await kept('silent')).toBe('');
});
