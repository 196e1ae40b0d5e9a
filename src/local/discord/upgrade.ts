import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayDispatchEvents } from 'discord.js';
import { WebSocketServer } from 'ws';
import { isLocal } from '../../http/is-local.js';
import type { Gateway } from './gateway.js';
import type { State } from './state.js';

const GATEWAY_PATH = /^\/gateway\/?$/u;
/** Discord closes with a code of its own beyond 4 kB; this keeps the rest out. */
const MAX_FRAME = 64 * 1024;

/** Lets clients open sockets to the gateway; the function given back cuts them all. */
export function acceptSockets(server: Server, gateway: Gateway): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [path = '', query] = (request.url ?? '').split('?');
    if (!isLocal(request.headers) || !GATEWAY_PATH.test(path)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      gateway.connect(client, new URLSearchParams(query));
    });
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

const EVENTS = {
  create: GatewayDispatchEvents.MessageCreate,
  update: GatewayDispatchEvents.MessageUpdate,
  delete: GatewayDispatchEvents.MessageDelete,
} as const;

/** Tells the clients that want to know of messages that all see. */
export function announceMessages({ messages, gateway, world }: State): void {
  const guildOf = new Map(
    world.guilds
      .filter(({ hasBot }) => hasBot)
      .flatMap(({ id, channels }) => channels.map((channel) => [channel.id, id])),
  );
  messages.subscribe(({ type, message }, { onlyFor }) => {
    if (onlyFor !== undefined) return;
    const guild_id = guildOf.get(message.channel_id);
    // Direct messages are told with an intent of their own, which no bot here asks for.
    if (guild_id === undefined) return;
    const data = type === 'delete' ? { id: message.id, channel_id: message.channel_id } : message;
    gateway.dispatch(guild_id, EVENTS[type], { ...data, guild_id });
  });
}
