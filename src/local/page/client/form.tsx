import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Form } from '../protocol.js';

interface FormDialogProps {
  readonly form: Form;
  readonly onSend: (filled: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** A modal form that a button has opened. */
export function FormDialog({ form, onSend, onClose }: FormDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect, because keys pressed before it is open are not meant for the page.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="form" aria-labelledby="form-title" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={({ currentTarget }) => {
          const typed = new FormData(currentTarget);
          onSend(Object.fromEntries(form.fields.map(({ id }) => [id, String(typed.get(id) ?? '')])));
        }}
      >
        <h2 id="form-title">{form.title}</h2>
        {form.fields.map(({ id, label, most }) => (
          <label key={id}>
            {label}
            <input type="text" name={id} required maxLength={most} autocomplete="off" />
          </label>
        ))}
        <p class="form-buttons">
          <button type="button" class="button secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Submit
          </button>
        </p>
      </form>
    </dialog>
  );
}
