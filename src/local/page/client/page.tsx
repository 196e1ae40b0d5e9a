import type { APIMessage } from 'discord-api-types/v10';
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { ArticleEntry, Form, OptionValues, Place, Snapshot } from '../protocol.js';
import { listen, openThread, send } from './api.js';
import { Mark, nameOfPlace, PlaceList, usePlaces } from './channels.js';
import { Composer, type RepliedTo } from './composer.js';
import { DeleteDialog, FormDialog } from './dialogs.js';
import { Lines } from './icons.js';
import { plainWords } from './message.js';
import { type Does, Messages, type OpenedForm } from './messages.js';
import { EMPTY, lastOf, nameOf, next, type State } from './page-state.js';
import { Reader } from './reader.js';
import { reasonOf, useReader } from './use-reader.js';

const NO_ARTICLES: readonly ArticleEntry[] = [];

let keys = 0;

/** The messages about the connection. */
const CONNECTIONS: Readonly<Record<State['connection'], string>> = {
  open: '',
  lost: 'The connection is lost; trying again.',
  back: 'Connected again.',
};

/** Discord's maximum length of a message, in characters. */
const LONGEST_MESSAGE = 2000;

/** The form for the name of a thread. */
const THREAD: Form = { title: 'Create thread', fields: [{ id: 'name', label: 'Thread name', most: 100 }] };

function Page() {
  const [state, change] = useReducer(next, EMPTY);
  const { now, connection, sent, dismissed } = state;
  const reader = useReader(now?.articles ?? NO_ARTICLES, now?.mostBytes ?? 0);
  useEffect(
    () =>
      listen(
        {
          snapshot: (snapshot) => change({ type: 'snapshot', snapshot }),
          message: (event) => change({ type: 'message', event }),
          articles: (event) => change({ type: 'articles', event }),
          places: (event) => change({ type: 'places', event }),
        },
        (isConnected) => change({ type: 'connection', isConnected }),
      ),
    [],
  );
  const isDropping = useDrop(reader.add);
  const { place, go, drafts, ...list } = usePlaces(now);
  const here = place?.id ?? '';

  /** Performs an action, and shows the reason if it fails; a command is shown until its answer arrives. */
  const attempt = useCallback(
    async (words: string | null, action: () => Promise<void>) => {
      keys += 1;
      const key = keys;
      change({ type: 'sent', key, place: here, command: words });
      const failure = await action().then(
        () => ({}),
        (error) => ({ failure: reasonOf(error) }),
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
      return reasonOf(error);
    }
  }, []);
  const command = (name: string, options: OptionValues) =>
    void attempt(`/${name}`, () => send('command', { place: here, name, options }));

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
  if (!now || !place)
    return <p class="loading">{connection === 'lost' ? 'Verbatim cannot be reached.' : 'Loading…'}</p>;

  const say = (content: string) => tried(() => send('say', { place: here, content, replyTo: replyTo?.id }));
  /** A suggested question is no reply, and no field shows its refusal. */
  const ask = (question: string) =>
    now.commandsOnly
      ? command('ask', { question })
      : void attempt(null, () => send('say', { place: here, content: question }));
  return (
    <div class={reader.isOpen ? 'page reading' : 'page'}>
      {list.isShown && (
        <PlaceList
          places={now.places}
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
              class="places-button"
              aria-label="Places"
              title="Places"
              aria-expanded={list.isOver}
              onClick={list.open}
            >
              <Lines />
            </button>
          )}
          <h1>
            <Mark of={place} />
            {place.name}
          </h1>
          <p class="place">{whatIs(place, now)}</p>
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
        <Messages
          key={here}
          {...{ now, place, users, editing, sent, dismissed, ask, does }}
          open={reader.show}
        />
        <Composer
          key={`field of ${here}`}
          commands={now.commands}
          app={now.app}
          place={place}
          draft={drafts.get(here) ?? ''}
          commandsOnly={now.commandsOnly}
          longest={place.kind === 'direct' ? now.longest : LONGEST_MESSAGE}
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
            void attempt(null, async () => go(await openThread({ message: threadOn.id, name })))
          }
          onClose={() => setThreadOn(null)}
        />
      )}
      {deleting && (
        <DeleteDialog
          author={nameOf(deleting.author)}
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

/** A description of a place, to be shown beside its name. */
function whatIs({ kind, guild, parent }: Place, { places }: Snapshot): string {
  if (kind === 'direct') return 'Direct messages';
  const channel = places.find(({ id }) => id === parent);
  return channel ? `Thread in ${nameOfPlace(channel)}` : (guild ?? '');
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
