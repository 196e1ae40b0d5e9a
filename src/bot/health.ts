import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { isLocal } from '../http/is-local.js';
import { WrongSetting } from '../settings/wrong-setting.js';
import type { Meters } from './meters.js';

/** The sentences that say why a bot cannot answer now; none where it can. */
export type Obstacles = () => readonly string[];

/** A server that tells how a bot is. */
export interface Health {
  /** From now on it tells of a bot; before, that it is starting. */
  tellOf(meters: Meters, obstacles: Obstacles): void;
  close(): void;
}

const STARTING = 'The bot is starting.';

/**
 * Tells whoever keeps a bot running how it is, on 127.0.0.1 alone: `/healthz` whether the process answers, `/readyz`
 * whether the bot does, `/metrics` what it counts.
 *
 * @throws {WrongSetting} where the port cannot be had
 */
export async function openHealth(port: number): Promise<Health> {
  let meters: Meters | undefined;
  let obstacles: Obstacles = () => [STARTING];
  const app = new Hono()
    .use(async (c, next) => {
      if (isLocal(c.req.header())) return next();
      return c.text('This is for this machine alone.\n', 403);
    })
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', (c) => {
      const reasons = obstacles();
      return reasons.length === 0 ? c.text('ready\n') : c.text(`${reasons.join('\n')}\n`, 503);
    })
    .get('/metrics', async (c) => {
      if (!meters) return c.text(`${STARTING}\n`, 503);
      return c.text(await meters.text(), 200, { 'content-type': meters.contentType });
    });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new WrongSetting(
      `HEALTH_PORT leads to port ${port}, which cannot be had (${code}). Choose another.`,
    );
  }
  return {
    tellOf(of, why) {
      meters = of;
      obstacles = why;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
