/** Lines of a log, and a way to wait for one. */
export type Diary = ReturnType<typeof createDiary>;

/** A log that is kept, and that a story can wait on. */
export function createDiary() {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const write = (line: string) => {
    lines.push(line);
    for (const look of waiting) look();
  };
  return {
    lines,
    log: { debug: () => {}, info: write, warn: write, error: write },
    /** Resolves with the first line that fits, written already or yet to come. */
    line: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const line = lines.find((each) => pattern.test(each));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
      }),
  };
}
