import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface EditFieldProps {
  /** The current text of the message, as the user would type it. */
  readonly text: string;
  /** Saves another text, which may be empty; resolves with the reason if it was not saved. */
  readonly onSave: (text: string) => Promise<string | null>;
  /** Called when editing ends. */
  readonly onEnd: () => void;
}

/** A message of the user's own while it is being edited. */
export function EditField({ text, onSave, onEnd }: EditFieldProps) {
  const [typed, setTyped] = useState(text);
  const [refused, setRefused] = useState<string | null>(null);
  const isSaving = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  useLayoutEffect(() => fit(field.current), [typed]);

  const save = async () => {
    if (isSaving.current) return;
    const words = typed.trim();
    if (words === text.trim()) return onEnd();
    isSaving.current = true;
    const reason = await onSave(words);
    isSaving.current = false;
    setRefused(reason);
    if (reason === null) onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') return onEnd();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void save();
  };
  return (
    <div class="editing">
      <div class={refused === null ? 'typing' : 'typing refused'}>
        <textarea
          ref={field}
          rows={1}
          aria-label="Edit message"
          aria-invalid={refused !== null}
          aria-describedby="edit-limit"
          value={typed}
          onInput={({ currentTarget }) => {
            setRefused(null);
            setTyped(currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p class="edit-keys">
        escape to{' '}
        <button type="button" class="link" onClick={onEnd}>
          cancel
        </button>{' '}
        • enter to{' '}
        <button type="button" class="link" onClick={() => void save()}>
          save
        </button>
      </p>
      <p class="failure" id="edit-limit" role="status">
        {refused}
      </p>
    </div>
  );
}

/** Makes a textarea as high as its text, up to the limit in the style sheet. */
export function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
