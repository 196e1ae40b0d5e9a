import { join } from 'node:path';
import lunr from 'lunr';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLibrary, type Library, openLibrary } from '../../src/index.js';

let seed: Library;

beforeAll(async () => {
  seed = await openLibrary(join(import.meta.dirname, '../../seeds'));
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is asked of lunr', () => {
  test.each<[string, (library: Library) => unknown]>([
    ['a question', ({ ask }) => ask('Why did Russia sever its ties with NATO?').passages],
    ['quotations about a topic', ({ quotes }) => quotes({ about: 'membership' }).quotations],
    ['a summary of a topic', ({ summary }) => summary({ topic: 'sanctions' })?.sentences],
    ['a section by its content', ({ summary }) => summary({ section: 'the part about gas' })?.sentences],
    [
      'a check',
      ({ check }) => check('Russia severed its ties with NATO.').flatMap(({ passage }) => passage ?? []),
    ],
  ])('%s', (_, run) => {
    const query = vi.spyOn(lunr.Index.prototype, 'query');
    expect(run(seed)).not.toHaveLength(0);
    expect(query).toHaveBeenCalled();
    for (const index of query.mock.contexts) expect(index).toBeInstanceOf(lunr.Index);
  });
});

describe('an archive in which lunr finds nothing', () => {
  const towns = Array.from({ length: 70 }, (_, number) => `Town${String.fromCharCode(97 + number)}`);
  const archive = createLibrary(
    towns.map((town) => ({ sections: [{ paragraphs: [`The mayor of ${town} opened the bridge in May.`] }] })),
  );
  const questions = ['Who opened the bridge of Townb?', 'the mayor of Townc', 'bridge'];

  test('answers nothing, quotes nothing and has nothing to summarise', () => {
    for (const question of questions) expect(archive.ask(question).passages).not.toHaveLength(0);
    vi.spyOn(lunr.Index.prototype, 'query').mockReturnValue([]);
    for (const question of questions) {
      expect(archive.ask(question).passages).toEqual([]);
      expect(archive.ask(question, { explain: true }).passages).toEqual([]);
    }
    expect(archive.summary({ topic: 'bridge' })).toBeNull();
    expect(archive.check('The mayor of Townb opened the bridge.')[0]?.passage).toBeNull();
  });
});
