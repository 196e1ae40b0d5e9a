import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, termsOf } from '../../src/language/terms.js';

const words = (text: string) => termsOf(text).map(({ word }) => word);
const contents = (text: string) => termsOf(text).flatMap(({ word, content }) => (content ? [word] : []));
const slices = (text: string) => termsOf(text).map(({ start, end }) => text.slice(start, end));

describe('letters are folded to what people type', () => {
  test.each([
    ['Tromsø', 'tromso'],
    ['Ærø', 'aero'],
    ['Wałęsa', 'walesa'],
    ['Đà Nẵng', 'da nang'],
    ['Groß', 'gross'],
    ['STRAẞE', 'strasse'],
    ['Þingvellir', 'thingvellir'],
    ['Suðuroy', 'suduroy'],
    ['Cœur', 'coeur'],
    ['Kırıkkale', 'kirikkale'],
    ['İzmit', 'izmit'],
    ['Ħamrun', 'hamrun'],
    ['Ｌａｋｅ', 'lake'],
    ['Muñoz', 'munoz'],
    ['São', 'sao'],
    ['Åland', 'aland'],
    ['Лондон', 'лондон'],
  ])('%s is %s', (typed, folded) => {
    expect(words(typed).join(' ')).toBe(folded);
  });
});

describe('words with and without a hyphen meet', () => {
  test.each([
    ['re-opened', 'reopened'],
    ['co-operation', 'cooperation'],
    ['wild-fire', 'wildfire'],
    ['wild fires', 'wildfires'],
    ['north-west', 'northwest'],
    ['north west', 'northwest'],
    ['web site', 'website'],
    ['Earth-quake', 'earthquake'],
    ['per cent', 'percent'],
    ['break‐up', 'breakup'],
    ['under‑sea', 'undersea'],
  ])('"%s" holds "%s"', (apart, together) => {
    const [compound, first, second, ...others] = termsOf(apart);
    expect(compound?.word).toBe(together);
    expect(compound).toMatchObject({ start: 0, end: apart.length, content: true, compound: compound?.stem });
    expect([first?.compound, second?.compound]).toEqual([compound?.stem, compound?.stem]);
    expect(apart.slice(first?.start, first?.end) + apart.slice(second?.start, second?.end)).toHaveLength(
      apart.length - 1,
    );
    expect(others).toEqual([]);
    expect(termsOf(together)[0]).toMatchObject({ stem: compound?.stem, compound: null });
  });

  test.each([
    ['oil-fired', ['oil', 'fired']],
    ['harbour-master', ['harbour', 'master']],
    ['may be', ['may', 'be']],
    ['in to', ['in', 'to']],
    ['a while', ['a', 'while']],
    ['north, west', ['north', 'west']],
    ['north  west', ['north', 'west']],
    ['north – west', ['north', 'west']],
    ['a-side', ['a', 'side']],
  ])('"%s" is no compound', (text, parts) => {
    expect(words(text)).toEqual(parts);
    expect(termsOf(text).map(({ compound }) => compound)).toEqual(parts.map(() => null));
  });

  test('in a row of three, each two are tried', () => {
    expect(words('south-south-west')).toEqual(['south', 'southwest', 'south', 'west']);
    expect(slices('a co-ordinator')).toEqual(['a', 'co-ordinator', 'co', 'ordinator']);
  });
});

describe('numbers meet however they are written', () => {
  test.each([
    ['14,500 berths', '14500 berths'],
    ['14 500 berths', '14500 berths'],
    ['14\u00a0500 berths', '14500 berths'],
    ['14\u202f500 berths', '14500 berths'],
    ['14500 berths', '14500 berths'],
    ['3,200,000', '3200000'],
    ['1,200.75', '1200.75'],
    ['£3m', '3 million'],
    ['3.5m people', '3.5 million people'],
    ['€2bn', '2 billion'],
    ['$1.2tn', '1.2 trillion'],
    ['40mn', '40 million'],
    ['the 1980s', 'the 1980s'],
    ['in 2019 250 ships', 'in 2019 250 ships'],
    ['12,34', '12,34'],
    ['555 1234', '555 1234'],
    ['3rd', '3rd'],
    ['1.250 2.500', '1.250 2.500'],
  ])('"%s" reads "%s"', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });

  test('a number and what it is counted in have their own spans', () => {
    expect(slices('It lost $1.2bn in 14 500 days.')).toEqual([
      'It',
      'lost',
      '1.2',
      'bn',
      'in',
      '14 500',
      'days',
    ]);
    expect(contents('7m')).toEqual(['7', 'million']);
  });
});

describe('signs that make a word stay', () => {
  test.each([
    ['a course in C#', 'c#'],
    ['written in C++, then', 'c++'],
    ['the F# compiler', 'f#'],
    ['on .NET since', '.net'],
    ['its R&D budget', 'r&d'],
    ['AT&T’s shares', 'at&t'],
    ['the S&P index', 's&p'],
    ['a q&a with', 'q&a'],
  ])('in "%s": %s', (text, word) => {
    expect(contents(text)).toContain(word);
  });

  test.each([
    ['example.net', ['example', 'net']],
    ['salt&pepper', ['salt', 'pepper']],
    ['No#1', ['no', '1']],
    ['issue #5', ['issue', '5']],
    ['B+ grade', ['b', 'grade']],
    ['1+1', ['1', '1']],
  ])('but not in "%s"', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('acronyms meet with and without full stops', () => {
  test.each([
    ['U.K.', 'uk'],
    ['U.K', 'uk'],
    ['UK’s', 'uk'],
    ['U.S.', 'us'],
    ['U.S.’s', 'us'],
    ['US’s', 'us'],
    ['D.R.C.', 'drc'],
  ])('%s is %s, and content', (text, word) => {
    expect(termsOf(text)).toMatchObject([{ start: 0, end: text.length, word, content: true }]);
  });

  test('"us" and "e.g." are none', () => {
    expect(contents('us')).toEqual([]);
    expect(words('e.g. lakes')).toEqual(['eg', 'lakes']);
    expect(words('J.Miller')).toEqual(['j', 'miller']);
  });
});

describe('signs that show nothing are ignored', () => {
  test.each([
    ['har\u00adbour', 'harbour'],
    ['har\u200bbour', 'harbour'],
    ['har\u200cbour', 'harbour'],
    ['har\u2060bour', 'harbour'],
    ['\ufeffharbour', 'harbour'],
    ['harbour\u200b', 'harbour'],
    ['har\u00ad\u200bbour', 'harbour'],
  ])('in "%s"', (text, word) => {
    expect(words(text)).toEqual([word]);
    expect(slices(text)[0]).toMatch(/^h.*r$/u);
  });

  test('and make no term by themselves', () => {
    expect(words('\u200b \u00ad')).toEqual([]);
  });
});

test('possessives and apostrophes', () => {
  expect(words("Reyes’s ships' O’Hara don't")).toEqual(['reyes', 'ships', "o'hara", "don't"]);
  expect(contents("don't May may the")).toEqual(['may']);
});

test('spans are moved by the offset', () => {
  expect(termsOf('a wild-fire', 10).map(({ start, end }) => [start, end])).toEqual([
    [10, 11],
    [12, 21],
    [12, 16],
    [17, 21],
  ]);
});

test('every term stands where its span says, in order, and is no empty word', () => {
  const piece = fc.constantFrom(
    'wild',
    'fire',
    '-',
    ' ',
    '.',
    'U',
    '&',
    '5',
    ',',
    '000',
    'm',
    'bn',
    '#',
    '\u00ad',
    'ø',
    "'s",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, word } of termsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(word).not.toBe('');
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        last = start;
      }
    }),
  );
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      for (const { word } of termsOf(text)) expect(fold(word)).toBe(word);
    }),
  );
});
