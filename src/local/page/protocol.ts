import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';

/** What the page and its server say to each other. */

/** Everything that the page shows, as it is when it connects. */
export interface Snapshot {
  readonly user: { readonly id: string; readonly name: string };
  /** The name of the bot. */
  readonly app: string;
  /** The id of its user. */
  readonly appId: string;
  /** Whether it answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /** Where the user can look; the direct messages with the bot first, each thread behind its channel. */
  readonly places: readonly Place[];
  readonly commands: readonly APIApplicationCommand[];
  /** The messages that the user sees in all places, the oldest of each first. */
  readonly messages: readonly APIMessage[];
  readonly citations: Citations;
  readonly articles: readonly ArticleEntry[];
  /** What may be asked first. */
  readonly questions: readonly string[];
  /** The characters that a question may have in direct messages. */
  readonly longest: number;
  /** The endings of the files that can be dropped, with the dot. */
  readonly endings: readonly string[];
  /** The bytes that such a file may have. */
  readonly mostBytes: number;
}

/** What happens while the page is open; each kind is an event of its own in the stream. */
export interface Events {
  readonly snapshot: Snapshot;
  readonly message: {
    readonly type: 'create' | 'update' | 'delete';
    readonly message: APIMessage;
    readonly citations: Citations;
  };
  readonly articles: Pick<Snapshot, 'articles' | 'questions'>;
  readonly places: Pick<Snapshot, 'places'>;
}

/** A place where messages stand. */
export interface Place {
  /** The channel's id. */
  readonly id: string;
  readonly kind: 'direct' | 'channel' | 'thread';
  /** The channel's name; of direct messages, with whom they are. */
  readonly name: string;
  /** The name of the server; of direct messages, none. */
  readonly guild?: string;
  /** The id of the channel that a thread is in. */
  readonly parent?: string;
}

/** A place in an article that a text of a message quotes and cites. */
export interface Cited {
  /** The article's id. */
  readonly article: string;
  /** The numbers of the paragraphs, in order; none for a title, byline or copyright line. */
  readonly paragraphs: readonly number[];
  /** What is quoted from there, in order, each from one paragraph. */
  readonly words: readonly QuotedWords[];
}

/** Quoted words; strong where they answer. */
export interface QuotedWords {
  readonly text: string;
  readonly isStrong: boolean;
}

/** What the texts of messages cite, by the text. */
export type Citations = Readonly<Record<string, Cited>>;

/** An article in the reader's list. */
export interface ArticleEntry {
  readonly id: string;
  readonly title: string;
  /** The day or year of publication, as a citation has it; null where the article gives none. */
  readonly date: string | null;
}

/** An article to read, its words unchanged. */
export interface ReadableArticle extends ArticleEntry {
  readonly author: string | null;
  readonly sections: readonly {
    readonly heading: string | null;
    readonly paragraphs: readonly { readonly number: number; readonly text: string }[];
  }[];
  /** Those whose words it quotes, the one with most quotations first. */
  readonly speakers: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly quotations: number;
  }[];
}

/** A form that a button opens, as far as the page shows it. */
export interface Form {
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly most: number;
  }[];
}

/** A choice offered while an option is typed. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** What the page asks for, by path: the body sent. A place is named by its id. */
export interface Actions {
  readonly command: { readonly place: string; readonly name: string; readonly options: OptionValues };
  readonly autocomplete: {
    readonly place: string;
    readonly name: string;
    readonly options: OptionValues;
    readonly focused: string;
  };
  /** A message; it may reply to another. */
  readonly say: {
    readonly place: string;
    readonly content: string;
    readonly replyTo?: string | undefined;
  };
  /** Changes a message of the user's own. */
  readonly edit: { readonly message: string; readonly content: string };
  /** Deletes a message of the user's own. */
  readonly delete: { readonly message: string };
  /** Opens a thread on a message. */
  readonly thread: { readonly message: string; readonly name: string };
  readonly menu: { readonly name: string; readonly message: string };
  readonly press: { readonly message: string; readonly customId: string };
  /** Sends the form that a button of a message has opened, with what was typed by the custom ids of its fields. */
  readonly submit: { readonly message: string; readonly filled: Readonly<Record<string, string>> };
  readonly select: {
    readonly message: string;
    readonly customId: string;
    readonly values: readonly string[];
  };
}
