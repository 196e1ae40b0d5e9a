import { expect, it } from 'vitest';
import { decodeText } from '../../src/article/encoding.js';

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const page = (charset: string, ...rest: number[]) => [...ascii(`<meta charset="${charset}"><p>`), ...rest];

it.each([
  ['UTF-8', utf8('Żółw — “no”'), false, 'Żółw — “no”'],
  ['UTF-16, little end first', [0xff, 0xfe, 0x41, 0x00, 0x17, 0x01], false, 'Aė'],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x41, 0x01, 0x17], false, 'Aė'],
  [
    'windows-1252 in a text',
    [...ascii('Caf'), 0xe9, ...ascii(' says '), 0x93, ...ascii('no'), 0x94],
    false,
    'Café says “no”',
  ],
  [
    'windows-1252 that a page names',
    page('windows-1252', 0x93, 0x41, 0x94),
    true,
    '<meta charset="windows-1252"><p>“A”',
  ],
  ['ISO-8859-1 that a page names', page('ISO-8859-1', 0x93, 0xfc), true, '<meta charset="ISO-8859-1"><p>“ü'],
  ['ISO-8859-2 that a page names', page('iso-8859-2', 0xb1, 0xe6), true, '<meta charset="iso-8859-2"><p>ąć'],
  [
    'windows-1251 that a page names',
    page('windows-1251', 0xc4, 0xe0),
    true,
    '<meta charset="windows-1251"><p>Да',
  ],
  ['windows-1252 that no page names', [...ascii('<p>Caf'), 0xe9], true, '<p>Café'],
  [
    'UTF-8 under another name',
    [...page('iso-8859-1'), ...utf8('é')],
    true,
    '<meta charset="iso-8859-1"><p>é',
  ],
  ['an encoding that nobody knows', page('x-own', 0xe9), true, '<meta charset="x-own"><p>é'],
])('reads %s', (_, bytes, markup, text) => {
  expect(decodeText(new Uint8Array(bytes), markup)).toBe(text);
});

it('leaves one broken character in a page in UTF-8', () => {
  const bytes = [...utf8(`<p>${'é'.repeat(30)}`), 0xc3];
  expect(decodeText(new Uint8Array(bytes), true)).toBe(`<p>${'é'.repeat(30)}\uFFFD`);
});

it.each([
  ['binary data', [0x47, 0x49, 0x46, 0x00, 0x01], 'binary'],
  ['bytes that windows-1252 leaves open', [...ascii('abcdefghijkl'), 0x81, 0xe9], 'not in UTF-8'],
  ['what is mostly no Latin', [0xc4, 0xe0, 0xc4, 0xe0, 0x41], 'not in UTF-8'],
])('refuses %s', (_, bytes, reason) => {
  expect(() => decodeText(new Uint8Array(bytes), false)).toThrow(reason);
});
