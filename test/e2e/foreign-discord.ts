import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';

const APPLICATION = '223344556677889900';
const GUILD = '112233445566778899';

/** The token of the one application there is. */
export const TOKEN: string = `${Buffer.from(APPLICATION).toString('base64url')}.any.thing`;

type Body = Record<string, unknown>;

/**
 * Another program that speaks as much of Discord's protocol as a bot needs that answers commands. It shares nothing
 * with the local Discord of the project.
 */
export async function startForeignDiscord() {
  const registered: Body[] = [];
  const waiting = new Map<string, (body: Body) => void>();
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
    const callback = /^\/interactions\/(\d+)\/[^/]+\/callback$/u.exec(path);
    if (method === 'POST' && callback) {
      waiting.get(callback[1] as string)?.(body as Body);
      return null;
    }
    // What a deferred answer becomes.
    if (method === 'PATCH' && /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/u.test(path))
      return body as Body;
    if (headers.authorization !== `Bot ${TOKEN}`) return 'unauthorized';
    const url = `ws://127.0.0.1:${port()}`;
    const session_start_limit = { total: 10, remaining: 10, reset_after: 0, max_concurrency: 1 };
    if (path === '/gateway/bot') return { url, shards: 1, session_start_limit };
    if (path === '/applications/@me') return { id: APPLICATION };
    if (path !== `/applications/${APPLICATION}/commands`) return undefined;
    if (method === 'PUT') registered.splice(0, Infinity, ...(body as Body[]));
    return registered.map((command, id) => ({ ...command, id: String(id), version: '1' }));
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
      const user = { id: APPLICATION, username: 'bot', discriminator: '0', avatar: null, bot: true };
      const application = { id: APPLICATION, flags: 0 };
      const guilds = [{ id: GUILD, unavailable: true }];
      tell('READY', {
        v: 10,
        user,
        guilds,
        application,
        session_id: 's',
        resume_gateway_url: `ws://127.0.0.1:${port()}`,
      });
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
    connected.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
  });

  const port = () => (server.address() as AddressInfo).port;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    api: `http://127.0.0.1:${port()}/api`,
    registered,
    /** Sends a command to the bot and gives the body of its first answer. */
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
      return new Promise((resolve) => waiting.set(id, resolve));
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
