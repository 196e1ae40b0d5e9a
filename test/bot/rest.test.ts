import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { openRest } from '../../src/bot/rest.js';

afterEach(() => {
  vi.useRealTimers();
});

test('nothing is left of answered interactions after a minute', async () => {
  const server = createServer((_, response) => void response.writeHead(204).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { port } = server.address() as AddressInfo;
  const rest = openRest({ api: `http://127.0.0.1:${port}`, token: 'token' });
  try {
    for (let number = 0; number < 20; number++)
      await rest.post(`/webhooks/123456789012345678/token-${number}`, { body: {}, auth: false });
    expect(rest.handlers.size).toBe(20);
    vi.advanceTimersByTime(60_000);
    expect(rest.handlers.size).toBe(0);
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    server.close();
    server.closeAllConnections();
  }
});
