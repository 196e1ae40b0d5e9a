const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How long something takes, for people.
 *
 * @param ms milliseconds
 * @example inWords(90_000) // '90 s'
 */
export function inWords(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 2 * MINUTE) return `${Math.ceil(ms / 1000)} s`;
  return ms < 2 * HOUR ? `${Math.ceil(ms / MINUTE)} min` : `${Math.ceil(ms / HOUR)} h`;
}
