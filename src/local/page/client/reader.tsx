import { useEffect, useRef } from 'preact/hooks';
import type { ArticleEntry } from '../wire.js';
import { Article, type Opened } from './article.js';
import { ArticlePicker } from './article-picker.js';

/** What is said of what became of a file or an article. */
export interface Notice {
  readonly text: string;
  readonly isFailure: boolean;
}

interface ReaderProps {
  readonly articles: readonly ArticleEntry[];
  readonly opened: Opened | null;
  readonly notice: Notice | null;
  readonly endings: readonly string[];
  /** Whether it covers the channel. */
  readonly isOver: boolean;
  readonly onOpen: (id: string) => void;
  readonly onSpeaker: (name: string, source: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

/** The articles beside the channel, or over it where there is no room beside. */
export function Reader(props: ReaderProps) {
  const { articles, opened, notice, endings, isOver, onOpen, onSpeaker, onFiles, onClose } = props;
  const frame = useRef<HTMLElement>(null);
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOver) frame.current?.focus();
  }, [isOver]);
  useEffect(() => {
    if (body.current && !opened?.place) body.current.scrollTop = 0;
  }, [opened?.article.id]);
  return (
    <aside
      id="reader"
      ref={frame as never}
      class="reader"
      aria-label="Articles"
      tabIndex={-1}
      onKeyDown={({ key }) => isOver && key === 'Escape' && onClose()}
    >
      <header>
        <h2>Articles</h2>
        <AddFile endings={endings} onFiles={onFiles} />
        <button type="button" class="close" aria-label="Close the articles" onClick={onClose}>
          ✕
        </button>
      </header>
      {articles.length > 1 && <ArticlePicker articles={articles} onOpen={onOpen} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section ref={body as never} class="reader-body" tabIndex={0} aria-label="Text">
        <p role="status" class={notice?.isFailure ? 'notice failure' : 'notice'}>
          {notice?.text}
        </p>
        {opened && <Article {...opened} onSpeaker={onSpeaker} />}
        {articles.length === 0 && <p>There is no article yet. Drop a file here to add one.</p>}
      </section>
    </aside>
  );
}

function AddFile({ endings, onFiles }: Pick<ReaderProps, 'endings' | 'onFiles'>) {
  return (
    <label class="button secondary add">
      Add a file
      <input
        type="file"
        multiple
        accept={endings.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
