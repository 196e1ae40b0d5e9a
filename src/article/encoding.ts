import { UnreadableArticle } from './article.js';

/** What browsers take a page for that names no encoding, and what they read "ISO-8859-1" as. */
const WESTERN = 'windows-1252';

/** Where a page must name its encoding, in bytes; some have long comments first. */
const PRESCANNED = 4_096;
const DECLARED = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/iu;
const UTF_8 = /^utf-?8$/iu;
const UTF_16 = /^utf-?16/iu;

/**
 * The text of a file: in UTF-8, in UTF-16 with a byte-order mark, in the encoding that a page names, and otherwise in
 * windows-1252 where the bytes make sense in it.
 *
 * @param markup whether the file is a web page, which may name its encoding
 * @throws {UnreadableArticle} where it is none of these
 */
export function decode(bytes: Uint8Array, markup: boolean): string {
  const marked = utf16(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  if (bytes.includes(0)) throw new UnreadableArticle('The file is binary, not text.');
  const declared = markup ? declaredIn(bytes) : null;
  // Pages that name another encoding and are in UTF-8 all the same are many, the other way round nobody can read them.
  return strictly('utf-8', bytes) ?? (declared && strictly(declared, bytes)) ?? western(bytes, markup);
}

function utf16([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = westernText(bytes.subarray(0, PRESCANNED));
  const label = DECLARED.exec(head)?.[1];
  return label && !UTF_8.test(label) && !UTF_16.test(label) ? label : null;
}

/** The characters of windows-1252 from 0x80 on that ISO-8859-1 does not have; Node.js reads both as the latter. */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function westernText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (character) => MARKS[character.charCodeAt(0) - 0x80] as string);
}

/** Null where the bytes are not in that encoding, or nobody knows it. */
function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return decoder.encoding === WESTERN ? westernText(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Letters of Western Europe and its quotation marks; a text has few of them beside plain ASCII. */
const MOST_WESTERN = 0.3;

function western(bytes: Uint8Array, markup: boolean): string {
  // A page in UTF-8 that was cut in the middle of a character, or has one wrong byte, stays a page in UTF-8.
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = lenient.split('\uFFFD').length - 1;
  const beyond = bytes.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  if (markup && broken * 10 <= beyond) return lenient;
  if (beyond > bytes.length * MOST_WESTERN || bytes.some(isNoText))
    throw new UnreadableArticle('The file is not in UTF-8; save it in that encoding.');
  return westernText(bytes);
}

/** Bytes that steer devices, and those that windows-1252 leaves open. */
function isNoText(byte: number): boolean {
  if (byte < 0x20) return byte < 0x09 || (byte > 0x0d && byte !== 0x1b);
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
}

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
