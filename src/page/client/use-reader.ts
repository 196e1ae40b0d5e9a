import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ArticleEntry } from '../wire.js';
import { addFile, articleOf, Refused } from './api.js';
import { type Cited, meantBy } from './citation.js';
import type { Opened } from './reader.js';

/** As wide as both the channel and the reader need. */
const WIDE = '(min-width: 60rem)';

/** What the reader shows, and what can be done with it. */
export function useReader(articles: readonly ArticleEntry[], mostBytes: number) {
  const [isOpen, setOpen] = useState(() => matchMedia(WIDE).matches);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [notice, setNotice] = useState<{ text: string; isFailure: boolean } | null>(null);
  const fail = (error: unknown) =>
    setNotice({ text: error instanceof Refused ? error.message : 'Something went wrong.', isFailure: true });

  const open = async (id: string) => {
    try {
      setOpened({ article: await articleOf(id) });
    } catch (error) {
      fail(error);
    }
  };
  const [first] = articles;
  useEffect(() => {
    if (first && !opened) void open(first.id);
  }, [first?.id]);

  const show = useCallback(async (cited: Cited) => {
    setOpen(true);
    try {
      const article = meantBy(cited, await Promise.all(cited.articles.map(articleOf)));
      if (article) setOpened({ article, place: { paragraph: cited.paragraph, words: cited.words } });
    } catch (error) {
      fail(error);
    }
  }, []);

  /** One after another: each is named with what became of it. */
  const add = async (files: readonly File[]) => {
    setOpen(true);
    const failures: string[] = [];
    for (const file of files) {
      try {
        setNotice({ text: `Reading ${file.name} …`, isFailure: false });
        // Sent all the same, the server would hang up in the middle of it.
        if (file.size > mostBytes) throw new Refused(`It is larger than ${mostBytes / 1024 / 1024} MB.`);
        await open(await addFile(file));
      } catch (error) {
        failures.push(`${file.name}: ${error instanceof Refused ? error.message : 'It cannot be read.'}`);
      }
    }
    const added = files.length - failures.length;
    const done = `${added === 1 ? 'An article was' : `${added} articles were`} added to this run; nothing is stored.`;
    setNotice({
      text: failures.length > 0 ? failures.join(' ') : done,
      isFailure: failures.length > 0,
    });
  };
  return { isOpen, setOpen, opened, notice, open, show, add };
}

/** Whether a file is held over the page; hands it on when it is dropped. */
export function useDrop(add: (files: readonly File[]) => void): boolean {
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
