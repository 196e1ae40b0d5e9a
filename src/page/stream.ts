import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ENDINGS, MOST_BYTES } from '../article/read.js';
import type { Shelf } from '../library/shelf.js';
import type { LoopbackUser } from '../loopback/server.js';
import { entriesOf } from './articles.js';
import type { Events, Snapshot } from './wire.js';

/** Where the page's user looks. */
export interface Place {
  readonly guild: string;
  readonly channel: string;
  /** The name of the bot there. */
  readonly app: string;
}

/** Everything as it is, then whatever happens, as server-sent events, until the page goes or the server closes. */
export function stream(c: Context, user: LoopbackUser, shelf: Shelf, place: Place): Response {
  return streamSSE(c, async (events) => {
    const send = <E extends keyof Events>(event: E, data: Events[E]) =>
      void events.writeSSE({ event, data: JSON.stringify(data) });
    // The first event is in the queue before anything else can happen: nothing comes twice or is missed.
    send('snapshot', snapshot(user, shelf, place));
    const endings = [
      user.subscribe((event) => send('message', event)),
      shelf.subscribe(() => send('articles', entriesOf(shelf.library))),
    ];
    await new Promise<void>((gone) => events.onAbort(gone));
    for (const end of endings) end();
  });
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
