/** The clock of the local Discord. Injected, so that tests can let fifteen minutes pass at once. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once, `ms` milliseconds from now; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The system clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

const DISCORD_EPOCH = 1_420_070_400_000n;
const TIME_SHIFT = 22n;

/**
 * Creates a generator of ids like Discord's: milliseconds since 2015 in the upper bits, and increasing with every call,
 * so that ids sort by age. If a millisecond needs more than 4096 ids, the ids continue into the next one.
 */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(clock.now()) - DISCORD_EPOCH) << TIME_SHIFT;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}

/** The shard that receives a guild's events, by Discord's formula: the milliseconds of its id, modulo `shards`. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> TIME_SHIFT) % BigInt(shards));
}

/**
 * The id that Discord would have generated at a time plus `index` milliseconds. Consecutive ids fall on different
 * shards.
 */
export function idAt(time: number, index: number): string {
  return ((BigInt(time) - DISCORD_EPOCH + BigInt(index)) << TIME_SHIFT).toString();
}
