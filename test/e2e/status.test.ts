import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { UnusableFolder } from '../../src/library/folder.js';
import { start } from '../../src/start.js';
import { leaveListeners } from './here.js';

/** Starts the bot with articles that cannot be opened. */
async function started(error: Error) {
  leaveListeners();
  const errors = new PassThrough();
  const io = { input: Readable.from([]), output: new PassThrough(), errors, env: { DISCORD_TOKEN: 'a.b.c' } };
  const status = await start(() => Promise.reject(error), io).finally(() => errors.end());
  return { status, err: await text(errors) };
}

test('a fault of our own ends the bot with 1, in a line of the log, for it to be started again', async () => {
  const { status, err } = await started(new TypeError('broken'));
  expect(status).toBe(1);
  expect(JSON.parse(err)).toMatchObject({
    level: 'error',
    msg: expect.stringContaining('TypeError: broken'),
  });
});

test('a mistake of its owner is told by whoever started it', async () => {
  const error = new UnusableFolder('There is no such folder.');
  await expect(started(error)).rejects.toBe(error);
});
