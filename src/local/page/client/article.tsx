import { useEffect, useRef } from 'preact/hooks';
import type { ReadableArticle } from '../wire.js';
import { isAt, type Piece, type Place, piecesOf } from './citation.js';

/** An article, and a place in it where a citation was pressed. */
export interface Opened {
  readonly article: ReadableArticle;
  readonly place?: Place;
}

interface ArticleProps extends Opened {
  readonly onSpeaker: (name: string, source: string) => void;
}

/** An article with numbered paragraphs, at the place that was asked for. */
export function Article({ article, place, onSpeaker }: ArticleProps) {
  const target = useRef<HTMLElement>(null);
  useEffect(() => {
    target.current?.scrollIntoView({ block: 'center' });
    target.current?.focus({ preventScroll: true });
  }, [place]);
  const { title, author, date, sections } = article;
  const marked = place ? markedParagraphs(article, place) : new Map<number, Piece[]>();
  return (
    <article class="text">
      <h3 class="title" tabIndex={-1} ref={place?.paragraphs === null ? (target as never) : null}>
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
                ref={number === place?.paragraphs?.first ? (target as never) : null}
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

/** The paragraphs of a place in pieces, by their numbers. */
function markedParagraphs({ sections }: ReadableArticle, place: Place): ReadonlyMap<number, Piece[]> {
  const cited = sections.flatMap(({ paragraphs }) => paragraphs).filter(({ number }) => isAt(place, number));
  const pieces = piecesOf(
    cited.map(({ text }) => text),
    place.words,
  );
  return new Map(cited.map(({ number }, index) => [number, pieces[index] ?? []]));
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>{pieces.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text))}</>
  );
}

/** Those whose words the article quotes; pressing one asks for their words. */
function Speakers({ article: { id, speakers }, onSpeaker }: Pick<ArticleProps, 'article' | 'onSpeaker'>) {
  if (speakers.length === 0) return null;
  return (
    <details>
      <summary>Quoted in it: {speakers.length}</summary>
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
