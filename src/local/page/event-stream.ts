import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ENDINGS, MOST_BYTES } from '../../article/read.js';
import type { Shelf } from '../../library/shelf.js';
import type { LoopbackUser } from '../discord/server.js';
import type { Events, Snapshot } from './protocol.js';
import { entriesOf } from './readable-article.js';

/** Where the page's user looks. */
export interface Place {
  readonly guild: string;
  readonly channel: string;
  /** The name of the bot there. */
  readonly app: string;
}

/** What a request to the page comes with. */
export interface Served {
  Bindings: HttpBindings;
}

/** The streams of events to the pages that are open. */
export interface Streams {
  /**
   * Everything as it is, then whatever happens, as server-sent events, until the page goes or the server closes. Where
   * too many are open the oldest is cut off, and so is one that does not read; a page that is still there connects again.
   */
  open(c: Context<Served>): Response;
}

/** Each keeps a connection and a listener; nobody looks at so many pages. */
const MOST_STREAMS = 32;
/** Characters of events that may wait, behind the snapshot, for a page that does not read. */
const MOST_WAITING = 1024 * 1024;

/** Makes the streams of a page's server. */
export function createStreams(user: LoopbackUser, shelf: Shelf, place: Place): Streams {
  /** What cuts off each open stream, the oldest first. */
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
      // The first event is in the queue before anything else can happen: nothing comes twice or is missed.
      void events.writeSSE({ event: 'snapshot', data: JSON.stringify(snapshot(user, shelf, place)) });
      const endings = [
        user.subscribe((event) => void send('message', event)),
        shelf.subscribe(() => void send('articles', entriesOf(shelf.library))),
      ];
      await new Promise<void>((gone) => events.onAbort(gone));
      cuts.delete(cut);
      for (const end of endings) end();
    });
  }

  return { open };
}

function snapshot(user: LoopbackUser, { library }: Shelf, place: Place): Snapshot {
  return {
    user: { id: user.id, name: user.name },
    ...place,
    commands: user.commands(),
    messages: user.messages(),
    articles: entriesOf(library),
    endings: ENDINGS,
    mostBytes: MOST_BYTES,
  };
}
