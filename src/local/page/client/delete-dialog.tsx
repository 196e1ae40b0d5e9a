import { useLayoutEffect, useRef } from 'preact/hooks';

interface DeleteDialogProps {
  /** The author of the message, and its text. */
  readonly author: string;
  readonly text: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** A modal dialog that asks whether to delete a message. */
export function DeleteDialog({ author, text, onDelete, onClose }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect, because keys pressed before it is open are not meant for the page.
  useLayoutEffect(() => dialog.current?.showModal(), []);
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
