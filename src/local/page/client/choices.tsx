import { useEffect, useRef } from 'preact/hooks';

/** An item of the list above the input. */
export interface Listed {
  readonly key: string;
  readonly words: string;
  readonly note?: string;
  readonly choose: () => void;
}

/** The list above the input. The input keeps the focus and refers to the active item by its id, `ID-INDEX`. */
export function Choices({
  id,
  label,
  items,
  active,
}: {
  id: string;
  label: string;
  items: readonly Listed[];
  active: number;
}) {
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [active]);
  return (
    <div id={id} class="choices" role="listbox" aria-label={label} tabIndex={-1} hidden={items.length === 0}>
      {items.map(({ key, words, note, choose }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
        <div
          key={key}
          id={`${id}-${index}`}
          ref={index === active ? chosen : null}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={choose}
        >
          <b>{words}</b> {note && <span>{note}</span>}
        </div>
      ))}
    </div>
  );
}

/** The active item after a key press: arrows wrap around. Undefined if the key moves nothing. */
export function moved(event: KeyboardEvent, active: number, count: number): number | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || count === 0) return undefined;
  event.preventDefault();
  return (active + step + count) % count;
}
