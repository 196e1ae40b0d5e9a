import { expect, test } from 'vitest';
import { compile } from '../../src/library/compile.js';
import { openShelf } from '../../src/library/shelf.js';
import { makeStore } from '../../src/library/store.js';

test('other work has its turn while a shelf is opened', async () => {
  const { article } = await compile('rain.txt', Buffer.from('It rained in Bergen.'));
  let [begun, hadTurn] = [false, false];
  const shelf = await openShelf(
    { articles: [article], skipped: [] },
    {
      store: makeStore(),
      compiled: compile,
      *ready() {
        begun = true;
        setImmediate(() => {
          hadTurn = true;
        });
        yield;
        yield;
        expect(hadTurn).toBe(true);
      },
    },
  );
  expect(begun).toBe(true);
  expect(shelf.library.articles).toEqual([article]);
});

test('one article asked by its name is what is asked where there is no other', async () => {
  const made = await compile('rain.txt', Buffer.from('“It rained in Bergen,” Ola Dahl said.'));
  const equipment = { store: makeStore(), compiled: compile, *ready() {} };
  const { library } = await openShelf({ articles: [made.article], skipped: [] }, equipment);
  expect(library.speakers({ source: 'rain' })).toBe(library.speakers());
  expect(library.speakers({ named: 'Dahl' })).toEqual(library.speakers());
  expect(library.speakers({ named: 'Lavrov' })).toEqual([]);
});
