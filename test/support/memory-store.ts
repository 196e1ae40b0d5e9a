import { createHash } from 'node:crypto';
import { roomIn } from '../../src/guilds/guild.js';
import type {
  Addition,
  GuildSettings,
  Limits,
  Store,
  StoredArticle,
  UnansweredQuestion,
} from '../../src/store/store.js';

interface Kept {
  articles: (StoredArticle & { readonly bytes: Uint8Array })[];
  settings: GuildSettings;
  unanswered: Map<string, UnansweredQuestion>;
  leftAt: number | null;
}

/** A store that forgets everything with the process. */
export function memoryStore(): Store {
  const kept = new Map<string, Kept>();
  const listeners = new Set<(guild: string | null) => void>();
  let next = 0;
  const of = (guild: string): Kept => {
    const known = kept.get(guild) ?? { articles: [], settings: {}, unanswered: new Map(), leftAt: null };
    kept.set(guild, known);
    return known;
  };
  const tell = (guild: string) => {
    for (const listener of listeners) listener(guild);
  };
  const exceeded = (articles: readonly StoredArticle[], limits: Limits) => {
    const present = articles.filter(({ removedAt }) => removedAt === null);
    if (present.length > limits.articles) return 'articles';
    return present.reduce((sum, { size }) => sum + size, 0) > limits.bytes ? 'bytes' : null;
  };
  return {
    articles: async (guild) => of(guild).articles.map(({ bytes: _, ...article }) => article),
    content: async (guild, id) => of(guild).articles.find((each) => each.id === id)?.bytes ?? null,
    async add(guild, files, limits, now): Promise<Addition> {
      const { articles } = of(guild);
      const after = [...articles];
      const [added, known]: [StoredArticle[], StoredArticle[]] = [[], []];
      for (const { name, bytes } of files) {
        const digest = createHash('sha256').update(bytes).digest('hex');
        const at = after.findIndex((each) => each.digest === digest);
        const before = after[at];
        if (before?.removedAt === null) known.push(before);
        else if (before) {
          after[at] = { ...before, removedAt: null };
          added.push(after[at]);
        } else {
          next += 1;
          const one = {
            id: `a${next}`,
            name,
            size: bytes.length,
            digest,
            addedAt: now,
            removedAt: null,
            bytes,
          };
          after.push(one);
          added.push(one);
        }
      }
      const exceeds = exceeded(after, limits);
      if (exceeds) return { exceeds, room: roomIn(articles, limits) };
      of(guild).articles = after;
      tell(guild);
      return { added, known };
    },
    async remove(guild, id, now) {
      const { articles } = of(guild);
      const at = articles.findIndex((each) => each.id === id && each.removedAt === null);
      const found = articles[at];
      if (found) articles[at] = { ...found, removedAt: now };
      tell(guild);
      return found !== undefined;
    },
    async restore(guild, id, limits) {
      const { articles } = of(guild);
      const at = articles.findIndex((each) => each.id === id && each.removedAt !== null);
      const found = articles[at];
      if (!found) return 'unknown';
      const after = articles.with(at, { ...found, removedAt: null });
      const exceeds = exceeded(after, limits);
      if (exceeds) return exceeds;
      of(guild).articles = after;
      tell(guild);
      return 'restored';
    },
    settings: async (guild) => of(guild).settings,
    async set(guild, changes) {
      const all = Object.entries({ ...of(guild).settings, ...changes });
      of(guild).settings = Object.fromEntries(all.filter(([, value]) => value != null));
      tell(guild);
    },
    async countUnanswered(guild, { key, ...asked }, now) {
      const { unanswered } = of(guild);
      const before = unanswered.get(key);
      const [count, firstAt] = [(before?.count ?? 0) + 1, before?.firstAt ?? now];
      unanswered.set(key, { key, ...asked, count, firstAt, lastAt: now });
    },
    unanswered: async (guild) => [...of(guild).unanswered.values()].sort((a, b) => b.lastAt - a.lastAt),
    async left(guild, now) {
      of(guild).leftAt = now;
    },
    async returned(guild) {
      if (kept.has(guild)) of(guild).leftAt = null;
    },
    async forget(guild) {
      kept.delete(guild);
      tell(guild);
    },
    async purge(before) {
      for (const [guild, each] of kept) {
        if (each.leftAt !== null && each.leftAt < before.left) kept.delete(guild);
        each.articles = each.articles.filter(
          ({ removedAt }) => removedAt === null || removedAt >= before.removed,
        );
        for (const [key, { lastAt }] of each.unanswered)
          if (lastAt < before.unanswered) each.unanswered.delete(key);
      }
    },
    guilds: async () => [...kept.keys()],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
  };
}
