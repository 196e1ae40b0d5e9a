import { expect, test } from 'vitest';
import { compile } from '../../src/library/compile.js';
import { makeDerived } from '../../src/library/derived.js';
import { openMutableLibrary } from '../../src/library/mutable-library.js';

test('other work has its turn while a library is opened', async () => {
  const { article } = await compile('rain.txt', Buffer.from('It rained in Bergen.'));
  let [begun, hadTurn] = [false, false];
  const live = await openMutableLibrary(
    { articles: [article], skipped: [] },
    {
      derived: makeDerived(),
      compiled: compile,
      *ready() {
        begun = true;
        setImmediate(() => {
          hadTurn = true;
        });
        for (let steps = 0; steps < 10_000_000 && !hadTurn; steps++) yield;
        expect(hadTurn).toBe(true);
      },
    },
  );
  expect(begun).toBe(true);
  expect(live.library.articles).toEqual([article]);
});

test('one article asked by its name is what is asked where there is no other', async () => {
  const made = await compile('rain.txt', Buffer.from('“It rained in Bergen,” Ola Dahl said.'));
  const equipment = { derived: makeDerived(), compiled: compile, *ready() {} };
  const { library } = await openMutableLibrary({ articles: [made.article], skipped: [] }, equipment);
  expect(library.speakers({ source: 'rain' })).toBe(library.speakers());
  expect(library.speakers({ named: 'Dahl' })).toEqual(library.speakers());
  expect(library.speakers({ named: 'Lavrov' })).toEqual([]);
});
