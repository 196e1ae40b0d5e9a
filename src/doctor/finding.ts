/** Something that was looked at: as it should be, worth knowing, or to be seen to. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'todo';
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do, as a sentence. */
  readonly advice?: string;
}

/** As it should be. */
export function ok(about: string, found: string): Finding {
  return { state: 'ok', about, found };
}

/** Worth knowing: nothing need be done. */
export function note(about: string, found: string, advice: string): Finding {
  return { state: 'note', about, found, advice };
}

/** To be seen to. */
export function todo(about: string, found: string, advice: string): Finding {
  return { state: 'todo', about, found, advice };
}
