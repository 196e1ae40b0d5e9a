import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSlash, SlashError } from '../../../src/local/terminal/slash-command.js';
import { registered } from '../../support/fake-member.js';

function parse(line: string) {
  const { command, options } = parseSlash(line, registered);
  return { [command.name]: options };
}

describe('a typed line', () => {
  test.each([
    ['/ask Who wrote this?', { ask: { question: 'Who wrote this?' } }],
    ['  /ASK   Who  wrote this?  ', { ask: { question: 'Who  wrote this?' } }],
    ['/sources', { sources: {} }],
    ['/summary', { summary: {} }],
    [
      '/quote Putin about:gas exports source:my file private:true',
      { quote: { speaker: 'Putin', about: 'gas exports', source: 'my file', private: true } },
    ],
    [
      '/quote Putin about: gas exports source:  my file private: true',
      { quote: { speaker: 'Putin', about: 'gas exports', source: 'my file', private: true } },
    ],
    ['/summary length: short Beyond', { summary: { length: 'short', section: 'Beyond' } }],
    ['/quote speaker:Joe Biden', { quote: { speaker: 'Joe Biden' } }],
    ['/quote about:gas speaker:Putin', { quote: { about: 'gas', speaker: 'Putin' } }],
  ])('%s', (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  test('goes on with the first option after an option of a single word', () => {
    expect(parse('/summary length:SHORT Beyond Sanctions')).toEqual({
      summary: { length: 'short', section: 'Beyond Sanctions' },
    });
    expect(parse('/ask private:false Who is he?')).toEqual({
      ask: { private: false, question: 'Who is he?' },
    });
  });

  test('takes a colon for a colon where no option has that name or the name is inside a word', () => {
    expect(parse('/ask Then: what about:x and http://source:x or sources: y')).toEqual({
      ask: { question: 'Then: what about:x and http://source:x or sources: y' },
    });
  });

  test('keeps what does not fit as it was typed, for Discord to refuse', () => {
    expect(parse('/ask Why? private:maybe')).toEqual({ ask: { question: 'Why?', private: 'maybe' } });
    expect(parse('/summary length:Tiny')).toEqual({ summary: { length: 'Tiny' } });
    expect(parse('/ask')).toEqual({ ask: {} });
  });

  test.each([
    ['/forecast now', /no \/forecast.*\/help/u],
    ['/', /no \/\./u],
  ])('%s is told what is wrong', (line, message) => {
    expect(() => parse(line)).toThrow(SlashError);
    expect(() => parse(line)).toThrow(message);
  });

  test('of any kind is read or refused in a sentence', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('/', 'ask', 'quote ', ' ', 'about:', ' source:', ' private:', 'true', 'constructor:'),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        try {
          parse(`/${words.join('')}`);
        } catch (error) {
          expect(error).toBeInstanceOf(SlashError);
        }
      }),
    );
  });
});
