import type { APIInteraction } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Settings } from '../settings/read-settings.js';

/** Limits how often commands are used and buttons are pressed. */
export interface Cooldown {
  /** The reason to wait, as a sentence; null if there is no need to wait, and then this use counts. */
  take(sender: Sender): string | null;
}

/** Who does something, and where. */
type Sender = Pick<APIInteraction, 'guild_id' | 'member' | 'user'>;

/** The number of members or servers to remember; with more, the longest inactive one need not wait. */
const MOST = 100_000;

/**
 * Enforces a pause between two commands or presses of a member in a server, and of all members of a server.
 *
 * @param seconds 0 for no pause
 */
export function createCooldown({ member, server }: Settings['cooldown'], perf = performance): Cooldown {
  const waiting = (seconds: number) =>
    new LRUCache<string, true>({ max: MOST, ttl: seconds * 1000, ttlResolution: 0, perf });
  const [members, servers] = [member > 0 && waiting(member), server > 0 && waiting(server)];
  return {
    take(interaction) {
      const { guild_id: guild = '' } = interaction;
      const who = `${guild} ${interaction.member?.user.id ?? interaction.user?.id}`;
      const [own, common] = [left(members, who), guild === '' ? 0 : left(servers, guild)];
      if (common > own) return `Much is being asked in this server. Please try again in ${counted(common)}.`;
      if (own > 0) return `That was quick. Please try again in ${counted(own)}.`;
      if (members) members.set(who, true);
      if (servers && guild !== '') servers.set(guild, true);
      return null;
    },
  };
}

/** The remaining time in whole seconds. */
function left(waiting: LRUCache<string, true> | false, key: string): number {
  return waiting ? Math.max(0, Math.ceil(waiting.getRemainingTTL(key) / 1000)) : 0;
}

function counted(seconds: number): string {
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}
