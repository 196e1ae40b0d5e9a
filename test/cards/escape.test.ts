import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeWords } from '../../src/cards/components/markdown.js';
import { visible } from '../../src/cards/shown-words.js';
import { shownBy, unescaped } from '../support/discord-markdown.js';
import { HOSTILE, hostileLine } from '../support/hostile-text.js';

/** The parser, like Discord, makes four blanks of a tab. */
const withoutTabs = (text: string) => text.replaceAll('\t', '    ');
const shown = (words: string) =>
  shownBy(escapeWords(words))
    .map(({ text }) => text)
    .join('');

describe('escaped words', () => {
  test.each(HOSTILE.filter((words) => !/\n/u.test(words)))('are shown as they are: %j', (words) => {
    expect(shown(words)).toBe(visible(words));
    expect(shown(`a ${words} ${words}b`)).toBe(visible(`a ${words} ${words}b`));
  });

  test('are shown as they are, whatever they are', () => {
    fc.assert(
      fc.property(hostileLine, (words) => {
        expect(shown(words)).toBe(withoutTabs(visible(words)));
      }),
      { numRuns: 500 },
    );
  });

  test('come back when the backslashes are taken off', () => {
    fc.assert(
      fc.property(hostileLine, (words) => {
        expect(unescaped(escapeWords(words))).toBe(visible(words));
      }),
    );
  });

  test('hold nothing that could mention, link, quote or emphasise', () => {
    fc.assert(
      fc.property(hostileLine, (words) => {
        const bare = escapeWords(words).replace(/\\[^0-9A-Za-z\s]/gu, 'x');
        expect(bare).not.toMatch(/[\\`*_~|<>@#[\]]|:\S|^\s*(?:[-+]|\d+[.)])/mu);
      }),
    );
  });

  test('stay plain where markdown has no use for them', () => {
    const words = 'Dec. 7, “2021” – U.S.-led (1.5%): it’s 3 - 2 & 4/5; 50 + 1!';
    expect(escapeWords(words)).toBe(words);
  });
});

describe('what cannot be sent', () => {
  test('is shown by a picture or, for half a surrogate pair, by the replacement character', () => {
    expect(visible('a\u0000b\u001bc\u007f\u0085\td')).toBe('a␀b␛c␡␡\td');
    expect(visible('\ud83dx\ude00 😀')).toBe('\ufffdx\ufffd 😀');
  });

  test('is never left: every text is well-formed', () => {
    fc.assert(
      fc.property(hostileLine, (words) => {
        const text = escapeWords(words);
        expect(Buffer.from(text).toString()).toBe(text);
        expect(text).not.toMatch(/(?!\t)\p{Cc}/u);
      }),
    );
  });
});
