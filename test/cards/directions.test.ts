import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closers, isolated } from '../../src/cards/shown-words.js';

const [LRE, RLE, PDF, LRO, RLO] = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e'];
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];
const turning = fc.array(fc.constantFrom('a', 'א', LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI));

describe('what closes a text', () => {
  test.each([
    ['no controls', ''],
    [`${RLO}abc`, PDF],
    [`${RLO}abc${PDF}`, ''],
    [`${LRE}a${RLI}b`, PDI + PDF],
    [`${FSI}a${RLE}b${PDI}c`, ''],
    [`${FSI}a${PDF}b`, PDI],
    [`a${PDF}${PDI}b`, ''],
  ])('%j', (text, closing) => {
    expect(closers(text)).toBe(closing);
  });

  test('leaves nothing open', () => {
    fc.assert(
      fc.property(turning, (parts) => {
        const text = parts.join('');
        expect(closers(text + closers(text))).toBe('');
      }),
    );
  });
});

describe('words set apart', () => {
  test('stay as they are where they turn nothing', () => {
    expect(isolated('Zürich – “1.5 %” 東京')).toBe('Zürich – “1.5 %” 東京');
  });

  test('are isolated where they are written from right to left or hold controls', () => {
    expect(isolated('שלום')).toBe(`${FSI}שלום${PDI}`);
    expect(isolated(`${RLO}abc`)).toBe(`${FSI}${RLO}abc${PDF}${PDI}`);
  });

  test('leave nothing open', () => {
    fc.assert(
      fc.property(turning, (parts) => {
        expect(closers(isolated(parts.join('')))).toBe('');
      }),
    );
  });
});
