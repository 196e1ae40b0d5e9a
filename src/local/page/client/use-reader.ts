import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleEntry, Cited, ReadableArticle } from '../protocol.js';
import { addFile, fetchArticle, Refused } from './api.js';
import type { Notice, OpenedArticle } from './reader.js';

/** The width that the channel and the reader need side by side. */
const WIDE = '(min-width: 60rem)';

/** The content of the reader, and its actions. */
export function useReader(articles: readonly ArticleEntry[], mostBytes: number) {
  const { isOpen, isOver, setOpen } = useFrame();
  const [opened, setOpened] = useState<OpenedArticle | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const fail = (error: unknown) => setNotice({ text: failureSentence(error), isFailure: true });

  const open = async (id: string) => {
    try {
      setOpened({ article: await fetchArticle(id) });
    } catch (error) {
      fail(error);
    }
  };
  // The list is a new one whenever an article has changed.
  useEffect(() => {
    const id = opened?.article.id;
    if (articles.some((each) => each.id === id)) {
      const renew = (article: ReadableArticle) => setOpened((now) => renewed(now, article));
      fetchArticle(id as string).then(renew, fail);
      return;
    }
    if (opened) setNotice({ text: `“${opened.article.title}” is no longer there.`, isFailure: true });
    setOpened(null);
    if (articles[0]) void open(articles[0].id);
  }, [articles]);

  const show = useCallback(async (cited: Cited) => {
    setOpen(true);
    try {
      setOpened({ article: await fetchArticle(cited.article), cited });
    } catch (error) {
      fail(error);
    }
  }, []);

  /** One after another, because each is reported with its name. */
  const add = async (files: readonly File[]) => {
    setOpen(true);
    const failures: string[] = [];
    let there = 0;
    for (const file of files) {
      try {
        setNotice({ text: `Reading ${file.name} …`, isFailure: false });
        // If it were sent, the server would close the connection in the middle of it.
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

/** The reason for a failure, in a sentence. */
export function failureSentence(error: unknown): string {
  return error instanceof Refused ? error.message : 'Something went wrong.';
}

/** What is open, with the current version of the article; the citation stays. */
function renewed(opened: OpenedArticle | null, article: ReadableArticle): OpenedArticle | null {
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

/** Whether the reader is open, and whether it covers the channel. On closing, the focus returns to where it was. */
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

/** Whether a media query matches. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = () => setHolds(list.matches);
    list.addEventListener('change', change);
    return () => list.removeEventListener('change', change);
  }, [query]);
  return holds;
}
