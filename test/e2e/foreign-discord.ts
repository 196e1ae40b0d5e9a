import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';

const APPLICATION = '223344556677889900';
const GUILD = '112233445566778899';

/** The type of an answer that says that there will be one. */
const DEFERRED = 5;

/** Milliseconds after which it says that sessions may be started again. */
const RESET_AFTER = 500;

/** The token of the one application there is. */
export const TOKEN: string = `${Buffer.from(APPLICATION).toString('base64url')}.any.thing`;

type Body = Record<string, unknown>;

/** Milliseconds in which Discord takes one identify of a bucket of shards, on which all of them rest. */
const WINDOW = 5_000;

/** How strict it is about those that identify; it takes all of them unless told. */
interface Strictness {
  /** How many shards there are. */
  readonly shards: number;
  /** How many of them may identify at a time, each from a bucket of its own. */
  readonly concurrency: number;
  /** How many sessions may be started before the day is over, which it is when the story says so. */
  readonly sessions: number;
  /** How many greet together, so that all of them could identify at the same moment. */
  readonly together: number;
}

/**
 * Another program that speaks as much of Discord's protocol as a bot needs that answers commands. It shares nothing
 * with the local Discord of the project.
 */
export async function startForeignDiscord(strictness?: Strictness) {
  const identifies = { taken: [] as { shard: number; at: number }[], refused: [] as number[] };
  let remaining = strictness?.sessions ?? 10;
  const ungreeted: WebSocket[] = [];
  const registered: Body[] = [];
  const waiting = new Map<string, (body: Body) => void>();
  const deferred = new Map<string, Body>();
  let sequence = 0;
  let socket: WebSocket | undefined;

  const server = createServer(async (request, response) => {
    const body = request.method === 'GET' ? undefined : ((await json(request)) as Body);
    const path = decodeURIComponent(request.url ?? '')
      .replace(/^\/api\/v10/u, '')
      .replace(/\?.*/u, '');
    const answer = route(request, path, body);
    if (answer === undefined) send(response, 404, { code: 0, message: '404: Not Found' });
    else if (answer === null) response.writeHead(204).end();
    else if (answer === 'unauthorized') send(response, 401, { code: 0, message: '401: Unauthorized' });
    else send(response, 200, answer);
  });

  function route({ method, headers }: IncomingMessage, path: string, body: unknown) {
    const callback = /^\/interactions\/\d+\/(?<token>[^/]+)\/callback$/u.exec(path)?.groups;
    if (method === 'POST' && callback) {
      const answer = body as Body;
      if (answer.type === DEFERRED) deferred.set(callback.token as string, answer);
      else waiting.get(callback.token as string)?.(answer);
      return null;
    }
    // What a deferred answer becomes.
    const edit = /^\/webhooks\/\d+\/(?<token>[^/]+)\/messages\/@original$/u.exec(path)?.groups;
    if (method === 'PATCH' && edit) {
      const first = deferred.get(edit.token as string) as { readonly data?: { readonly flags?: number } };
      const { flags = 0, ...rest } = body as { readonly flags?: number };
      const data = { ...rest, flags: flags | (first.data?.flags ?? 0) };
      waiting.get(edit.token as string)?.({ ...first, data });
      return body as Body;
    }
    if (headers.authorization !== `Bot ${TOKEN}`) return 'unauthorized';
    const url = `ws://127.0.0.1:${port()}`;
    const max_concurrency = strictness?.concurrency ?? 1;
    const session_start_limit = {
      total: 10,
      remaining: Math.max(0, remaining),
      reset_after: remaining > 0 ? 0 : RESET_AFTER,
      max_concurrency,
    };
    if (path === '/gateway/bot') return { url, shards: strictness?.shards ?? 1, session_start_limit };
    if (path === '/applications/@me') return { id: APPLICATION };
    if (path !== `/applications/${APPLICATION}/commands`) return undefined;
    if (method === 'PUT') registered.splice(0, Infinity, ...(body as Body[]));
    return registered.map((command, id) => ({ ...command, id: String(id), version: '1' }));
  }

  /** Whether an identify comes at its time; more than those of a day cost a bot its token. */
  function isTaken(shard: number): boolean {
    if (!strictness) return true;
    const at = performance.now();
    remaining -= 1;
    const bucket = (each: number) => each % strictness.concurrency;
    const isEarly = identifies.taken.some(
      (other) => bucket(other.shard) === bucket(shard) && at - other.at < WINDOW,
    );
    if (isEarly || remaining < 0) identifies.refused.push(shard);
    else identifies.taken.push({ shard, at });
    return !isEarly && remaining >= 0;
  }

  function greet(connected: WebSocket): void {
    ungreeted.push(connected);
    if (gateway.clients.size < (strictness?.together ?? 1)) return;
    for (const each of ungreeted.splice(0))
      each.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
  }

  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (connected) => {
    socket = connected;
    const tell = (t: string, d: Body) => connected.send(JSON.stringify({ op: 0, s: ++sequence, t, d }));
    connected.on('message', (frame) => {
      const { op, d } = JSON.parse(String(frame));
      if (op === 1) connected.send(JSON.stringify({ op: 11 }));
      if (op !== 2) return;
      if (d.token !== TOKEN) return connected.close(4004);
      const [shard, count] = (d.shard ?? [0, 1]) as [number, number];
      if (!isTaken(shard)) return connected.send(JSON.stringify({ op: 9, d: false }));
      const user = { id: APPLICATION, username: 'bot', discriminator: '0', avatar: null, bot: true };
      const application = { id: APPLICATION, flags: 0 };
      const isHere = Number((BigInt(GUILD) >> 22n) % BigInt(count)) === shard;
      const guilds = isHere ? [{ id: GUILD, unavailable: true }] : [];
      tell('READY', {
        v: 10,
        user,
        guilds,
        application,
        session_id: 's',
        shard: [shard, count],
        resume_gateway_url: `ws://127.0.0.1:${port()}`,
      });
      if (!isHere) return;
      tell('GUILD_CREATE', {
        id: GUILD,
        name: 'Elsewhere',
        channels: [],
        members: [],
        roles: [],
        emojis: [],
        stickers: [],
      });
    });
    greet(connected);
  });

  const port = () => (server.address() as AddressInfo).port;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    api: `http://127.0.0.1:${port()}/api`,
    registered,
    identifies,
    /** Another day: so many sessions may be started anew. */
    renew(sessions: number) {
      remaining = sessions;
    },
    /** Sends a command to the bot and gives the body of its answer, of a deferred one what it becomes. */
    command(name: string, options: Body[]): Promise<Body> {
      const id = String(9000 + waiting.size);
      const user = { id: '1', username: 'ada', discriminator: '0', avatar: null };
      const data = { id: '5', type: 1, name, options };
      const d = {
        id,
        application_id: APPLICATION,
        type: 2,
        token: `t${id}`,
        version: 1,
        data,
        user,
        entitlements: [],
        authorizing_integration_owners: {},
      };
      socket?.send(JSON.stringify({ op: 0, s: ++sequence, t: 'INTERACTION_CREATE', d }));
      return new Promise((resolve) => waiting.set(d.token, resolve));
    },
    async close() {
      for (const client of gateway.clients) client.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
