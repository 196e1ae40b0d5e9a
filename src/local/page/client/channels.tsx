import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place, Snapshot } from '../protocol.js';
import { useMedia } from './use-reader.js';

interface PlaceListProps {
  readonly places: readonly Place[];
  /** The id of the current place. */
  readonly here: string;
  /** Whether it covers the channel on a narrow page, so that Escape or any action beside it closes it. */
  readonly isOver: boolean;
  readonly onGo: (place: string) => void;
  readonly onClose: () => void;
}

/** The list of places: direct messages, channels, and their threads. */
export function PlaceList({ places, here, isOver, onGo, onClose }: PlaceListProps) {
  const list = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  useLayoutEffect(() => {
    if (isOver) list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [isOver]);
  useLayoutEffect(() => {
    if (!isOver) return;
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && list.current?.contains(target))) onClose();
    };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [isOver, onClose]);
  const groups = [...new Set(places.map(({ guild }) => guild))];
  return (
    <nav
      ref={list}
      id="places"
      class={isOver ? 'places over' : 'places'}
      aria-label="Places"
      onFocusOut={({ relatedTarget }) => {
        if (isOver && relatedTarget instanceof Node && !list.current?.contains(relatedTarget)) onClose();
      }}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOver) return;
        if (opener.current instanceof HTMLElement) opener.current.focus();
        onClose();
      }}
    >
      {groups.map((group) => (
        <section key={group}>
          <h2>{group ?? 'Direct messages'}</h2>
          <ul>
            {places
              .filter(({ guild }) => guild === group)
              .map((place) => (
                <li key={place.id} class={place.kind}>
                  <button
                    type="button"
                    aria-current={place.id === here ? 'page' : undefined}
                    onClick={() => onGo(place.id)}
                  >
                    <Mark of={place} />
                    {place.name}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const MARKS: Readonly<Record<Place['kind'], string>> = { direct: '@ ', channel: '# ', thread: '↳ ' };

/** The symbol before the name of a place. */
export function Mark({ of: { kind } }: { of: Place }) {
  return <span aria-hidden="true">{MARKS[kind]}</span>;
}

/** The name of a place, as users write it. */
export function nameOfPlace({ kind, name }: Place): string {
  return { direct: `@${name}`, channel: `#${name}`, thread: name }[kind];
}

/** The width that the list of places needs beside the channel and the reader. */
const WIDE = '(min-width: 75rem)';

/** The current place, which the page's URL names, and the list of all places. */
export function usePlaces(now: Snapshot | null) {
  const [id, setId] = useState(() => location.hash.slice(1));
  const [isOpen, setOpen] = useState(false);
  const isWide = useMedia(WIDE);
  const drafts = useRef(new Map<string, string>());
  const go = useCallback((place: string) => {
    history.replaceState(null, '', `#${place}`);
    setId(place);
  }, []);
  const [open, close] = [useCallback(() => setOpen(true), []), useCallback(() => setOpen(false), [])];
  return {
    place: now?.places.find((place) => place.id === id) ?? now?.places[0],
    go,
    drafts: drafts.current,
    isWide,
    isShown: isWide || isOpen,
    isOver: !isWide && isOpen,
    open,
    close,
  };
}
