import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { UnusableFolder } from '../../src/library/folder.js';
import { start } from '../../src/start.js';

const EVENTS = ['SIGINT', 'SIGTERM', 'disconnect', 'uncaughtException', 'unhandledRejection'];

/** Starts the bot with articles that cannot be opened, and leaves the process as it was. */
async function started(error: Error) {
  const before = EVENTS.map((event) => process.listeners(event as never));
  onTestFinished(() => {
    EVENTS.forEach((event, at) => {
      for (const listener of process.listeners(event as never))
        if (!before[at]?.includes(listener)) process.removeListener(event, listener);
    });
  });
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
