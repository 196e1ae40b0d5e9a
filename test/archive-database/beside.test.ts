import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.js';
import { loadArchive } from '../../src/archive/load.js';
import { wantedForQuestion, wantedForQuotes } from '../../src/archive/wanted.js';
import { type Article, createLibrary, type Library, openLibrary } from '../../src/index.js';
import { atOnce } from '../../src/language/steps.js';
import { makeDerived } from '../../src/library/derived.js';
import type { IndexedArticles } from '../../src/library/library.js';
import { archiveQuestions } from '../support/archive.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';

const ARTICLES = fileURLToPath(new URL('../archive/articles', import.meta.url));
const PATIENCE = 180_000;
/** Fairs that differ by a word, so that an archive has more articles than are opened for a question. */
const FAIRS = 48;

const fair = (number: number) =>
  [
    `The Fair of Town ${number}`,
    'Monday, March 4, 2024',
    `The fair of Town ${number} opened on Monday with sheep, cider and a brass band.`,
    'Rain kept some visitors away. The organisers hope for sun at the weekend.',
  ].join('\n\n');

/** As a server's own articles are. */
function indexed(articles: readonly Article[]): IndexedArticles {
  const derived = makeDerived();
  return { articles, skipped: [], derived, index: atOnce(derived.indexer.index(articles)) };
}

let server: TestPostgres;
let archive: Archive;
/** Every other article, and all of them together in one library. */
let own: IndexedArticles;
let whole: Library;
beforeAll(async () => {
  server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-beside-'));
  const [all, archived, others] = ['all', 'archived', 'others'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [all, archived, others]) cpSync(ARTICLES, each, { recursive: true });
  for (const [at, name] of readdirSync(ARTICLES).sort().entries())
    rmSync(join(at % 2 === 0 ? archived : others, name));
  for (let number = 0; number < FAIRS; number++)
    for (const each of [all, archived]) writeFileSync(join(each, `fair-${number}.txt`), fair(number));
  const url = await server.database();
  await loadArchive(url, archived);
  archive = openArchive(url);
  own = indexed((await openLibrary(others)).articles);
  whole = await openLibrary(all);
  rmSync(folder, { recursive: true });
}, PATIENCE);
afterAll(async () => {
  await archive?.close();
  await server?.remove();
}, PATIENCE);

test(
  'articles beside an archive are asked with it as in one library of both',
  async () => {
    const questions = archiveQuestions().flatMap(({ q }, at) => (at % 4 === 0 ? [q] : []));
    const differing: string[] = [];
    for (const question of questions) {
      const together = await archive.libraryFor(wantedForQuestion(question), own);
      const firsts = [together, whole].map((library) => {
        const { outcome, passages } = library.ask(question);
        return JSON.stringify([outcome, passages[0]?.article, passages[0]?.sentence]);
      });
      if (firsts[0] !== firsts[1]) differing.push(question);
    }
    expect(questions.length).toBeGreaterThan(30);
    expect(differing.length, differing.join('\n')).toBeLessThanOrEqual(0.03 * questions.length);
  },
  PATIENCE,
);

test('all of them are there, the others as far as they are chosen', async () => {
  const { articles } = await archive.libraryFor(wantedForQuestion('When did the fair of Town 7 open?'), own);
  const ids = articles.map(({ id }) => id);
  expect(ids.slice(0, own.articles.length)).toEqual(own.articles.map(({ id }) => id));
  expect(ids).toContain('fair-7');
  expect(ids.length).toBeLessThan(whole.articles.length);
});

test('one that is called as an article of the archive is called so whatever is asked', async () => {
  const [first] = own.articles;
  if (!first) throw new Error('There are articles.');
  const namesake = indexed([{ ...first, id: 'fair-3' }]);
  for (const question of ['Who pays?', 'When did the fair of Town 3 open?', 'What is it about?']) {
    const library = await archive.libraryFor(wantedForQuestion(question), namesake);
    expect(library.articles[0]?.id).toBe('fair-3 (2)');
    expect(library.article('fair-3')?.text).toContain('Town 3');
  }
});

test('nothing of them is found in the archive alone, or beside other articles', async () => {
  const paragraphs = ['The quagthobe was opened by Zorvak.', '“The quagthobe is ours,” Zorvak said.'];
  const { articles } = createLibrary([{ id: 'secret', title: 'The Quagthobe', sections: [{ paragraphs }] }]);
  const question = 'Who opened the quagthobe?';
  const beside = await archive.libraryFor(wantedForQuestion(question), indexed(articles));
  expect(beside.ask(question).answered).toBe(true);
  for (const others of [undefined, own]) {
    const misspelt = 'Who opened the quagtobe?';
    const library = await archive.libraryFor(wantedForQuestion(misspelt), others);
    expect(JSON.stringify(library.ask(misspelt))).not.toMatch(/quagthobe|zorvak/iu);
    const quoted = await archive.libraryFor(wantedForQuotes({ speaker: 'Zorvak' }), others);
    expect(quoted.quotes({ speaker: 'Zorvak' }).quotations).toEqual([]);
    for (const { text } of [...library.articles, ...quoted.articles]) expect(text).not.toMatch(/quagthobe/iu);
  }
});
