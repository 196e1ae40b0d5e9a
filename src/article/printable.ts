/** Characters that end a line, steer a terminal or turn the direction of what follows. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A name of a file or folder as it may be printed: it stays on its line, and what would steer a terminal is written
 * out ("\\u001b"). Anybody who may save a file chooses its name.
 */
export function printable(name: string): string {
  return name.replace(
    STEERING,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
