import { describe, expect, it } from 'vitest';
import { speakerIn } from '../../src/answer/speaker-lookup.js';
import type { Article } from '../../src/article/article.js';
import type { Quotation } from '../../src/quotation/quotation.js';

const article = {} as Article;
const speakers = ['Ola', 'Kari', 'Anne'].map((_, at) => ({
  name: { start: at, end: at + 1 },
  role: null,
  mentions: [],
}));
const spoken = (speaker: number | null, ...pieces: [number, number][]) =>
  ({ speaker, pieces: pieces.map(([start, end]) => ({ start, end })) }) as unknown as Quotation;
const within = (quotations: readonly Quotation[], start: number, end: number) => {
  const found = speakerIn(article, { start, end }, () => ({ quotations, speakers }));
  return found && speakers.indexOf(found as (typeof speakers)[number]);
};

describe('who speaks in a sentence', () => {
  const quotations = [
    spoken(0, [10, 20], [70, 80]),
    spoken(null, [22, 28]),
    spoken(1, [25, 60]),
    spoken(2, [30, 35]),
    spoken(2, [65, 90]),
  ];

  it.each([
    [0, 10, null],
    [0, 11, 0],
    [20, 25, null],
    [22, 26, 1],
    [30, 35, 1],
    [60, 65, null],
    [62, 68, 2],
    [75, 78, 0],
    [80, 85, 2],
    [90, 99, null],
  ])('from %i to %i', (start, end, who) => {
    expect(within(quotations, start, end)).toBe(who);
  });

  it('is found without a look at all quotations', () => {
    let looked = 0;
    const many = Array.from({ length: 4_000 }, (_, at) => {
      const pieces = [{ start: 10 * at, end: 10 * at + 5 }];
      return {
        speaker: at % 3,
        get pieces() {
          looked++;
          return pieces;
        },
      } as unknown as Quotation;
    });
    const quoted = { quotations: many, speakers };
    const ask = (at: number) => speakerIn(article, { start: 10 * at, end: 10 * at + 9 }, () => quoted);
    ask(0);
    looked = 0;
    for (let at = 0; at < 4_000; at++) expect(ask(at)).toBe(speakers[at % 3]);
    expect(looked).toBeLessThanOrEqual(8_000);
  });
});
