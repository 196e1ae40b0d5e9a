import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownForm } from '../protocol.js';

interface FormDialogProps {
  readonly form: ShownForm;
  readonly onSend: (filled: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** A modal form that a button has opened. */
export function FormDialog({ form, onSend, onClose }: FormDialogProps) {
  const dialog = useModal();
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

interface DeleteDialogProps {
  /** The author of the message, and its text. */
  readonly author: string;
  readonly text: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** A modal dialog that asks whether to delete a message. */
export function DeleteDialog({ author, text, onDelete, onClose }: DeleteDialogProps) {
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="form" aria-labelledby="delete-title" onClose={onClose}>
      <form method="dialog" onSubmit={onDelete}>
        <h2 id="delete-title">Delete message</h2>
        <p>Are you sure you want to delete this message?</p>
        <p class="doomed">
          <b>{author}</b> {text}
        </p>
        <p class="form-buttons">
          <button type="button" class="button secondary" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button danger" autofocus>
            Delete
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** A modal dialog, opened with its first layout, because keys pressed before it is open are not meant for the page. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return dialog;
}
