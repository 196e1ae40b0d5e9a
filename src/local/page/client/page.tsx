import { render } from 'preact';
import { useCallback, useEffect, useReducer } from 'preact/hooks';
import type { ArticleEntry, OptionValues } from '../protocol.js';
import { listen, Refused, send } from './api.js';
import { Composer } from './composer.js';
import { Messages } from './messages.js';
import { Reader } from './reader.js';
import { EMPTY, next, type State } from './state.js';
import { useDrop, useReader } from './use-reader.js';

const NO_ARTICLES: readonly ArticleEntry[] = [];

let keys = 0;

/** What is said of the connection. */
const CONNECTIONS: Readonly<Record<State['connection'], string>> = {
  open: '',
  lost: 'The connection is lost; trying again.',
  back: 'Connected again.',
};

function Page() {
  const [state, change] = useReducer(next, EMPTY);
  const reader = useReader(state.now?.articles ?? NO_ARTICLES, state.now?.mostBytes ?? 0);
  useEffect(
    () =>
      listen(
        {
          snapshot: (snapshot) => change({ type: 'snapshot', snapshot }),
          message: (event) => change({ type: 'message', event }),
          articles: (articles) => change({ type: 'articles', articles }),
        },
        (isConnected) => change({ type: 'connection', isConnected }),
      ),
    [],
  );
  const isDropping = useDrop(reader.add);

  /** Does something, and shows why where nothing comes of it; a command is shown until its answer is there. */
  const attempt = useCallback(async (words: string | null, deed: () => Promise<void>) => {
    keys += 1;
    const key = keys;
    change({ type: 'sent', key, command: words });
    const failure = await deed().then(
      () => ({}),
      (error) => ({ failure: error instanceof Refused ? error.message : 'Something went wrong.' }),
    );
    change({ type: 'settled', key, ...failure });
  }, []);
  const dismiss = useCallback((message: string) => change({ type: 'dismiss', message }), []);
  const command = (name: string, options: OptionValues) =>
    void attempt(`/${name}`, () => send('command', { name, options }));

  const { now, connection, sent, dismissed } = state;
  if (!now)
    return <p class="loading">{connection === 'lost' ? 'Verbatim cannot be reached.' : 'Loading…'}</p>;
  return (
    <div class={reader.isOpen ? 'page reading' : 'page'}>
      <main class="channel" inert={reader.isOver}>
        <header>
          <h1>
            <span aria-hidden="true"># </span>
            {now.channel}
          </h1>
          <p class="guild">{now.guild}</p>
          <p class={connection === 'lost' ? 'connection failure' : 'connection'} role="status">
            {CONNECTIONS[connection]}
          </p>
          <button
            type="button"
            class="button secondary"
            aria-expanded={reader.isOpen}
            aria-controls="reader"
            onClick={() => reader.setOpen(!reader.isOpen)}
          >
            Articles
          </button>
        </header>
        <Messages {...{ now, attempt, dismiss, sent, dismissed }} open={reader.show} />
        <Composer
          commands={now.commands}
          channel={now.channel}
          onCommand={command}
          onSay={(content) => void attempt(null, () => send('say', { content }))}
        />
      </main>
      {reader.isOpen && (
        <Reader
          articles={now.articles}
          opened={reader.opened}
          notice={reader.notice}
          endings={now.endings}
          isOver={reader.isOver}
          onOpen={reader.open}
          onSpeaker={(speaker, source) => command('quote', { speaker, source })}
          onFiles={reader.add}
          onClose={() => reader.setOpen(false)}
        />
      )}
      {isDropping && <p class="drop">Drop the file to add its article to this run</p>}
    </div>
  );
}

render(<Page />, document.body);
