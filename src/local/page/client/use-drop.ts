import { useEffect, useState } from 'preact/hooks';

/** Whether a file is being dragged over the page; passes it on when it is dropped. */
export function useDrop(add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    const events = { dragover: over, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(events)) addEventListener(type as 'drop', listener);
    return () => {
      for (const [type, listener] of Object.entries(events)) removeEventListener(type as 'drop', listener);
    };
  }, [add]);
  return isOver;
}
