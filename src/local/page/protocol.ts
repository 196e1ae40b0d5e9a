import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import type { ChannelEntry } from '../discord/channel-entry.js';

/** The protocol between the page and its server. */

/** Everything that the page shows at the time it connects. */
export interface Snapshot {
  readonly user: { readonly id: string; readonly name: string };
  /** The name of the bot. */
  readonly app: string;
  /** The id of its user. */
  readonly appId: string;
  /** Whether it only answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /** The channels that the user sees; the direct messages with the bot first, each thread after its channel. */
  readonly channels: readonly ChannelEntry[];
  readonly commands: readonly APIApplicationCommand[];
  /** The messages that the user sees in all channels, the oldest of each first. */
  readonly messages: readonly APIMessage[];
  readonly citations: Citations;
  readonly articles: readonly ArticleEntry[];
  /** Suggested questions. */
  readonly questions: readonly string[];
  /** The maximum length of a question in direct messages, in characters. */
  readonly longest: number;
  /** The extensions of the files that can be dropped, with the dot. */
  readonly endings: readonly string[];
  /** The maximum size of such a file, in bytes. */
  readonly mostBytes: number;
}

/** The events while the page is open; each kind is a separate event in the stream. */
export interface Events {
  readonly snapshot: Snapshot;
  readonly message: {
    readonly type: 'create' | 'update' | 'delete';
    readonly message: APIMessage;
    readonly citations: Citations;
  };
  readonly articles: Pick<Snapshot, 'articles' | 'questions'>;
  readonly channels: Pick<Snapshot, 'channels'>;
}

/** A place in an article that a text of a message quotes and cites. */
export interface Cited {
  /** The article's id. */
  readonly article: string;
  /** The numbers of the paragraphs, in order; none for a title, byline or copyright line. */
  readonly paragraphs: readonly number[];
  /** The words quoted from there, in order, each from one paragraph. */
  readonly words: readonly QuotedWords[];
}

/** Quoted words; strong if they answer. */
export interface QuotedWords {
  readonly text: string;
  readonly isStrong: boolean;
}

/** The citations in the texts of messages, keyed by text. */
export type Citations = Readonly<Record<string, Cited>>;

/** An article in the reader's list. */
export interface ArticleEntry {
  readonly id: string;
  readonly title: string;
  /** The day or year of publication, as in a citation; null if the article gives none. */
  readonly date: string | null;
}

/** An article to read, with its words unchanged. */
export interface ReadableArticle extends ArticleEntry {
  readonly author: string | null;
  readonly sections: readonly {
    readonly heading: string | null;
    readonly paragraphs: readonly { readonly number: number; readonly text: string }[];
  }[];
  /** The people quoted in it, the most quoted first. */
  readonly speakers: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly quotations: number;
  }[];
}

/** A form that a button opens, as far as the page shows it. */
export interface ShownForm {
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly most: number;
  }[];
}

export type SentOptions = Readonly<Record<string, string | number | boolean>>;

/** The actions of the page, by path, with the body that is sent. A channel is given by its id. */
export interface Actions {
  readonly command: { readonly channel: string; readonly name: string; readonly options: SentOptions };
  readonly autocomplete: {
    readonly channel: string;
    readonly name: string;
    readonly options: SentOptions;
    readonly focused: string;
  };
  /** Posts a message, which may reply to another. */
  readonly say: {
    readonly channel: string;
    readonly content: string;
    readonly replyTo?: string | undefined;
  };
  /** Edits a message of the user's own. */
  readonly edit: { readonly message: string; readonly content: string };
  /** Deletes a message of the user's own. */
  readonly delete: { readonly message: string };
  /** Opens a thread on a message. */
  readonly thread: { readonly message: string; readonly name: string };
  readonly menu: { readonly name: string; readonly message: string };
  readonly press: { readonly message: string; readonly customId: string };
  /** Submits the form that a button of a message has opened, with the text of each field by custom id. */
  readonly submit: { readonly message: string; readonly filled: Readonly<Record<string, string>> };
  readonly select: {
    readonly message: string;
    readonly customId: string;
    readonly values: readonly string[];
  };
}
