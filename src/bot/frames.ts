import { GatewayDispatchEvents as Event, GatewayOpcodes as Opcode } from 'discord-api-types/v10';
import { z } from 'zod';

/** What a client is sent through its socket. */
export interface Frame {
  readonly op: Opcode;
  readonly s: number | null;
  readonly t: string | null;
  readonly d: unknown;
}

/** A frame as it is taken, or why it is not. */
export interface Taken {
  readonly frame: Frame | null;
  /** What was wrong with it, as a name for it; none where all was well. */
  readonly wrong?: string;
}

const id = z.string().regex(/^\d{1,20}$/u);
const gone = z.boolean().optional().catch(undefined);
const unknownUser = { id: '0', username: 'unknown', discriminator: '0' };

/** Servers by their ids; what is none is left out. */
const servers = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((each) => z.object({ id, unavailable: gone }).safeParse(each).data ?? []));

/**
 * The events that are of use, and what of them is. All else that an event tells, such as a server's channels, roles and
 * emoji, discord.js would build objects of and keep.
 */
const EVENTS: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  [
    Event.Ready,
    z.object({
      session_id: z.string(),
      resume_gateway_url: z
        .url({ protocol: /^wss?$/u })
        .optional()
        .catch(undefined),
      user: z.object({ id, username: z.string(), discriminator: z.string().catch('0') }).catch(unknownUser),
      application: z.object({ id, flags: z.number().catch(0) }).catch({ id: '0', flags: 0 }),
      guilds: servers,
    }),
  ],
  [Event.Resumed, z.unknown().transform(() => ({}))],
  [Event.GuildCreate, z.object({ id, name: z.string().catch(''), unavailable: gone })],
  [Event.GuildDelete, z.object({ id, unavailable: gone })],
  [Event.InteractionCreate, z.unknown()],
]);

/** As Discord asks for. */
const HEARTBEAT = 41_250;
const LONGEST_HEARTBEAT = 600_000;

const hello = z.object({ heartbeat_interval: z.number().min(1).max(LONGEST_HEARTBEAT).catch(HEARTBEAT) });

/**
 * What is taken of a frame of the gateway, so that whoever reads it finds what it looks for. An event that is not used,
 * or cannot be read, becomes one without a name: its number still counts, for a session that is to be resumed.
 */
export function readFrame(received: unknown): Taken {
  if (typeof received !== 'object' || received === null) return { frame: null, wrong: 'a frame' };
  const { op, s, t, d } = received as Record<string, unknown>;
  const frame = { op: op as Opcode, s: typeof s === 'number' ? s : null, t: null };
  switch (op) {
    case Opcode.Dispatch:
      return readEvent({ ...frame, d: {} }, t, d);
    case Opcode.Hello:
      return { frame: { ...frame, d: hello.safeParse(d).data ?? { heartbeat_interval: HEARTBEAT } } };
    case Opcode.InvalidSession:
      return { frame: { ...frame, d: d === true } };
    default:
      return { frame: { ...frame, d: null } };
  }
}

function readEvent(unnamed: Frame, name: unknown, data: unknown): Taken {
  const shape = EVENTS.get(name);
  if (!shape) return { frame: unnamed };
  const { success, data: used } = shape.safeParse(data);
  return success
    ? { frame: { ...unnamed, t: String(name), d: used } }
    : { frame: unnamed, wrong: String(name) };
}
