/** Milliseconds for which Discord waits for the first answer to an interaction. */
export const FIRST_ANSWER_WITHIN = 3000;

/** Milliseconds for which an interaction can be answered further. */
export const FURTHER_WITHIN: number = 15 * 60_000;
