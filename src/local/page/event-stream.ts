import type { HttpBindings } from '@hono/node-server';
import type { APIMessage } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ENDINGS, MOST_BYTES } from '../../article/read.js';
import type { MutableLibrary } from '../../library/mutable-library.js';
import { textsOf, type UserChannels } from '../discord/server.js';
import { entriesOf } from './articles-to-read.js';
import type { Citations, Cited, Events, Snapshot } from './protocol.js';

/** What the page shows. */
export interface Shown {
  /** The channels that the user sees. */
  readonly channels: UserChannels;
  readonly live: MutableLibrary;
  /** The name of the bot. */
  readonly app: string;
  /** The id of its user. */
  readonly appId: string;
  /** Whether it only answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /** The maximum length of a question in direct messages, in characters. */
  readonly longest: number;
  /** Suggested questions about the current articles. */
  questions(): readonly string[];
  /** The citation in a text of a message, if there is one. */
  citedBy(text: string): Cited | undefined;
}

/** The variables of a request to the page's server. */
export interface Served {
  Bindings: HttpBindings;
}

/** The event streams to the open pages. */
interface Streams {
  /**
   * Sends the current state, then all events, as server-sent events until the page or the server closes. If too many
   * streams are open, the oldest is closed, as is one that does not read; a page that is still open reconnects.
   */
  open(c: Context<Served>): Response;
}

/** Each keeps a connection and a listener, and nobody looks at so many pages. */
const MOST_STREAMS = 32;
/** The maximum number of characters of events, after the snapshot, that wait for a page that does not read. */
const MOST_WAITING = 1024 * 1024;

/** Creates the streams of a page's server. */
export function createStreams(shown: Shown): Streams {
  const { channels, live, citedBy } = shown;
  /** The functions that close each open stream, the oldest first. */
  const cuts = new Set<() => void>();

  function open(c: Context<Served>): Response {
    const { outgoing } = c.env;
    const cut = () => {
      cuts.delete(cut);
      outgoing.destroy();
    };
    const [oldest] = cuts;
    if (cuts.size >= MOST_STREAMS) oldest?.();
    cuts.add(cut);
    return streamSSE(c, async (events) => {
      let waiting = 0;
      const send = async <E extends keyof Events>(event: E, data: Events[E]) => {
        if (waiting > MOST_WAITING) return cut();
        const text = JSON.stringify(data);
        waiting += text.length;
        await events.writeSSE({ event, data: text });
        waiting -= text.length;
      };
      // The first event is queued before anything else can happen, so no event is repeated or missed.
      void events.writeSSE({ event: 'snapshot', data: JSON.stringify(snapshot(shown)) });
      const endings = [
        channels.subscribe((event) => {
          // A thread must be known before its first message.
          if (event.message.thread) void send('channels', { channels: channels.list() });
          void send('message', { ...event, citations: citationsIn([event.message], citedBy) });
        }),
        live.subscribe(() => void send('articles', articlesIn(shown))),
      ];
      await new Promise<void>((gone) => events.onAbort(gone));
      cuts.delete(cut);
      for (const end of endings) end();
    });
  }

  return { open };
}

function articlesIn({ live, questions }: Shown): Events['articles'] {
  return { articles: entriesOf(live.library), questions: questions() };
}

function snapshot(shown: Shown): Snapshot {
  const { channels, app, appId, commandsOnly, longest, citedBy } = shown;
  const messages = channels.messages();
  const all = channels.list();
  return {
    user: { id: channels.id, name: channels.name },
    app,
    appId,
    commandsOnly,
    longest,
    channels: all,
    // All commands are registered for all channels, so any channel will do.
    commands: channels.at(all[0]?.id ?? '').commands(),
    messages,
    citations: citationsIn(messages, citedBy),
    ...articlesIn(shown),
    endings: ENDINGS,
    mostBytes: MOST_BYTES,
  };
}

function citationsIn(messages: readonly APIMessage[], citedBy: Shown['citedBy']): Citations {
  const texts = messages.flatMap(textsOf);
  return Object.fromEntries(
    texts.flatMap((text) => {
      const cited = citedBy(text);
      return cited ? [[text, cited]] : [];
    }),
  );
}
