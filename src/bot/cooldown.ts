import type { APIInteraction } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Settings } from '../settings/settings.js';

/** How long commands and presses of buttons have to wait for each other. */
export interface Cooldown {
  /** Why it may not be done yet, as a sentence; null where it may, and then it counts. */
  take(sender: Sender): string | null;
}

/** Who does something, and where. */
type Sender = Pick<APIInteraction, 'guild_id' | 'member' | 'user'>;

/** Beyond so many members or servers the one that has been quiet longest may ask early. */
const MOST = 100_000;

/**
 * Lets some time pass between two commands or presses of a member in a server, and of all members of a server.
 *
 * @param seconds 0 for no time
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

/** Whole seconds until the time is over. */
function left(waiting: LRUCache<string, true> | false, key: string): number {
  return waiting ? Math.max(0, Math.ceil(waiting.getRemainingTTL(key) / 1000)) : 0;
}

function counted(seconds: number): string {
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}
