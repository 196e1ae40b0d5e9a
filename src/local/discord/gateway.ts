import {
  type APIMessage,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord.js';
import type { WebSocket } from 'ws';
import { shardOf } from './clock.js';
import type { FaultState } from './faults.js';
import {
  canReplay,
  createSessions,
  dispatch,
  type Identity,
  readIdentify,
  readResume,
  replay,
  type Session,
  sendFrame,
} from './sessions.js';
import { guildPayload, type World } from './world.js';

/** Discord's limit for a frame from a client, in bytes. */
const MAX_FRAME = 4096;
const NORMAL_CLOSURES = [1000, 1001];

const ABOUT_MESSAGES: readonly string[] = [
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
  GatewayDispatchEvents.MessageDelete,
];

const ABOUT_GUILDS: readonly string[] = [
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.ThreadCreate,
];

/** The intent that a client needs to receive an event; 0 if it needs none. */
function intentFor(event: string, data: unknown): number {
  if (ABOUT_GUILDS.includes(event)) return GatewayIntentBits.Guilds;
  if (!ABOUT_MESSAGES.includes(event)) return 0;
  return (data as { guild_id?: string }).guild_id === undefined
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}

/**
 * A message as a client without the intent for contents receives it: without content, except for its own messages,
 * those that mention it, and direct messages.
 */
function withoutContent<M extends object>(message: M, bot: string): M {
  const { author, mentions = [], referenced_message: referenced } = message as Partial<APIMessage>;
  const inner = referenced ? { referenced_message: withoutContent(referenced, bot) } : {};
  const isTold = author === undefined || author.id === bot || mentions.some(({ id }) => id === bot);
  return isTold
    ? { ...message, ...inner }
    : { ...message, ...inner, content: '', embeds: [], attachments: [], components: [] };
}

/** The configuration of a gateway. */
interface GatewayOptions {
  readonly heartbeatInterval: number;
  readonly allowPrivilegedIntents: boolean;
  readonly sessionStarts: number;
  /** The URL that clients connect to. */
  readonly url: () => string;
}

/** The gateway, which sends events to clients. */
export interface Gateway {
  /** Handles a socket that a client opened with these query parameters. */
  connect(socket: WebSocket, query: URLSearchParams): void;
  /** Sends an event to the clients on a guild's shard. */
  dispatch(guildId: string, event: string, data: unknown): void;
  /** How many sessions may still be started today. */
  startsLeft(): number;
  /** All sessions, for simulating faults. */
  sessions(): Session[];
  /** Ends a session as Discord does when it loses one; `resumable` says whether the client may resume it. */
  invalidate(session: Session, resumable: boolean): void;
}

/** A socket, and its session once the client has identified. */
interface Connection {
  readonly socket: WebSocket;
  session?: Session;
}

/** Creates a gateway without clients. */
export function createGateway(world: World, faults: FaultState, options: GatewayOptions): Gateway {
  const sessions = createSessions();
  let starts = 0;

  /** Handles a frame of a client; returns the close code if the frame is invalid. */
  function receive(connection: Connection, bytes: Buffer): GatewayCloseCodes | undefined {
    const frame = readFrame(bytes);
    if (!frame) return GatewayCloseCodes.DecodeError;
    switch (frame.op) {
      case GatewayOpcodes.Heartbeat:
        if (!faults.ignoresHeartbeats) sendFrame(connection.socket, { op: GatewayOpcodes.HeartbeatAck });
        return undefined;
      case GatewayOpcodes.Identify:
        return carriesSession(connection)
          ? GatewayCloseCodes.AlreadyAuthenticated
          : identify(connection, frame.d);
      case GatewayOpcodes.Resume:
        return carriesSession(connection)
          ? GatewayCloseCodes.AlreadyAuthenticated
          : resume(connection, frame.d);
      default:
        if (!carriesSession(connection)) return GatewayCloseCodes.NotAuthenticated;
        return IGNORED.includes(frame.op) ? undefined : GatewayCloseCodes.UnknownOpcode;
    }
  }

  function identify(connection: Connection, data: unknown): GatewayCloseCodes | undefined {
    const identity = readIdentify(data, options.allowPrivilegedIntents);
    if (typeof identity === 'number') return identity;
    if (!isTokenValid(identity.token)) return GatewayCloseCodes.AuthenticationFailed;
    starts += 1;
    const session = sessions.open(identity.shard, identity.intents, connection.socket);
    connection.session = session;
    const own = world.guilds.filter(({ hasBot }) => hasBot);
    const guilds = own.filter(({ id }) => shardOf(id, identity.shard[1]) === identity.shard[0]);
    dispatch(session, GatewayDispatchEvents.Ready, readyPayload(session, identity, guilds));
    for (const guild of guilds)
      tell(session, GatewayDispatchEvents.GuildCreate, guildPayload(guild, world.bot));
    return undefined;
  }

  function resume(connection: Connection, data: unknown): GatewayCloseCodes | undefined {
    const { socket } = connection;
    const wanted = readResume(data);
    if (!wanted) return GatewayCloseCodes.DecodeError;
    if (!isTokenValid(wanted.token)) return GatewayCloseCodes.AuthenticationFailed;
    const session = sessions.find(wanted.session_id);
    if (!session || !canReplay(session, wanted.seq)) {
      sendFrame(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return undefined;
    }
    session.socket?.close(GatewayCloseCodes.SessionTimedOut);
    session.socket = socket;
    connection.session = session;
    replay(session, socket, wanted.seq);
    dispatch(session, GatewayDispatchEvents.Resumed, {});
    return undefined;
  }

  function readyPayload(session: Session, { shard }: Identity, guilds: readonly { id: string }[]) {
    return {
      v: 10,
      user: world.bot,
      session_id: session.id,
      resume_gateway_url: options.url(),
      shard,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
      session_type: 'normal',
    };
  }

  function isTokenValid(token: string): boolean {
    return token.replace(/^Bot /u, '') === world.token && !faults.isTokenRevoked;
  }

  function connect(socket: WebSocket, query: URLSearchParams): void {
    const connection: Connection = { socket };
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => leave(connection, code));
    socket.on('message', (bytes: Buffer) => {
      const problem = receive(connection, bytes);
      if (problem) socket.close(problem);
    });
    if (query.get('v') !== '10') socket.close(GatewayCloseCodes.InvalidAPIVersion);
    else if (query.get('encoding') !== 'json' || query.has('compress'))
      socket.close(GatewayCloseCodes.DecodeError);
    else
      sendFrame(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeatInterval } });
  }

  function carriesSession({ socket, session }: Connection): boolean {
    return session?.socket === socket;
  }

  /** A client that closes the connection ends its session; one that is disconnected may resume it. */
  function leave({ socket, session }: Connection, code: number): void {
    if (session?.socket !== socket) return; // The session has moved to another socket.
    session.socket = undefined;
    if (NORMAL_CLOSURES.includes(code)) sessions.end(session);
  }

  /** Removes the contents of messages in guilds if the client lacks the intent for them. */
  function seenBy({ intents }: Session, event: string, data: unknown): unknown {
    const isOpen = (intents & GatewayIntentBits.MessageContent) !== 0;
    if (isOpen || !ABOUT_MESSAGES.includes(event) || !(data as { guild_id?: string }).guild_id) return data;
    return withoutContent(data as object, world.bot.id);
  }

  return {
    connect,
    dispatch(guildId, event, data) {
      for (const session of sessions.ofGuild(guildId)) tell(session, event, seenBy(session, event, data));
    },
    startsLeft: () => Math.max(0, options.sessionStarts - starts),
    sessions: sessions.all,
    invalidate(session, resumable) {
      if (session.socket) sendFrame(session.socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      session.socket = undefined; // The client resumes on the same socket, or opens another.
      if (!resumable) sessions.end(session);
    },
  };
}

/** Requests of clients that have no effect here: presence, voice, member lists. */
const IGNORED: readonly GatewayOpcodes[] = [
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
  GatewayOpcodes.RequestGuildMembers,
];

/** Sends an event to a client, if its intents include it. */
function tell(session: Session, event: string, data: unknown): void {
  const intent = intentFor(event, data);
  if ((session.intents & intent) === intent) dispatch(session, event, data);
}

function readFrame(bytes: Buffer): { op: GatewayOpcodes; d?: unknown } | undefined {
  if (bytes.length > MAX_FRAME) return undefined;
  try {
    const frame: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof frame === 'object' && frame !== null && 'op' in frame
      ? (frame as { op: GatewayOpcodes; d?: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}
