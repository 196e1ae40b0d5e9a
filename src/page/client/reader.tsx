import { useEffect, useRef } from 'preact/hooks';
import type { ArticleEntry, ReadableArticle } from '../wire.js';
import { piecesOf } from './citation.js';

/** What the reader shows: an article, and a place in it where a citation was pressed. */
export interface Opened {
  readonly article: ReadableArticle;
  readonly place?: { readonly paragraph: number | null; readonly words: readonly string[] };
}

interface ReaderProps {
  readonly articles: readonly ArticleEntry[];
  readonly opened: Opened | null;
  readonly notice: { readonly text: string; readonly isFailure: boolean } | null;
  readonly endings: readonly string[];
  readonly onOpen: (id: string) => void;
  readonly onSpeaker: (name: string, source: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

/** The articles beside the channel. */
export function Reader({
  articles,
  opened,
  notice,
  endings,
  onOpen,
  onSpeaker,
  onFiles,
  onClose,
}: ReaderProps) {
  return (
    <aside id="reader" class="reader" aria-label="Articles">
      <header>
        <h2>Articles</h2>
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
        <button type="button" class="close" aria-label="Close the articles" onClick={onClose}>
          ✕
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section class="reader-body" tabIndex={0} aria-label="Text">
        <p role="status" class={notice?.isFailure ? 'notice failure' : 'notice'}>
          {notice?.text}
        </p>
        {articles.length > 1 && (
          <select
            class="select"
            aria-label="Article"
            value={opened?.article.id ?? ''}
            onChange={({ currentTarget }) => onOpen(currentTarget.value)}
          >
            {articles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
        {opened && <Article {...opened} onSpeaker={onSpeaker} />}
      </section>
    </aside>
  );
}

function Article({ article, place, onSpeaker }: Opened & Pick<ReaderProps, 'onSpeaker'>) {
  const heading = useRef<HTMLHeadingElement>(null);
  const paragraph = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const target = paragraph.current ?? heading.current;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [place]);
  const { title, author, date, sections, speakers } = article;
  const isTitlePlace = place?.paragraph === null;
  return (
    <article class="text">
      <h3 class="title" tabIndex={-1} ref={isTitlePlace ? heading : null}>
        {title}
      </h3>
      {(author || date) && (
        <p class="credits">{[author, date].filter((part) => part !== null).join(' · ')}</p>
      )}
      {speakers.length > 0 && (
        <details>
          <summary>Quoted in it: {speakers.length}</summary>
          <ul class="speakers">
            {speakers.map(({ name, role, quotations }) => (
              <li key={name}>
                <button type="button" class="link" onClick={() => onSpeaker(name, article.id)}>
                  {name}
                </button>
                {role && ` · ${role}`}{' '}
                <span class="count">{quotations === 1 ? '1 quotation' : `${quotations} quotations`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {sections.map(({ heading, paragraphs }, index) => (
        <section key={index}>
          {heading && <h4>{heading}</h4>}
          {paragraphs.map(({ number, text }) => {
            const isCited = place?.paragraph === number;
            return (
              <p
                key={number}
                class={isCited ? 'paragraph cited' : 'paragraph'}
                tabIndex={-1}
                ref={isCited ? paragraph : null}
              >
                <span class="number">¶ {number}</span>
                {isCited ? <Marked text={text} words={place.words} /> : text}
              </p>
            );
          })}
        </section>
      ))}
    </article>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <>
      {piecesOf(text, words).map(({ text: piece, isMarked }, index) =>
        isMarked ? <mark key={index}>{piece}</mark> : piece,
      )}
    </>
  );
}
