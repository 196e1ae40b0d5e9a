import type { APIMessage } from 'discord-api-types/v10';
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { type ChannelEntry, nameOfChannel } from '../../discord/channel-entry.js';
import type { ArticleEntry, SentOptions, ShownForm, Snapshot } from '../protocol.js';
import { listen, requestThread, send } from './api.js';
import { ChannelList, ChannelMark, useChannels } from './channels.js';
import { Composer, type RepliedTo } from './composer.js';
import { DeleteDialog, FormDialog } from './dialogs.js';
import { Lines } from './icons.js';
import { plainWords } from './message.js';
import { type Does, MessageList, type OpenedForm } from './messages.js';
import { EMPTY, lastOf, nextState, type PageState, userName } from './page-state.js';
import { ArticleReader } from './reader.js';
import { failureSentence, useReader } from './use-reader.js';

const NO_ARTICLES: readonly ArticleEntry[] = [];

let keys = 0;

/** The messages about the connection. */
const CONNECTIONS: Readonly<Record<PageState['connection'], string>> = {
  open: '',
  lost: 'The connection is lost; trying again.',
  back: 'Connected again.',
};

/** Discord's maximum length of a message, in characters. */
const LONGEST_MESSAGE = 2000;

/** The form for the name of a thread. */
const THREAD: ShownForm = {
  title: 'Create thread',
  fields: [{ id: 'name', label: 'Thread name', most: 100 }],
};

function Page() {
  const [state, change] = useReducer(nextState, EMPTY);
  const { now, connection, sent, dismissed } = state;
  const reader = useReader(now?.articles ?? NO_ARTICLES, now?.mostBytes ?? 0);
  useEffect(
    () =>
      listen(
        {
          snapshot: (snapshot) => change({ type: 'snapshot', snapshot }),
          message: (event) => change({ type: 'message', event }),
          articles: (event) => change({ type: 'articles', event }),
          channels: (event) => change({ type: 'channels', event }),
        },
        (isConnected) => change({ type: 'connection', isConnected }),
      ),
    [],
  );
  const isDropping = useDrop(reader.add);
  const { channel, go, drafts, ...list } = useChannels(now);
  const here = channel?.id ?? '';

  /** Performs an action, and shows the reason if it fails; a command is shown until its answer arrives. */
  const attempt = useCallback(
    async (words: string | null, action: () => Promise<void>) => {
      keys += 1;
      const key = keys;
      change({ type: 'sent', key, channel: here, command: words });
      const failure = await action().then(
        () => ({}),
        (error) => ({ failure: failureSentence(error) }),
      );
      change({ type: 'settled', key, ...failure });
    },
    [here],
  );
  /** Performs an action of a field that shows refusals itself; resolves with the reason if it was refused. */
  const tried = useCallback(async (action: () => Promise<void>): Promise<string | null> => {
    change({ type: 'used' });
    try {
      await action();
      return null;
    } catch (error) {
      return failureSentence(error);
    }
  }, []);
  const command = (name: string, options: SentOptions) =>
    void attempt(`/${name}`, () => send('command', { channel: here, name, options }));

  const [opened, setOpened] = useState<OpenedForm | null>(null);
  const [replyTo, setReplyTo] = useState<RepliedTo | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<APIMessage | null>(null);
  const [threadOn, setThreadOn] = useState<APIMessage | null>(null);
  /** Incremented whenever the input should get the focus. */
  const [called, setCalled] = useState(0);
  const focus = () => setCalled((before) => before + 1);
  useEffect(() => {
    setReplyTo(null);
    setEditing(null);
  }, [here]);

  const users = useMemo(
    () =>
      new Map(
        now
          ? [
              [now.user.id, now.user.name],
              [now.appId, now.app],
            ]
          : [],
      ),
    [now?.user.id, now?.appId],
  );
  const does = useMemo<Does>(() => {
    const remove = (message: string) => void attempt(null, () => send('delete', { message })).then(focus);
    return {
      attempt,
      go,
      dismiss: (message) => change({ type: 'dismiss', message }),
      onForm: setOpened,
      onReply: setReplyTo,
      onEdit: ({ id }) => setEditing(id),
      async onSave(message, content) {
        if (content !== '') return tried(() => send('edit', { message: message.id, content }));
        // Saving an empty text means to delete the message.
        setDeleting(message);
        return null;
      },
      onEndEdit() {
        setEditing(null);
        focus();
      },
      onDelete: (message, isSure) => (isSure ? remove(message.id) : setDeleting(message)),
      onThread: setThreadOn,
    };
  }, [attempt, go, tried]);
  if (!now || !channel)
    return <p class="loading">{connection === 'lost' ? 'Verbatim cannot be reached.' : 'Loading…'}</p>;

  const say = (content: string) => tried(() => send('say', { channel: here, content, replyTo: replyTo?.id }));
  /** A suggested question is no reply, and no field shows its refusal. */
  const ask = (question: string) =>
    now.commandsOnly
      ? command('ask', { question })
      : void attempt(null, () => send('say', { channel: here, content: question }));
  return (
    <div class={reader.isOpen ? 'page reading' : 'page'}>
      {list.isShown && (
        <ChannelList
          channels={now.channels}
          here={here}
          isOver={list.isOver}
          onGo={(id) => {
            go(id);
            list.close();
            focus();
          }}
          onClose={list.close}
        />
      )}
      <main class="channel" inert={reader.isOver}>
        <header>
          {!list.isWide && (
            <button
              type="button"
              class="channels-button"
              aria-label="Places"
              title="Places"
              aria-expanded={list.isOver}
              onClick={list.open}
            >
              <Lines />
            </button>
          )}
          <h1>
            <ChannelMark of={channel} />
            {channel.name}
          </h1>
          <p class="channel-description">{whatIs(channel, now)}</p>
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
        <MessageList
          key={here}
          {...{ now, channel, users, editing, sent, dismissed, ask, does }}
          open={reader.show}
        />
        <Composer
          key={`field of ${here}`}
          commands={now.commands}
          app={now.app}
          channel={channel}
          draft={drafts.get(here) ?? ''}
          commandsOnly={now.commandsOnly}
          longest={channel.kind === 'direct' ? now.longest : LONGEST_MESSAGE}
          replyTo={replyTo}
          called={called}
          onCommand={command}
          onSay={say}
          onEndReply={() => setReplyTo(null)}
          onEditLast={() => setEditing(lastOf(now.user.id, here, now.messages)?.id ?? null)}
          onDraft={(typed) => drafts.set(here, typed)}
        />
      </main>
      {reader.isOpen && (
        <ArticleReader
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
      {opened && (
        <FormDialog
          form={opened.form}
          onSend={(filled) => void attempt(null, () => send('submit', { message: opened.message, filled }))}
          onClose={() => setOpened(null)}
        />
      )}
      {threadOn && (
        <FormDialog
          form={THREAD}
          onSend={({ name = '' }) =>
            void attempt(null, async () => go(await requestThread({ message: threadOn.id, name })))
          }
          onClose={() => setThreadOn(null)}
        />
      )}
      {deleting && (
        <DeleteDialog
          author={userName(deleting.author)}
          text={plainWords(deleting, users)}
          onDelete={() => does.onDelete(deleting, true)}
          onClose={() => {
            setDeleting(null);
            // The element that had the focus may no longer exist.
            if (document.activeElement?.closest('main') == null) focus();
          }}
        />
      )}
      {isDropping && <p class="drop">Drop the file to add its article to this run</p>}
    </div>
  );
}

/** A description of a channel, to be shown beside its name. */
function whatIs({ kind, guild, parent }: ChannelEntry, { channels }: Snapshot): string {
  if (kind === 'direct') return 'Direct messages';
  const channel = channels.find(({ id }) => id === parent);
  return channel ? `Thread in ${nameOfChannel(channel)}` : (guild ?? '');
}

render(<Page />, document.body);

/** Whether a file is being dragged over the page; passes it on when it is dropped. */
function useDrop(add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    const events = { dragover: over, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(events)) addEventListener(type as 'drop', listener);
    return () => {
      for (const [type, listener] of Object.entries(events)) removeEventListener(type as 'drop', listener);
    };
  }, [add]);
  return isOver;
}
