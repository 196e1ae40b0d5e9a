import { useCallback, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../protocol.js';
import { useMedia } from './use-reader.js';

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
