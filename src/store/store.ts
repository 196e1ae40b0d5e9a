/**
 * What is kept for each server. Every method takes the server's id first, so that none can reach another's data. Times
 * are milliseconds since 1970. What a method has resolved for survives the end of the process. All methods reject with
 * a `StoreFailure` where the database cannot do it; then nothing has changed, or, where the connection was lost at the
 * very end, all of it: to do the same again is safe.
 */
export interface Store {
  /** The articles of a server, those that were removed and can be restored among them, in the order they came in. */
  articles(guild: string): Promise<readonly StoredArticle[]>;
  /** What an article's file holds; null where there is no such article. */
  content(guild: string, id: string): Promise<Uint8Array | null>;
  /**
   * Adds articles, all of them or, where they would exceed a limit, none. One whose content the server has already is
   * not added again; one that was removed comes back, under the new name, and counts as added.
   */
  add(guild: string, files: readonly NewArticle[], limits: Limits, now: number): Promise<Addition>;
  /**
   * Removes an article; it can be restored until it is purged. False where there is no such article; to remove one
   * again changes nothing.
   */
  remove(guild: string, id: string, now: number): Promise<boolean>;
  /** Brings a removed article back, or says which limit it would exceed. One that was not removed stays as it is. */
  restore(guild: string, id: string, limits: Limits): Promise<'restored' | 'unknown' | keyof Limits>;
  /** What the server's owner has set; what they have not is missing. */
  settings(guild: string): Promise<GuildSettings>;
  /** Changes what is given; `null` takes a setting back. */
  set(
    guild: string,
    changes: { readonly [K in keyof GuildSettings]?: GuildSettings[K] | null },
  ): Promise<void>;
  /**
   * Counts a question that was not answered. Questions with the same key are one; the latest wording is kept. A server
   * keeps the thousand that were asked last.
   */
  countUnanswered(guild: string, question: AskedQuestion, now: number): Promise<void>;
  /** Newest first. */
  unanswered(guild: string): Promise<readonly UnansweredQuestion[]>;
  /**
   * Notes that the bot has left a server, whose data `purge` deletes later, or is in it again. The first note of having
   * left counts.
   */
  left(guild: string, now: number): Promise<void>;
  returned(guild: string): Promise<void>;
  /** Deletes everything of a server. */
  forget(guild: string): Promise<void>;
  /** Deletes what is not to be kept any longer, of all servers. */
  purge(before: Expiry): Promise<void>;
  /** All servers of which anything is kept. */
  guilds(): Promise<readonly string[]>;
  /**
   * Calls the listener with the id of a server whose articles or settings have changed, whichever process changed
   * them, until the returned function is called; with null where changes may have been missed.
   */
  subscribe(listener: (guild: string | null) => void): () => void;
  close(): Promise<void>;
}

/** Turns that all processes which share a store take one after the other. */
export interface Turns {
  /**
   * Takes a turn, of which there is one in so many milliseconds by the clock of the database.
   *
   * @returns 0 where it is taken, else after how many milliseconds it is worth asking again
   */
  takeTurn(name: string, apart: number): Promise<number>;
}

/** A store of which everything can be brought into another. */
export interface CopyableStore extends Store, Turns {
  /** Everything of a server but what the articles' files hold. */
  snapshot(guild: string): Promise<GuildSnapshot>;
  /**
   * Makes a server what the snapshot says, whatever was there, all or nothing of it.
   *
   * @param content what an article's file holds
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
  /** When the bot left the server; null where it is in it. */
  readonly leftAt: number | null;
}

/** An article's file, as it was sent. */
export interface NewArticle {
  /** The file's name; its ending tells the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredArticle {
  /** Unique in its server, and never given again. */
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly digest: string;
  readonly addedAt: number;
  /** When it was removed; null where it was not. */
  readonly removedAt: number | null;
}

/** How much a server may keep; what was removed does not count. */
export interface Limits {
  readonly articles: number;
  readonly bytes: number;
}

/** What came of adding articles: each of the files as it is now kept, or the limit that they would exceed. */
export type Addition =
  | { readonly added: readonly StoredArticle[]; readonly known: readonly StoredArticle[] }
  | { readonly exceeds: keyof Limits; readonly room: Limits };

/** What a server's owner may set over the operator's defaults. */
export interface GuildSettings {
  readonly answers?: 'public' | 'private';
  readonly strictness?: 'strict' | 'balanced' | 'eager';
  readonly closest?: boolean;
  readonly mentions?: boolean;
  /** Whether the articles of the operator's folder are asked too. */
  readonly seeds?: boolean;
  /** Who may add articles: those with "Manage Server", or everybody whom Discord lets use the command. */
  readonly adding?: 'managers' | 'permitted';
  /** Whether questions that were not answered are kept. */
  readonly unanswered?: boolean;
  /** Whether members can mark an answer as wrong. */
  readonly marking?: boolean;
}

/** Why a question is kept. */
export type Shortfall = 'nothing' | 'closest' | 'wrong';

export interface AskedQuestion {
  /** The same for questions that mean the same. */
  readonly key: string;
  readonly question: string;
  readonly shortfall: Shortfall;
}

export interface UnansweredQuestion extends AskedQuestion {
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Until when what is kept for a time is deleted. */
export interface Expiry {
  /** Articles that were removed before. */
  readonly removed: number;
  /** Questions that were last asked before. */
  readonly unanswered: number;
  /** Everything of servers that the bot left before. */
  readonly left: number;
}
