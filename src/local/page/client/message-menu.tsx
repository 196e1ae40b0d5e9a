import type { APIApplicationCommand as Command } from 'discord-api-types/v10';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A point of the window, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface MenuProps {
  /** The position at which it opens. */
  readonly at: Point;
  readonly commands: readonly Command[];
  readonly onReply: (() => void) | undefined;
  readonly onEdit: (() => void) | undefined;
  /** Asks for confirmation unless `isSure`. */
  readonly onDelete: ((isSure: boolean) => void) | undefined;
  readonly onThread: (() => void) | undefined;
  /** The text to copy. */
  readonly text: string;
  readonly onCommand: (name: string) => void;
  /** Called when it closes; the focus returns to where it was. */
  readonly onClose: () => void;
}

/** The distance between the menu and the edge of the window, in pixels. */
const EDGE = 8;

/** The context menu of a message: its actions, and the commands of apps. */
export function MessageMenu(props: MenuProps) {
  const { at, commands, onReply, onEdit, onDelete, onThread, text, onCommand, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const opener = useRef(document.activeElement);
  useLayoutEffect(() => {
    const { offsetWidth = 0, offsetHeight = 0 } = menu.current ?? {};
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, innerWidth - offsetWidth - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, innerHeight - offsetHeight - EDGE)),
    });
    menu.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && menu.current?.contains(target))) onClose();
    };
    const events = ['pointerdown', 'wheel', 'touchmove', 'resize', 'blur'] as const;
    for (const event of events) addEventListener(event, leave, { capture: event !== 'blur' });
    return () => {
      for (const event of events) removeEventListener(event, leave, { capture: event !== 'blur' });
    };
  }, [onClose]);

  const close = () => {
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) items.at(next % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const item = (words: string, action: (event: MouseEvent) => void) => (
    <button
      key={words}
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={(event) => {
        close();
        action(event);
      }}
    >
      {words}
    </button>
  );
  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      tabIndex={-1}
      aria-label="Message"
      style={{ left: `${place.x}px`, top: `${place.y}px` }}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {onEdit && item('Edit message', onEdit)}
      {onReply && item('Reply', onReply)}
      {onThread && item('Create thread', onThread)}
      {text !== '' && item('Copy text', () => void navigator.clipboard?.writeText(text))}
      {commands.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a field set is no part of a menu
        <div role="group" aria-label="Apps">
          <p aria-hidden="true">Apps</p>
          {commands.map(({ name }) => item(name, () => onCommand(name)))}
        </div>
      )}
      {onDelete && (
        <div role="none" class="apart">
          {item('Delete message', ({ shiftKey }) => onDelete(shiftKey))}
        </div>
      )}
    </div>
  );
}
