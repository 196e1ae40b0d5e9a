import { GatewayCloseCodes, GatewayIntentBits } from 'discord.js';
import { z } from 'zod';

/** Intents that Discord gives only to applications that it was told of. */
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

/** What a client says of itself. */
export interface Identity {
  readonly token: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
}

/** Reads what a client identifies itself with; gives the code to close with where Discord would not take it. */
export function readIdentify(data: unknown, allowPrivileged: boolean): Identity | GatewayCloseCodes {
  const result = identifyShape.safeParse(data);
  if (!result.success) return GatewayCloseCodes.DecodeError;
  const { token, intents, shard = [0, 1] } = result.data;
  if (shard[0] < 0 || shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard;
  if ((intents & ~KNOWN) !== 0) return GatewayCloseCodes.InvalidIntents;
  if ((intents & PRIVILEGED) !== 0 && !allowPrivileged) return GatewayCloseCodes.DisallowedIntents;
  return { token, intents, shard };
}

/** Reads which session a client wants to carry on, and what it has seen of it. */
export function readResume(data: unknown): { token: string; session_id: string; seq: number } | undefined {
  return resumeShape.safeParse(data).data;
}
