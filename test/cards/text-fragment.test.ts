import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragmentUrl } from '../../src/cards/links.js';
import { hostileText } from '../support/hostile-text.js';

const url = 'https://news.example/1';

function linkTo(words: string, text: string, most = 512, at = text.indexOf(words)) {
  return textFragmentUrl(url, text, { start: at, end: at + words.length }, most);
}

describe('an address that leads to words', () => {
  test('names them, without the marks around them', () => {
    expect(linkTo('“We won’t,”', 'He came. “We won’t,” he said.')).toBe(`${url}#:~:text=We%20won%E2%80%99t`);
  });

  test('encodes what means something in a directive', () => {
    expect(linkTo('R&D, well-known', 'On R&D, well-known.')).toBe(`${url}#:~:text=R%26D%2C%20well%2Dknown`);
  });

  test('takes line breaks for blanks, as a page does', () => {
    expect(linkTo('one\r\n two', 'So one\r\n two.')).toBe(`${url}#:~:text=one%20two`);
  });

  test('names what stands before words that stand elsewhere too', () => {
    const text = 'It rains. Then the sun came out. It rains.';
    expect(linkTo('It rains', text, 512, text.lastIndexOf('It rains'))).toBe(
      `${url}#:~:text=the%20sun%20came%20out.-,It%20rains`,
    );
  });

  test('names only the first and last words of a long stretch', () => {
    const words = Array.from({ length: 200 }, (_, index) => `w${index}`);
    expect(linkTo(words.join(' '), words.join(' '), 140)).toBe(
      `${url}#:~:text=${words.slice(0, 8).join('%20')},${words.slice(-8).join('%20')}`,
    );
  });

  test('names what follows last words that stand in the stretch before', () => {
    const text = `${'a b c d e f g h '.repeat(30)}the end.`;
    const end = text.indexOf(' the end');
    expect(textFragmentUrl(url, text, { start: 0, end }, 512)).toMatch(/,a(?:%20[b-h]){7},-the%20end$/u);
  });

  test('goes behind a fragment that is there, and in place of another directive', () => {
    const span = { start: 0, end: 2 };
    expect(textFragmentUrl(`${url}#top`, 'Go.', span, 512)).toBe(`${url}#top:~:text=Go`);
    expect(textFragmentUrl(`${url}#:~:text=no`, 'Go.', span, 512)).toBe(`${url}#:~:text=Go`);
  });

  test('is the bare one where there is no room, and none where not even that fits', () => {
    expect(linkTo('Go', 'Go.', url.length)).toBe(url);
    expect(linkTo('Go', 'Go.', url.length - 1)).toBeNull();
  });

  test('is an address within the limit, whatever the words', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(50), fc.nat(300), (text, start, length) => {
        const from = Math.min(start, text.length);
        const span = { start: from, end: Math.min(text.length, from + length) };
        const address = textFragmentUrl(url, text, span, 512);
        expect(address?.length).toBeLessThanOrEqual(512);
        expect(URL.canParse(address ?? '')).toBe(true);
      }),
    );
  });
});
