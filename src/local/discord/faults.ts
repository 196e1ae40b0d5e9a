import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { dispatch, type Session, send } from './sessions.js';

/** Which requests something happens to: a method, and a path without `/api/v10` (a part of it, or a pattern). */
interface RequestMatch {
  method?: string;
  path: string | RegExp;
  /** How many such requests; one unless told. */
  times?: number;
}

/** What happens to a request instead of being answered as it should. */
export type RequestFault = RequestMatch &
  (
    | { kind: 'status'; status: 429 /** Seconds. */; retryAfter: number }
    | { kind: 'status'; status: 500 | 502 | 503 }
    | {
        kind: 'reset' /** Whether what was asked for is done before the connection breaks. */;
        isHandled: boolean;
      }
  );

/** What the bot may do in a channel unless it is denied. */
export type Permission = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory';

/** The faults under way, as the gateway and the routes look at them. */
export interface FaultState {
  isTokenRevoked: boolean;
  ignoresHeartbeats: boolean;
  /** Channels with the permissions that the bot lacks there: `CHANNEL PERMISSION`. */
  readonly denied: Set<string>;
  readonly requests: { readonly fault: RequestFault; left: number }[];
}

/** No fault. */
export function createFaultState(): FaultState {
  return { isTokenRevoked: false, ignoresHeartbeats: false, denied: new Set(), requests: [] };
}

/** The fault that hits a request, if one does; it is used up by one. */
export function takeFault(state: FaultState, method: string, path: string): RequestFault | undefined {
  const hit = state.requests.find(({ fault, left }) => left > 0 && isMatch(fault, method, path));
  if (hit) hit.left -= 1;
  return hit?.fault;
}

function isMatch(match: RequestMatch, method: string, path: string): boolean {
  if (match.method && match.method !== method) return false;
  return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path);
}

/** What can go wrong between a bot and Discord, made to go wrong. */
export interface Faults {
  /** Cuts the sockets of the gateway without a word, as a broken network does. */
  dropSockets(): void;
  /** Asks the clients to reconnect and resume, as Discord does every few hours. */
  requestReconnect(): void;
  /** Ends all sessions; where they are resumable, clients may carry them on. */
  invalidateSessions(resumable: boolean): void;
  /** Leaves heartbeats unanswered, or answers them again. */
  ignoreHeartbeats(ignore: boolean): void;
  /** Takes the token's validity: sockets close with 4004, requests are answered with 401. */
  revokeToken(): void;
  /** Answers the next matching requests with a status, or breaks their connections. */
  failRequests(fault: RequestFault): void;
  /** Takes a permission from the bot in a channel; in direct messages, that to write there. */
  deny(channelId: string, permission: Permission): void;
  /** Sends an event with any data, malformed if you like, to all clients. */
  dispatchRaw(event: string, data: unknown): void;
}

/** Makes the switches for the faults of one loopback. */
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
      for (const socket of sockets()) send(socket, { op: GatewayOpcodes.Reconnect });
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
