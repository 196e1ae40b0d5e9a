import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isLocal } from '../http/is-local.js';
import { WrongSetting } from '../settings/read-settings.js';
import { articleCount, type Bot } from './bot.js';
import type { Handled } from './outcome.js';

/** A shard, and whether it is connected and knows its servers. */
export interface ShardState {
  readonly shard: number;
  readonly isReady: boolean;
}

/** The sentences that say why a bot cannot answer now; empty if it can. */
type Obstacles = () => readonly string[];

/** A server that reports the health of a bot. */
export interface Health {
  /**
   * Reports on a bot from now on; until then it reports that the bot is starting.
   *
   * @returns a function to call for each interaction that was handled
   */
  tellOf(bot: Bot, shards: () => readonly ShardState[], obstacles: Obstacles): Meters['observe'];
  close(): void;
}

const STARTING = 'The bot is starting.';

/**
 * Reports the health of a bot on 127.0.0.1 only: `/healthz` whether the process answers, `/readyz` whether the bot
 * does, `/metrics` its metrics.
 *
 * @throws {WrongSetting} if the port cannot be opened
 */
export async function openHealth(port: number): Promise<Health> {
  let meters: Meters | undefined;
  let obstacles: Obstacles = () => [STARTING];
  const app = new Hono()
    .use(async (c, next) => {
      if (isLocal(c.req.header())) return next();
      return c.text('This is only available on this machine.\n', 403);
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
      `HEALTH_PORT needs port ${port}, which cannot be opened (${code}). Choose another.`,
    );
  }
  return {
    tellOf(bot, shards, why) {
      meters = createMeters(bot, shards);
      obstacles = why;
      return meters.observe;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The metrics of a bot, for Prometheus to fetch. */
interface Meters {
  readonly observe: (handled: Handled) => void;
  /** All current metrics in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds; Discord's limit is three. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

/** Creates the metrics of one bot, beside those of its process: memory, CPU and event loop delay. */
function createMeters(bot: Bot, shards: () => readonly ShardState[]): Meters {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const meter = (name: string, help: string) => ({ name: `verbatim_${name}`, help, registers: [register] });
  const interactions = new Counter({
    ...meter('interactions_total', 'Interactions by command and outcome'),
    labelNames: ['kind', 'command', 'outcome'],
  });
  const durations = new Histogram({
    ...meter(
      'interaction_duration_seconds',
      'Time from when Discord sends an interaction until it has the answer',
    ),
    labelNames: ['kind', 'command'],
    buckets: BUCKETS,
  });
  const blocks = new Histogram({
    ...meter('event_loop_block_seconds', 'Longest time for which an interaction blocks all others'),
    labelNames: ['command'],
    buckets: BUCKETS,
  });
  const longest = new Map<string, number>();
  const longestBlock = new Gauge({
    ...meter('event_loop_longest_block_seconds', 'Longest such time since the start'),
    labelNames: ['command'],
  });
  const outcomes = new Counter({
    ...meter('outcomes_total', 'Questions by outcome: answer, closest or nothing'),
    labelNames: ['outcome'],
  });
  new Gauge({
    ...meter('gateway_connected', 'Whether a shard is connected to the gateway: 1 or 0'),
    labelNames: ['shard'],
    collect() {
      for (const { shard, isReady } of shards()) this.set({ shard }, isReady ? 1 : 0);
    },
  });
  new Gauge({
    ...meter('articles', 'Articles that can be asked about'),
    collect() {
      this.set(articleCount(bot));
    },
  });
  const isKnown = (command: string) => bot.commands.has(command) || bot.messageCommands.has(command);
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    observe({ kind, command, outcome, question, ms, blockedMs }) {
      // A name that only the sender knows would create a time series of its own.
      const labels = { kind, command: command !== undefined && isKnown(command) ? command : 'other' };
      interactions.inc({ ...labels, outcome });
      durations.observe(labels, ms / 1000);
      if (blockedMs !== undefined) {
        const most = Math.max(blockedMs, longest.get(labels.command) ?? 0);
        longest.set(labels.command, most);
        blocks.observe({ command: labels.command }, blockedMs / 1000);
        longestBlock.set({ command: labels.command }, most / 1000);
      }
      // Turning a page is not another question.
      if (question && kind === 'command') outcomes.inc({ outcome: question });
    },
  };
}
