/**
 * The data kept for each server. Every method takes the server's id first, so that none can reach another's data. Times
 * are milliseconds since 1970. Once a method has resolved, its effect survives the end of the process. All methods
 * reject with a `StoreFailure` if the database fails; then nothing has changed or, if the connection was lost during
 * the commit, everything has. Repeating the call is safe.
 */
export interface Store {
  /** The articles of a server, including removed ones that can be restored, in the order in which they were added. */
  articles(guild: string): Promise<readonly StoredArticle[]>;
  /** The content of an article's file; null if there is no such article. */
  content(guild: string, id: string): Promise<Uint8Array | null>;
  /**
   * Adds articles: all of them, or none if they would exceed a limit. An article whose content the server already has
   * is not added again; a removed one is restored under the new name, and counts as added.
   */
  add(guild: string, files: readonly NewArticle[], limits: GuildLimits, now: number): Promise<Addition>;
  /**
   * Removes an article, which can be restored until it is purged. False if there is no such article; removing one again
   * has no effect.
   */
  remove(guild: string, id: string, now: number): Promise<boolean>;
  /**
   * Restores a removed article, or returns the limit that it would exceed. One that was not removed does not change.
   */
  restore(
    guild: string,
    id: string,
    limits: GuildLimits,
  ): Promise<'restored' | 'unknown' | keyof GuildLimits>;
  /** The settings of the server; those that were never changed are missing. */
  settings(guild: string): Promise<GuildSettings>;
  /** Changes the given settings; `null` resets one to the default. */
  set(
    guild: string,
    changes: { readonly [K in keyof GuildSettings]?: GuildSettings[K] | null },
  ): Promise<void>;
  /**
   * Counts an unanswered question. Questions with the same key are one; the latest wording is kept. A server keeps the
   * thousand most recently asked.
   */
  countUnanswered(guild: string, question: AskedQuestion, now: number): Promise<void>;
  /** Newest first. */
  unanswered(guild: string): Promise<readonly UnansweredQuestion[]>;
  /**
   * Records that the bot has left a server, whose data `purge` deletes later, or is in it again. If it is recorded
   * repeatedly that the bot has left, the first time counts.
   */
  left(guild: string, now: number): Promise<void>;
  returned(guild: string): Promise<void>;
  /** Deletes all data of a server. */
  forget(guild: string): Promise<void>;
  /** Deletes expired data of all servers. */
  purge(before: Expiry): Promise<void>;
  /** All servers with data. */
  guilds(): Promise<readonly string[]>;
  /**
   * Calls the listener with the id of each server whose articles or settings change, in whichever process, until the
   * returned function is called; with null if changes may have been missed.
   */
  subscribe(listener: (guild: string | null) => void): () => void;
  close(): Promise<void>;
}

/** Turns that all processes sharing a store take one after the other. */
export interface Turns {
  /**
   * Takes a turn, of which there is one every `apart` milliseconds by the database's clock.
   *
   * @returns 0 if it was taken, else the number of milliseconds after which to try again
   */
  takeTurn(name: string, apart: number): Promise<number>;
}

/** A store whose data can be copied into another. */
export interface CopyableStore extends Store, Turns {
  /** All data of a server but the contents of the articles' files. */
  snapshot(guild: string): Promise<GuildSnapshot>;
  /**
   * Replaces all data of a server by the snapshot, completely or not at all.
   *
   * @param content returns the content of an article's file
   */
  replace(
    guild: string,
    snapshot: GuildSnapshot,
    content: (id: string) => Promise<Uint8Array>,
  ): Promise<void>;
}

export interface GuildSnapshot {
  readonly articles: readonly StoredArticle[];
  readonly settings: GuildSettings;
  readonly unanswered: readonly UnansweredQuestion[];
  /** When the bot left the server; null if it is in it. */
  readonly leftAt: number | null;
}

/** An article's file, as it was sent. */
export interface NewArticle {
  /** The file's name; its extension determines the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredArticle {
  /** Unique in its server, and never reused. */
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly digest: string;
  readonly addedAt: number;
  /** When it was removed; null if it was not. */
  readonly removedAt: number | null;
}

/** How much a server may store, without removed articles. */
export interface GuildLimits {
  readonly articles: number;
  readonly bytes: number;
}

/** The result of adding articles: each file as it is now stored, or the limit that they would exceed. */
export type Addition =
  | { readonly added: readonly StoredArticle[]; readonly known: readonly StoredArticle[] }
  | { readonly exceeds: keyof GuildLimits; readonly room: GuildLimits };

/** The settings of a server, which override the operator's defaults. */
export interface GuildSettings {
  readonly answers?: 'public' | 'private';
  readonly strictness?: 'strict' | 'balanced' | 'eager';
  readonly closest?: boolean;
  readonly mentions?: boolean;
  /** Whether to use the operator's articles as well. */
  readonly seeds?: boolean;
  /** Who may add articles: those with "Manage Server", or everybody allowed to use the command. */
  readonly adding?: 'managers' | 'permitted';
  /** Whether to keep unanswered questions. */
  readonly unanswered?: boolean;
  /** Whether members can mark an answer as wrong. */
  readonly marking?: boolean;
}

/** Why a question is kept. */
export type Shortfall = 'nothing' | 'closest' | 'wrong';

export interface AskedQuestion {
  /** Equal for questions that mean the same. */
  readonly key: string;
  readonly question: string;
  readonly shortfall: Shortfall;
}

export interface UnansweredQuestion extends AskedQuestion {
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The times before which data has expired. */
export interface Expiry {
  /** For removed articles, by the time of removal. */
  readonly removed: number;
  /** For unanswered questions, by the time they were last asked. */
  readonly unanswered: number;
  /** For all data of servers that the bot has left, by the time it left. */
  readonly left: number;
}
