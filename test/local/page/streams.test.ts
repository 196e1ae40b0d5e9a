import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { startLoopback } from '../../../src/local/discord/server.js';
import { startPage } from '../../../src/local/page/page-server.js';
import { ASSETS, SHOWN } from './support.js';

const MOST = 32;

/** A page of its own, with the number of those who listen to its messages. */
async function start() {
  const discord = await startLoopback();
  const all = discord.channels();
  const user = all.at(all.list()[0]?.id ?? '');
  let listening = 0;
  const channels: typeof all = {
    ...all,
    subscribe(listener) {
      const end = all.subscribe(listener);
      listening += 1;
      return () => {
        listening -= 1;
        end();
      };
    },
  };
  const library = createLibrary([{ id: 'storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }]);
  const page = await startPage({
    channels,
    live: createMutableLibrary(library),
    ...SHOWN,
    citedBy: () => undefined,
    assets: ASSETS,
  });
  onTestFinished(async () => {
    await page.close();
    await discord.close();
  });
  return { user, page, listening: () => listening };
}

/** Asks for the events, and reads none of them until it is told to. */
async function openStream(url: string): Promise<Socket> {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(`GET /events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  return socket;
}

test('of the streams of events the oldest is cut off where there are too many', async () => {
  const { page, listening } = await start();
  const sockets: Socket[] = [];
  for (let count = 1; count <= MOST + 8; count += 1) {
    sockets.push(await openStream(page.url));
    await expect.poll(listening).toBe(Math.min(count, MOST));
  }
  const [oldest, newest] = [sockets[0] as Socket, sockets.at(-1) as Socket];
  const closed = once(oldest, 'close');
  oldest.resume();
  await closed;
  newest.resume();
  const [bytes] = await once(newest, 'data');
  expect(String(bytes)).toContain('200 OK');
  expect(newest.closed).toBe(false);
});

test('one that goes makes room', async () => {
  const { page, listening } = await start();
  const first = await openStream(page.url);
  await expect.poll(listening).toBe(1);
  first.destroy();
  await expect.poll(listening).toBe(0);
});

test('one that does not read is cut off, and one that reads is told everything', async () => {
  const { user, page, listening } = await start();
  await openStream(page.url);
  const reading = await openStream(page.url);
  await expect.poll(listening).toBe(2);
  let read = 0;
  reading.on('data', (bytes) => {
    read += bytes.length;
  });
  reading.resume();
  const content = 'a'.repeat(500_000);
  // The system itself keeps some megabytes for who does not read.
  for (let said = 1; said <= 60 && listening() === 2; said += 1) {
    user.say(content);
    await expect.poll(() => read).toBeGreaterThan(said * content.length);
  }
  await expect.poll(listening).toBe(1);
  user.say('the last one');
  const before = read;
  await expect.poll(() => read).toBeGreaterThan(before);
});
