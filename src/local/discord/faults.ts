import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { dispatch, type Session, sendFrame } from './sessions.js';

/** The requests that a fault affects: a method, and a path without `/api/v10` (a part of it, or a pattern). */
interface RequestMatch {
  method?: string;
  path: string | RegExp;
  /** How many such requests it affects; one if omitted. */
  times?: number;
}

/** What happens to a request instead of the normal response. */
export type RequestFault = RequestMatch &
  (
    | { kind: 'status'; status: 429 /** Seconds. */; retryAfter: number }
    | { kind: 'status'; status: 500 | 502 | 503 }
    | {
        kind: 'reset' /** Whether what was asked for is done before the connection breaks. */;
        isHandled: boolean;
      }
  );

/** The permissions of the bot in a channel, unless denied. */
export type Permission = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory';

/** The active faults, as the gateway and the routes see them. */
export interface FaultState {
  isTokenRevoked: boolean;
  ignoresHeartbeats: boolean;
  /** The permissions that the bot lacks, by channel: `CHANNEL PERMISSION`. */
  readonly denied: Set<string>;
  readonly requests: { readonly fault: RequestFault; left: number }[];
}

/** Creates a state without faults. */
export function createFaultState(): FaultState {
  return { isTokenRevoked: false, ignoresHeartbeats: false, denied: new Set(), requests: [] };
}

/** Takes the fault that affects a request, if there is one; that counts as one use. */
export function takeFault(state: FaultState, method: string, path: string): RequestFault | undefined {
  const hit = state.requests.find(({ fault, left }) => left > 0 && isMatch(fault, method, path));
  if (hit) hit.left -= 1;
  return hit?.fault;
}

function isMatch(match: RequestMatch, method: string, path: string): boolean {
  if (match.method && match.method !== method) return false;
  return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path);
}

/** Simulates faults between a bot and Discord. */
export interface Faults {
  /** Closes the sockets of the gateway without a close frame, as a broken network does. */
  dropSockets(): void;
  /** Asks the clients to reconnect and resume, as Discord does every few hours. */
  requestReconnect(): void;
  /** Invalidates all sessions; clients may resume those that are resumable. */
  invalidateSessions(resumable: boolean): void;
  /** Stops answering heartbeats, or resumes it. */
  ignoreHeartbeats(ignore: boolean): void;
  /** Revokes the token: sockets close with 4004, requests are answered with 401. */
  revokeToken(): void;
  /** Answers the next matching requests with a status, or breaks their connections. */
  failRequests(fault: RequestFault): void;
  /** Denies the bot a permission in a channel; in direct messages, to write there. */
  deny(channelId: string, permission: Permission): void;
  /** Sends an event with any data, even malformed, to all clients. */
  dispatchRaw(event: string, data: unknown): void;
}

/** Creates the controls for the faults of one local Discord. */
export function createFaults(
  state: FaultState,
  sessions: () => Session[],
  invalidate: (session: Session, resumable: boolean) => void,
): Faults {
  const sockets = () => sessions().flatMap(({ socket }) => socket ?? []);
  return {
    dropSockets() {
      for (const socket of sockets()) socket.terminate();
    },
    requestReconnect() {
      for (const socket of sockets()) sendFrame(socket, { op: GatewayOpcodes.Reconnect });
    },
    invalidateSessions(resumable) {
      for (const session of sessions()) invalidate(session, resumable);
    },
    ignoreHeartbeats(ignore) {
      state.ignoresHeartbeats = ignore;
    },
    revokeToken() {
      state.isTokenRevoked = true;
      for (const socket of sockets()) socket.close(GatewayCloseCodes.AuthenticationFailed);
    },
    failRequests(fault) {
      state.requests.push({ fault, left: fault.times ?? 1 });
    },
    deny(channelId, permission) {
      state.denied.add(`${channelId} ${permission}`);
    },
    dispatchRaw(event, data) {
      for (const session of sessions()) dispatch(session, event, data);
    },
  };
}
