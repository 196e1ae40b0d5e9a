/** An eye, for messages that only the reader sees. */
export function Eye() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
      <path d="M2 12c5-9 15-9 20 0c-5 9-15 9-20 0z" />
      <circle cx="12" cy="12" r="3" fill="currentColor" />
    </svg>
  );
}

/** An arrow turning back: reply. */
export function Arrow() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.5">
      <path d="M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** Three dots: more actions. */
export function More() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
      <circle cx="5" cy="12" r="2" />
      <circle cx="12" cy="12" r="2" />
      <circle cx="19" cy="12" r="2" />
    </svg>
  );
}

/** Three lines: a list that can be opened. */
export function Lines() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.5">
      <path d="M4 6h16M4 12h16M4 18h16" stroke-linecap="round" />
    </svg>
  );
}
