import type { APIMessage } from 'discord-api-types/v10';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { OptionValues } from '../wire.js';
import { listen, Refused, send } from './api.js';
import type { Cited } from './citation.js';
import { Composer } from './composer.js';
import type { Reading } from './markdown.js';
import { headingOf, Message, SentLine } from './message.js';
import { Reader } from './reader.js';
import { EMPTY, next, type State } from './state.js';
import { useDrop, useReader } from './use-reader.js';

let keys = 0;

function Page() {
  const [state, change] = useReducer(next, EMPTY);
  const reader = useReader(state.now?.articles ?? [], state.now?.mostBytes ?? 0);
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
  const attempt = async (words: string | null, deed: () => Promise<void>) => {
    keys += 1;
    const key = keys;
    change({ type: 'sent', key, command: words });
    const failure = await deed().then(
      () => ({}),
      (error) => ({ failure: error instanceof Refused ? error.message : 'Something went wrong.' }),
    );
    change({ type: 'settled', key, ...failure });
  };
  const command = (name: string, options: OptionValues) =>
    void attempt(`/${name}`, () => send('command', { name, options }));

  const { now } = state;
  if (!now) return <p class="loading">{state.isConnected ? 'Loading…' : 'Verbatim cannot be reached.'}</p>;
  return (
    <div class={reader.isOpen ? 'page reading' : 'page'}>
      <main class="channel">
        <header>
          <h1>
            <span aria-hidden="true"># </span>
            {now.channel}
          </h1>
          <p class="guild">{now.guild}</p>
          {!state.isConnected && (
            <p class="failure" role="alert">
              The connection is lost; trying again.
            </p>
          )}
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
        <Messages {...{ state, change, attempt }} open={reader.show} />
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

interface MessagesProps {
  readonly state: State;
  readonly change: (change: Parameters<typeof next>[1]) => void;
  readonly attempt: (words: string | null, deed: () => Promise<void>) => Promise<void>;
  readonly open: (cited: Cited) => void;
}

function Messages({ state, change, attempt, open }: MessagesProps) {
  const { now, sent, dismissed } = state;
  const log = useRef<HTMLDivElement>(null);
  const shown = now?.messages.filter(({ id }) => !dismissed.has(id)) ?? [];
  const waiting = sent.filter(({ command, failure }) => command !== null || failure !== undefined);
  const count = shown.length + waiting.length;
  useLayoutEffect(() => {
    const { current } = log;
    if (current) current.scrollTop = current.scrollHeight;
  }, [count, shown.at(-1)]);
  const reading: Omit<Reading, 'heading'> = useMemo(
    () => ({
      articles: now?.articles ?? [],
      users: new Map(now ? [[now.user.id, now.user.name]] : []),
      open,
    }),
    [now?.articles, now?.user, open],
  );
  if (!now) return null;
  const menu = now.commands.filter(({ type }) => type === ApplicationCommandType.Message);
  const useOf = ({ id: message, components = [] }: APIMessage) => ({
    reading: { ...reading, heading: headingOf(components) },
    press: (customId: string) => attempt(null, () => send('press', { message, customId })),
    select: (customId: string, values: readonly string[]) =>
      attempt(null, () => send('select', { message, customId, values })),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <div ref={log} class="messages" role="log" aria-label="Messages" aria-live="polite" tabIndex={0}>
      <h2 class="welcome">Welcome to #{now.channel}!</h2>
      <p class="welcome-note">
        This is a Discord on your own machine. {now.app} answers here as it would in any server: in the words
        of the articles.
      </p>
      {shown.map((message) => (
        <Message
          key={message.id}
          message={message}
          use={useOf(message)}
          menu={menu}
          onMenu={(name) => void attempt(name, () => send('menu', { name, message: message.id }))}
          onDismiss={() => change({ type: 'dismiss', message: message.id })}
        />
      ))}
      {waiting.map((one) => (
        <SentLine key={one.key} sent={one} user={now.user.name} app={now.app} />
      ))}
    </div>
  );
}

render(<Page />, document.body);
