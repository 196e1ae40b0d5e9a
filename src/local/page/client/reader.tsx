import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleEntry, Cited, ReadableArticle } from '../protocol.js';
import { Choices, moved } from './choices.js';
import { type Piece, piecesOf } from './quoted-words.js';

/** What happened to a file or an article. */
export interface Notice {
  readonly text: string;
  readonly isFailure: boolean;
}

interface ReaderProps {
  readonly articles: readonly ArticleEntry[];
  readonly opened: OpenedArticle | null;
  readonly notice: Notice | null;
  readonly endings: readonly string[];
  /** Whether it covers the channel. */
  readonly isOver: boolean;
  readonly onOpen: (id: string) => void;
  readonly onSpeaker: (name: string, source: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

/** The articles, beside the channel or, if there is no room, over it. */
export function ArticleReader(props: ReaderProps) {
  const { articles, opened, notice, endings, isOver, onOpen, onSpeaker, onFiles, onClose } = props;
  const frame = useRef<HTMLElement>(null);
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOver) frame.current?.focus();
  }, [isOver]);
  useEffect(() => {
    if (body.current && !opened?.cited) body.current.scrollTop = 0;
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

/** Nobody reads through a longer list; typing a word of the title finds any article. */
const MOST_SHOWN = 50;

interface PickerProps {
  readonly articles: readonly ArticleEntry[];
  readonly onOpen: (id: string) => void;
}

/** A field that finds an article by words of its title or date, among any number of articles. */
function ArticlePicker({ articles, onOpen }: PickerProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = isOpen ? matching(articles, typed) : [];
  const items = found.slice(0, MOST_SHOWN).map(({ id, title, date }) => ({
    key: id,
    words: title,
    ...(date && { note: date }),
    choose: () => {
      close();
      onOpen(id);
    },
  }));

  const look = (words: string) => {
    setTyped(words);
    setOpen(true);
    setActive(0);
  };
  const close = () => {
    setTyped('');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen && event.key === 'ArrowDown') {
      event.preventDefault();
      return look(typed);
    }
    const chosen = moved(event, active, items.length);
    if (chosen !== undefined) return setActive(chosen);
    if (!isOpen) return;
    if (event.key === 'Escape') {
      // The key closes this list only, and not the elements around it.
      event.stopPropagation();
      close();
    }
    if (event.key === 'Enter') items[active]?.choose();
  };
  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        aria-label="Find an article"
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls="articles"
        aria-activedescendant={items.length > 0 ? `articles-${active}` : undefined}
        autocomplete="off"
        placeholder={`Find one of ${articles.length.toLocaleString()} articles`}
        value={typed}
        onClick={() => look(typed)}
        onInput={({ currentTarget }) => look(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div class="found" hidden={!isOpen}>
        <Choices id="articles" label="Articles" items={items} active={active} />
        <p class="hint" role="status">
          {isOpen && saying(found.length)}
        </p>
      </div>
    </div>
  );
}

/** The articles with all the typed words in their title or date. */
function matching(articles: readonly ArticleEntry[], typed: string): readonly ArticleEntry[] {
  const words = typed.toLowerCase().split(/\s+/u);
  return articles.filter(({ title, date }) => {
    const line = `${title} ${date ?? ''}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

function saying(count: number): string {
  if (count === 0) return 'No article has these words in its title.';
  if (count <= MOST_SHOWN) return count === 1 ? '1 article' : `${count} articles`;
  return `${MOST_SHOWN} of ${count.toLocaleString()} are shown; a word of the title finds others.`;
}

/** An article, and the place in it if a citation was pressed. */
export interface OpenedArticle {
  readonly article: ReadableArticle;
  readonly cited?: Cited;
}

interface ArticleProps extends OpenedArticle {
  readonly onSpeaker: (name: string, source: string) => void;
}

/** An article with numbered paragraphs, scrolled to the cited place. */
function Article({ article, cited, onSpeaker }: ArticleProps) {
  const target = useRef<HTMLElement>(null);
  useEffect(() => {
    target.current?.scrollIntoView({ block: 'center' });
    target.current?.focus({ preventScroll: true });
  }, [cited]);
  const { title, author, date, sections } = article;
  const marked = cited ? markedParagraphs(article, cited) : new Map<number, Piece[]>();
  return (
    <article class="text">
      <h3 class="title" tabIndex={-1} ref={cited?.paragraphs.length === 0 ? (target as never) : null}>
        {title}
      </h3>
      {(author || date) && (
        <p class="credits">{[author, date].filter((part) => part !== null).join(' · ')}</p>
      )}
      <Speakers article={article} onSpeaker={onSpeaker} />
      {sections.map(({ heading, paragraphs }, index) => (
        <section key={index}>
          {heading && <h4>{heading}</h4>}
          {paragraphs.map(({ number, text }) => {
            const pieces = marked.get(number);
            return (
              <p
                key={number}
                class={pieces ? 'paragraph cited' : 'paragraph'}
                tabIndex={-1}
                ref={number === cited?.paragraphs[0] ? (target as never) : null}
              >
                <span class="number">¶ {number}</span>
                {pieces ? <Marked pieces={pieces} /> : text}
              </p>
            );
          })}
        </section>
      ))}
    </article>
  );
}

/** The paragraphs of a place in pieces, by number. */
function markedParagraphs(
  { sections }: ReadableArticle,
  { paragraphs: cited, words }: Cited,
): ReadonlyMap<number, Piece[]> {
  const marked = sections
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ number }) => cited.includes(number));
  const pieces = piecesOf(
    marked.map(({ text }) => text),
    words,
  );
  return new Map(marked.map(({ number }, index) => [number, pieces[index] ?? []]));
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, mark }, index) =>
        mark === 'none' ? (
          text
        ) : (
          <mark key={index} class={mark}>
            {text}
          </mark>
        ),
      )}
    </>
  );
}

/** The speakers quoted in the article; pressing one asks for their quotations. */
function Speakers({ article: { id, speakers }, onSpeaker }: Pick<ArticleProps, 'article' | 'onSpeaker'>) {
  if (speakers.length === 0) return null;
  return (
    <details>
      <summary>{speakers.length === 1 ? '1 person quoted' : `${speakers.length} people quoted`}</summary>
      <ul class="speakers">
        {speakers.map(({ name, role, quotations }) => (
          <li key={name}>
            <button type="button" class="link" onClick={() => onSpeaker(name, id)}>
              {name}
            </button>
            {role && ` · ${role}`}{' '}
            <span class="count">{quotations === 1 ? '1 quotation' : `${quotations} quotations`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
