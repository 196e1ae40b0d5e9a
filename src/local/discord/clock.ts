/** What the loopback knows of time. Given from outside, so that tests can let fifteen minutes pass at once. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once, `ms` milliseconds from now; the function given back calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own time. Its timers never keep the process alive. */
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
 * Makes a source of ids as Discord's: milliseconds since 2015 in the upper bits, and growing with every call, so
 * that ids sort by age. Where 4096 ids in one millisecond do not suffice, the next millisecond is borrowed.
 */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const earliest = (BigInt(clock.now()) - DISCORD_EPOCH) << TIME_SHIFT;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}

/** The shard that a guild's events go to, as Discord reckons it: the milliseconds of its id, modulo `shards`. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> TIME_SHIFT) % BigInt(shards));
}

/** An id as Discord would have given at a time, and `index` milliseconds later: neighbours fall on different shards. */
export function idAt(time: number, index: number): string {
  return ((BigInt(time) - DISCORD_EPOCH + BigInt(index)) << TIME_SHIFT).toString();
}
