import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

const library = createLibrary([
  {
    id: 'harbour',
    sections: [
      {
        paragraphs: [
          'The harbour of Port Ellen opened in 1924.',
          'Port Ellen has 800 inhabitants.',
          'Ferries to Port Ellen leave at noon.',
        ],
      },
    ],
  },
  { id: 'museum', sections: [{ paragraphs: ['The museum of Port Ellen opened in 1987.'] }] },
]);
const asked = 'When did the harbour of Port Ellen open?';
const unanswered = 'Why did Port Ellen sell the airfield to Norwegian investors?';

describe('articles left out', () => {
  test('are not answered from', () => {
    expect(library.ask(asked).passages[0]?.article).toBe('harbour');
    const { passages } = library.ask(asked, { exclude: ['harbour'], explain: true });
    expect(passages.map(({ article }) => article)).toEqual(['museum']);
  });

  test('leave nothing where they are all there is', () => {
    const answer = library.ask(asked, { exclude: ['harbour'], source: 'harbour', explain: true });
    expect(answer).toMatchObject({ answered: false, passages: [] });
  });
});

describe('the ranking', () => {
  test('gives passages where the library has nothing to show, and says so', () => {
    const sure = { closest: false };
    expect(library.ask(unanswered, sure)).toMatchObject({ outcome: 'nothing', passages: [] });
    const ranked = library.ask(unanswered, { ...sure, explain: true });
    expect(ranked.outcome).toBe('nothing');
    expect(ranked.passages.length).toBeGreaterThan(0);
    expect(ranked.confidence).toBe(library.ask(unanswered, sure).confidence);
  });

  test('begins with what the answer shows and goes on to the limit', () => {
    const answer = library.ask(asked);
    const ranked = library.ask(asked, { explain: true, limit: 4 });
    expect(answer.answered).toBe(true);
    expect(ranked.answered).toBe(true);
    expect({ ...ranked.passages[0], reasons: [] }).toEqual(answer.passages[0]);
    expect(ranked.passages).toHaveLength(4);
  });
});
