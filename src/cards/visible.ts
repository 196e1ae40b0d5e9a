/**
 * A text with what cannot be sent to a screen shown in its stead: control characters as their pictures (U+2400 and
 * on), for a terminal would obey them, and half a surrogate pair, which no encoding can carry, as U+FFFD. A tab stays.
 */
export function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xd800) return '\ufffd';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
