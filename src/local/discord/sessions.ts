import { randomBytes } from 'node:crypto';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { shardOf } from './clock.js';

/** How many dispatches are kept for a client that may resume. */
const REPLAYED = 1000;

/** A dispatch as it is sent. */
interface Dispatch {
  readonly op: GatewayOpcodes.Dispatch;
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** One client on one shard. It outlives its socket, so that missed events can be replayed. */
export interface Session {
  readonly id: string;
  /** Its shard and the number of shards. */
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  readonly sent: Dispatch[];
  socket: WebSocket | undefined;
}

/** The sessions of all clients. */
interface Sessions {
  open(shard: readonly [number, number], intents: number, socket: WebSocket): Session;
  find(id: string): Session | undefined;
  end(session: Session): void;
  /** The sessions on a guild's shard. */
  ofGuild(guildId: string): Session[];
  all(): Session[];
}

/** Creates an empty set of sessions. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  const all = () => [...sessions.values()];
  return {
    all,
    find: (id) => sessions.get(id),
    end: ({ id }) => sessions.delete(id),
    ofGuild: (guildId) => all().filter(({ shard: [id, count] }) => shardOf(guildId, count) === id),
    open(shard, intents, socket) {
      // A client that identifies again will not resume its lost session.
      for (const old of all()) if (!old.socket && old.shard[0] === shard[0]) sessions.delete(old.id);
      const id = randomBytes(16).toString('hex');
      const session = { id, shard, intents, sequence: 0, sent: [], socket };
      sessions.set(id, session);
      return session;
    },
  };
}

/** Sends an event in a session: now if its client is connected, else when it resumes. */
export function dispatch(session: Session, event: string, data: unknown): void {
  session.sequence += 1;
  const frame: Dispatch = { op: GatewayOpcodes.Dispatch, s: session.sequence, t: event, d: data };
  session.sent.push(frame);
  if (session.sent.length > REPLAYED) session.sent.shift();
  if (session.socket) sendFrame(session.socket, frame);
}

/** Whether everything after a sequence number can still be replayed. */
export function canReplay(session: Session, sequence: number): boolean {
  const oldest = session.sent[0]?.s ?? session.sequence + 1;
  return sequence >= oldest - 1 && sequence <= session.sequence;
}

/** Replays everything after a sequence number. */
export function replay(session: Session, socket: WebSocket, sequence: number): void {
  for (const frame of session.sent) if (frame.s > sequence) sendFrame(socket, frame);
}

/** Sends one frame of the gateway. */
export function sendFrame(
  socket: WebSocket,
  frame: { op: GatewayOpcodes; d?: unknown; s?: number; t?: string },
): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ s: null, t: null, d: null, ...frame }));
}

/** Intents that Discord grants an application only on request. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((bits, bit) => bits | bit, 0);

const identifyShape = z.looseObject({
  token: z.string(),
  intents: z.int().min(0),
  shard: z.tuple([z.int(), z.int()]).optional(),
});

const resumeShape = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** How a client identifies. */
export interface Identity {
  readonly token: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
}

/** Reads an identify frame; returns the close code if Discord would reject it. */
export function readIdentify(data: unknown, allowPrivileged: boolean): Identity | GatewayCloseCodes {
  const result = identifyShape.safeParse(data);
  if (!result.success) return GatewayCloseCodes.DecodeError;
  const { token, intents, shard = [0, 1] } = result.data;
  if (shard[0] < 0 || shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard;
  if ((intents & ~KNOWN) !== 0) return GatewayCloseCodes.InvalidIntents;
  if ((intents & PRIVILEGED) !== 0 && !allowPrivileged) return GatewayCloseCodes.DisallowedIntents;
  return { token, intents, shard };
}

/** Reads which session a client wants to resume, and from which sequence number. */
export function readResume(data: unknown): { token: string; session_id: string; seq: number } | undefined {
  return resumeShape.safeParse(data).data;
}
