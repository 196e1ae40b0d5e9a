import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Loopback } from '../../src/local/discord/server.js';

type Json = Record<string, unknown>;

/** What happens to a request on its way instead of reaching Discord. */
export type Mishap = (response: ServerResponse, request: IncomingMessage) => void;

/** A machine between a bot and Discord, on which things go wrong that Discord itself does not do. */
export type DiscordProxy = Awaited<ReturnType<typeof startProxy>>;

/**
 * Starts a proxy before a local Discord, for its REST API and its gateway.
 *
 * @param port any that is free where it is left out
 */
export async function startProxy(discord: Pick<Loopback, 'api'>, port = 0) {
  const mishaps: (Mishap | undefined)[] = [];
  const refusedSockets: number[] = [];
  const requests: string[] = [];
  const frames: Json[] = [];
  const clients = new Set<WebSocket>();
  const raw = new Set<Duplex>();
  let rewrite: (frame: Json) => unknown = (frame) => frame;
  let isHeld = false;
  let broken: [RegExp, Mishap] | undefined;

  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const mishap = broken?.[0].test(request.url ?? '') ? broken[1] : mishaps.shift();
    if (mishap) return mishap(response, request);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', discord.api), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const text = (await answer.text()).replaceAll(
      discord.api.replace(/^http(.*)\/api$/u, 'ws$1'),
      here('ws'),
    );
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, type ? { 'content-type': type } : {}).end(text);
  });

  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket: Duplex, head) => {
    raw.add(socket);
    // A server leaves its own half of a connection open.
    socket.on('end', () => socket.destroy());
    socket.on('error', () => {});
    const status = refusedSockets.shift();
    if (status !== undefined) return socket.end(`HTTP/1.1 ${status} Out\r\nConnection: close\r\n\r\n`);
    if (isHeld) return void socket.resume();
    sockets.handleUpgrade(request, socket, head, (client) => join(client, request.url ?? ''));
  });

  function join(client: WebSocket, path: string): void {
    const upstream = new WebSocket(`${discord.api.replace(/^http(.*)\/api$/u, 'ws$1')}${path}`);
    clients.add(client);
    upstream.on('error', () => {});
    client.on('error', () => {});
    upstream.on('message', (data) => {
      const frame = rewrite(
        JSON.parse(String(data).replaceAll(discord.api.replace(/^http(.*)\/api$/u, 'ws$1'), here('ws'))),
      );
      if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(frame));
    });
    upstream.on('close', (code) => (code >= 3000 || code === 1000 ? client.close(code) : client.terminate()));
    client.on('message', (data) => {
      frames.push(JSON.parse(String(data)));
      upstream.send(String(data));
    });
    client.on('close', (code) => {
      clients.delete(client);
      if (code === 1000) upstream.close(code);
      else upstream.terminate();
    });
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const here = (scheme: string) => `${scheme}://127.0.0.1:${address.port}`;
  return {
    api: `${here('http')}/api`,
    /** Requests so far, each a method and a path. */
    requests,
    /** Frames of the client so far. */
    frames,
    /** Sockets of the gateway that are open, or being opened. */
    open: () => [...raw].filter((socket) => !socket.destroyed).length,
    /** The next requests meet with these, one each; with nothing where there is none. */
    fail: (...next: (Mishap | undefined)[]) => void mishaps.push(...next),
    /** All requests to such paths meet with this, until all is mended. */
    break(path: RegExp, mishap: Mishap) {
      broken = [path, mishap];
    },
    mend() {
      broken = undefined;
      isHeld = false;
      refusedSockets.length = 0;
    },
    /** The next sockets of the gateway are refused with this status. */
    refuseSockets: (...statuses: number[]) => void refusedSockets.push(...statuses),
    /** Sockets of the gateway are neither opened nor refused, until all is mended. */
    hold() {
      isHeld = true;
    },
    /** What becomes of frames of Discord's. */
    rewrite(change: typeof rewrite) {
      rewrite = change;
    },
    /** Sends a text to the clients of the gateway. */
    inject(text: string) {
      for (const client of clients) client.send(text);
    },
    async close() {
      for (const client of clients) client.terminate();
      for (const socket of raw) socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** An answer with any status and body. */
export function answering(status: number, body: string, type = 'application/json'): Mishap {
  return (response) => void response.writeHead(status, { 'content-type': type }).end(body);
}
