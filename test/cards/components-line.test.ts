import { describe, expect, test } from 'vitest';
import { lineText } from '../../src/cards/components/markdown.js';
import { fakeLibrary, locate } from '../support/fake-library.js';

const library = fakeLibrary();
const text = (line: Parameters<typeof lineText>[0], room = 100) => lineText(line, library, room);

describe('a line', () => {
  test('is escaped, strings and words of an article alike', () => {
    expect(text(['On *roofs*: ', locate('After The Wind')])).toBe('On \\*roofs\\*: After The Wind');
  });

  test('stays on one line', () => {
    expect(text(['What\nis\r\n  # this?'])).toBe('What is \\# this?');
  });

  test('is cut with … where it is too long', () => {
    expect(text(['Who said ', 'that the roof is gone?'], 20)).toBe('Who said that the…');
    expect(text(['Who said that', ' the roof is gone?'], 12)).toBe('Who said…');
  });

  test.each([[['']], [['  \n ']], [['\u200b\u202e']], [[]]])('is never empty: %j', (line) => {
    expect(text(line)).toBe('(no words)');
  });

  test('keeps each part from turning the next', () => {
    expect(text(['on “', '\u202eroof', '”'])).toBe('on “\u2068\u202eroof\u202c\u2069”');
  });
});
