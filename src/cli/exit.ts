/** Exit statuses, a contract with scripts. */
export const FOUND: number = 0;
export const NOTHING_FOUND: number = 1;
export const WRONG_USE: number = 2;
