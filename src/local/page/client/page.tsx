import { render } from 'preact';
import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ArticleEntry, Cited, OptionValues, ReadableArticle } from '../protocol.js';
import { addFile, articleOf, listen, Refused, send } from './api.js';
import { Composer, type RepliedTo } from './composer.js';
import { FormDialog } from './form.js';
import { Messages, type OpenedForm } from './messages.js';
import { type Notice, type Opened, Reader } from './reader.js';
import { EMPTY, next, type State } from './state.js';

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
          articles: (event) => change({ type: 'articles', event }),
        },
        (isConnected) => change({ type: 'connection', isConnected }),
      ),
    [],
  );
  const isDropping = useDrop(reader.add);

  /** Does something, and shows why where nothing comes of it; a command is shown until its answer is there. */
  const attempt = useCallback(async (words: string | null, action: () => Promise<void>) => {
    keys += 1;
    const key = keys;
    change({ type: 'sent', key, command: words });
    const failure = await action().then(
      () => ({}),
      (error) => ({ failure: reasonOf(error) }),
    );
    change({ type: 'settled', key, ...failure });
  }, []);
  const [opened, setOpened] = useState<OpenedForm | null>(null);
  const dismiss = useCallback((message: string) => change({ type: 'dismiss', message }), []);
  const command = (name: string, options: OptionValues) =>
    void attempt(`/${name}`, () => send('command', { name, options }));

  const [replyTo, setReplyTo] = useState<RepliedTo | null>(null);
  const say = async (content: string): Promise<string | null> => {
    change({ type: 'used' });
    try {
      await send('say', { content, replyTo: replyTo?.id });
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  /** A question that the page offers needs no reply, and its refusal has no field to stand at. */
  const ask = useCallback(
    (question: string) => void attempt(null, () => send('say', { content: question })),
    [attempt],
  );

  const { now, connection, sent, dismissed } = state;
  if (!now)
    return <p class="loading">{connection === 'lost' ? 'Verbatim cannot be reached.' : 'Loading…'}</p>;
  return (
    <div class={reader.isOpen ? 'page reading' : 'page'}>
      <main class="channel" inert={reader.isOver}>
        <header>
          <h1>
            <span aria-hidden="true">@ </span>
            {now.app}
          </h1>
          <p class="place">Direct messages</p>
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
          {...{ now, attempt, dismiss, ask, sent, dismissed }}
          onForm={setOpened}
          onReply={setReplyTo}
          open={reader.show}
        />
        <Composer
          commands={now.commands}
          app={now.app}
          longest={now.longest}
          replyTo={replyTo}
          onCommand={command}
          onSay={say}
          onEndReply={() => setReplyTo(null)}
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
      {isDropping && <p class="drop">Drop the file to add its article to this run</p>}
    </div>
  );
}

/** As wide as both the channel and the reader need. */
const WIDE = '(min-width: 60rem)';

/** What the reader shows, and what can be done with it. */
function useReader(articles: readonly ArticleEntry[], mostBytes: number) {
  const { isOpen, isOver, setOpen } = useFrame();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const fail = (error: unknown) => setNotice({ text: reasonOf(error), isFailure: true });

  const open = async (id: string) => {
    try {
      setOpened({ article: await articleOf(id) });
    } catch (error) {
      fail(error);
    }
  };
  // The list is another one whenever any article has changed.
  useEffect(() => {
    const id = opened?.article.id;
    if (articles.some((each) => each.id === id)) {
      const renew = (article: ReadableArticle) => setOpened((now) => renewed(now, article));
      articleOf(id as string).then(renew, fail);
      return;
    }
    if (opened) setNotice({ text: `“${opened.article.title}” is no longer there.`, isFailure: true });
    setOpened(null);
    if (articles[0]) void open(articles[0].id);
  }, [articles]);

  const show = useCallback(async (cited: Cited) => {
    setOpen(true);
    try {
      setOpened({ article: await articleOf(cited.article), cited });
    } catch (error) {
      fail(error);
    }
  }, []);

  /** One after another: each is named with what became of it. */
  const add = async (files: readonly File[]) => {
    setOpen(true);
    const failures: string[] = [];
    let there = 0;
    for (const file of files) {
      try {
        setNotice({ text: `Reading ${file.name} …`, isFailure: false });
        // Sent all the same, the server would hang up in the middle of it.
        if (file.size > mostBytes) throw new Refused(`It is larger than ${mostBytes / 1024 / 1024} MB.`);
        const { id, isNew } = await addFile(file);
        if (!isNew) there += 1;
        await open(id);
      } catch (error) {
        failures.push(`${file.name}: ${error instanceof Refused ? error.message : 'It cannot be read.'}`);
      }
    }
    setNotice(noticeOf(files.length - failures.length - there, there, failures));
  };
  return { isOpen, isOver, setOpen, opened, notice, open, show, add };
}

function reasonOf(error: unknown): string {
  return error instanceof Refused ? error.message : 'Something went wrong.';
}

/** What is open, with the article as it is now; its citation stays. */
function renewed(opened: Opened | null, article: ReadableArticle): Opened | null {
  return opened?.article.id === article.id ? { ...opened, article } : opened;
}

function noticeOf(added: number, there: number, failures: readonly string[]): Notice {
  const many = added === 1 ? 'An article was' : `${added} articles were`;
  const same = there === 1 ? 'This article is' : `${there} of the articles are`;
  const done = [
    ...(added > 0 ? [`${many} added to this run; nothing is stored.`] : []),
    ...(there > 0 ? [`${same} already there.`] : []),
  ];
  return { text: [...done, ...failures].join(' '), isFailure: failures.length > 0 };
}

/** Whether the reader is open, and whether it covers the channel; the focus goes back to where it was opened from. */
function useFrame() {
  const [isOpen, setIsOpen] = useState(() => matchMedia(WIDE).matches);
  const isWide = useMedia(WIDE);
  const opener = useRef<Element | null>(null);
  const setOpen = useCallback((open: boolean) => {
    const { activeElement } = document;
    if (open && !activeElement?.closest('#reader')) opener.current = activeElement;
    setIsOpen(open);
  }, []);
  useEffect(() => {
    if (!isOpen && opener.current instanceof HTMLElement) opener.current.focus();
  }, [isOpen]);
  return { isOpen, isOver: isOpen && !isWide, setOpen };
}

/** Whether a media query holds. */
function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = () => setHolds(list.matches);
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, [query]);
  return holds;
}

/** Whether a file is held over the page; hands it on when it is dropped. */
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

render(<Page />, document.body);
