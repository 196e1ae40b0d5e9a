import { UnreadableArticle } from './article.js';

/** What browsers assume for a page that declares no encoding, and what they read "ISO-8859-1" as. */
const WESTERN = 'windows-1252';

/** The part of a page, in bytes, that must declare its encoding; some pages begin with long comments. */
const PRESCANNED = 4_096;
const DECLARED = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/iu;
const UTF_8 = /^utf-?8$/iu;
const UTF_16 = /^utf-?16/iu;

/**
 * Decodes the text of a file: as UTF-8, as UTF-16 with a byte-order mark, in the encoding that a page declares, or else
 * as windows-1252 if the bytes make sense in it.
 *
 * @param markup whether the file is a web page, which may declare its encoding
 * @throws {UnreadableArticle} if it is none of these
 */
export function decodeText(bytes: Uint8Array, markup: boolean): string {
  const marked = utf16(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  if (bytes.includes(0)) throw new UnreadableArticle('The file is binary, not text.');
  const declared = markup ? declaredIn(bytes) : null;
  // Many pages declare another encoding but are UTF-8. The opposite would be unreadable everywhere.
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

/** The characters of windows-1252 from 0x80 on that ISO-8859-1 lacks; Node.js decodes both as the latter. */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function westernText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (character) => MARKS[character.charCodeAt(0) - 0x80] as string);
}

/** Null if the bytes are not valid in that encoding, or the encoding is unknown. */
function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return decoder.encoding === WESTERN ? westernText(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The highest share of Western European letters and quotation marks in a text; most of it is plain ASCII. */
const MOST_WESTERN = 0.3;

function western(bytes: Uint8Array, markup: boolean): string {
  // A UTF-8 page that was cut off inside a character, or has one wrong byte, is still UTF-8.
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = lenient.split('\uFFFD').length - 1;
  const beyond = bytes.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  if (markup && broken * 10 <= beyond) return lenient;
  if (beyond > bytes.length * MOST_WESTERN || bytes.some(isNoText))
    throw new UnreadableArticle('The file is not in UTF-8; save it in that encoding.');
  return westernText(bytes);
}

/** Control bytes, and bytes that windows-1252 leaves undefined. */
function isNoText(byte: number): boolean {
  if (byte < 0x20) return byte < 0x09 || (byte > 0x0d && byte !== 0x1b);
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
}

/** Characters that end a line, control a terminal or change the text direction. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * The name of a file or folder, safe to print: it stays on one line, and control characters are escaped ("\\u001b").
 * Anybody who may save a file chooses its name.
 */
export function printable(name: string): string {
  return name.replace(
    STEERING,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
