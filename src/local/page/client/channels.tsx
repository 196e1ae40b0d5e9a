import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelEntry } from '../../discord/channel-entry.js';
import type { Snapshot } from '../protocol.js';
import { useMedia } from './use-reader.js';

interface ChannelListProps {
  readonly channels: readonly ChannelEntry[];
  /** The id of the current channel. */
  readonly here: string;
  /** Whether it covers the channel on a narrow page, so that Escape or any action beside it closes it. */
  readonly isOver: boolean;
  readonly onGo: (channel: string) => void;
  readonly onClose: () => void;
}

/** The list of channels: direct messages, channels, and their threads. */
export function ChannelList({ channels, here, isOver, onGo, onClose }: ChannelListProps) {
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
  const groups = [...new Set(channels.map(({ guild }) => guild))];
  return (
    <nav
      ref={list}
      id="channels"
      class={isOver ? 'channels over' : 'channels'}
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
            {channels
              .filter(({ guild }) => guild === group)
              .map((channel) => (
                <li key={channel.id} class={channel.kind}>
                  <button
                    type="button"
                    aria-current={channel.id === here ? 'page' : undefined}
                    onClick={() => onGo(channel.id)}
                  >
                    <ChannelMark of={channel} />
                    {channel.name}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const MARKS: Readonly<Record<ChannelEntry['kind'], string>> = { direct: '@ ', channel: '# ', thread: '↳ ' };

/** The symbol before the name of a channel. */
export function ChannelMark({ of: { kind } }: { of: ChannelEntry }) {
  return <span aria-hidden="true">{MARKS[kind]}</span>;
}

/** The width that the list of channels needs beside the channel and the reader. */
const WIDE = '(min-width: 75rem)';

/** The current channel, which the page's URL names, and the list of all channels. */
export function useChannels(now: Snapshot | null) {
  const [id, setId] = useState(() => location.hash.slice(1));
  const [isOpen, setOpen] = useState(false);
  const isWide = useMedia(WIDE);
  const drafts = useRef(new Map<string, string>());
  const go = useCallback((channel: string) => {
    history.replaceState(null, '', `#${channel}`);
    setId(channel);
  }, []);
  const [open, close] = [useCallback(() => setOpen(true), []), useCallback(() => setOpen(false), [])];
  return {
    channel: now?.channels.find((channel) => channel.id === id) ?? now?.channels[0],
    go,
    drafts: drafts.current,
    isWide,
    isShown: isWide || isOpen,
    isOver: !isWide && isOpen,
    open,
    close,
  };
}
