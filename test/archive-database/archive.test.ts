import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.js';
import { openDatabase } from '../../src/archive/database.js';
import { loadArchive } from '../../src/archive/load.js';
import {
  wantedForClaims,
  wantedForQuestion,
  wantedForQuotes,
  wantedForTopic,
} from '../../src/archive/wanted.js';
import { type Library, openLibrary } from '../../src/index.js';
import { archiveQuestions } from '../support/archive.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';

const ARTICLES = fileURLToPath(new URL('../archive/articles', import.meta.url));
/** To start a server and to load articles takes seconds, on a machine that does other things too. */
const PATIENCE = 180_000;

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
  cpSync(ARTICLES, folder, { recursive: true });
  // More articles than are opened for a question, so that the database has to choose.
  putFairs(folder);
}, PATIENCE);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.remove();
}, PATIENCE);

const TOWNS = [
  'Ash',
  'Beck',
  'Cole',
  'Dunn',
  'Esk',
  'Firth',
  'Gill',
  'Holt',
  'Ings',
  'Keld',
  'Lund',
  'Marsh',
].flatMap((name) => [`${name}ford`, `${name}ham`, `${name}wick`, `${name}thorpe`]);

function fairIn(town: string): string {
  return [
    `The Fair of ${town}`,
    'Monday, March 4, 2024',
    `The fair of ${town} opened on Monday with sheep, cider and a brass band.`,
    `“We have waited for this all year in ${town},” said Ada ${town}, who keeps the inn.`,
    'Rain kept some visitors away. The organisers hope for sun at the weekend.',
    'A judge from the county will choose the best ram on Saturday.',
  ].join('\n\n');
}

function putFairs(folder: string): void {
  for (const town of TOWNS) writeFileSync(join(folder, `fair-${town.toLowerCase()}.txt`), fairIn(town));
}

describe('an archive', () => {
  let url: string;
  let archive: Archive;
  let library: Library;
  beforeAll(async () => {
    url = await server.database();
    await loadArchive(url, folder);
    archive = openArchive(url);
    library = await openLibrary(folder);
  }, PATIENCE);
  afterAll(() => archive?.close());

  test('has all articles, and opens a part of them for a question', async () => {
    const { articles, paragraphs } = await archive.state();
    expect(articles).toBe(library.articles.length);
    expect(paragraphs).toBe(library.articles.reduce((sum, article) => sum + article.paragraphs.length, 0));
    const chosen = await archive.libraryFor(wantedForQuestion('Who keeps the inn of Holtwick?'));
    expect(chosen.articles.length).toBeLessThan(articles);
    expect(chosen.articles.map(({ id }) => id)).toContain('fair-holtwick');
  });

  test(
    'answers as a library in memory does',
    async () => {
      const questions = [
        ...archiveQuestions().flatMap(({ q }, at) => (at % 4 === 1 ? [q] : [])),
        ...TOWNS.map((town) => `When did the fair of ${town} open?`),
      ];
      const differing: string[] = [];
      for (const question of questions) {
        const chosen = await archive.libraryFor(wantedForQuestion(question));
        const [own, whole] = [chosen.ask(question), library.ask(question)];
        const firsts = [own, whole].map(({ outcome, passages: [first] }) => [
          outcome,
          first?.article,
          first?.sentence,
        ]);
        if (JSON.stringify(firsts[0]) !== JSON.stringify(firsts[1])) differing.push(question);
      }
      expect(questions.length).toBeGreaterThan(80);
      expect(differing.length, differing.join('\n')).toBeLessThanOrEqual(0.03 * questions.length);
    },
    PATIENCE,
  );

  test('counts words as all of its articles have them', async () => {
    const chosen = await archive.libraryFor(wantedForQuestion('What did the judge of Eskham choose?'));
    const why = { explain: true } as const;
    const confidence = (each: Library) =>
      each.ask('What did the judge of Eskham choose?', why).explanation?.[0]?.confidence;
    expect(confidence(chosen)).toBeCloseTo(confidence(library) ?? 0, 6);
  });

  test('understands misspelt words', async () => {
    const question = 'Who keeps the inn of Lundthorpp?';
    const chosen = await archive.libraryFor(wantedForQuestion(question));
    expect(chosen.ask(question).passages[0]?.article).toBe('fair-lundthorpe');
  });

  test('quotes whoever is asked for, by a part of the name, misspelt too', async () => {
    for (const speaker of ['Ada Keldham', 'Keldham', 'Keldhan']) {
      const chosen = await archive.libraryFor(wantedForQuotes({ speaker }));
      const { quotations } = chosen.quotes({ speaker });
      expect(
        quotations.map(({ article }) => article),
        speaker,
      ).toEqual(['fair-keldham']);
    }
    const chosen = await archive.libraryFor(wantedForQuestion('What did Ada Keldham say?'));
    expect(chosen.ask('What did Ada Keldham say?').intent.kind).toBe('quotes');
  });

  test('condenses an article by its title, and a topic', async () => {
    const titled = await archive.libraryFor(wantedForTopic(undefined, 'The Fair of Gillford'));
    expect(titled.summary({ section: 'The Fair of Gillford' })?.article).toBe('fair-gillford');
    const onTopic = await archive.libraryFor(wantedForTopic('the best ram'));
    expect(onTopic.summary({ topic: 'the best ram' })?.sentences.length).toBeGreaterThan(0);
  });

  test('verifies a quotation', async () => {
    const claim = 'Ada Marshwick said: “We have waited for this all year in Marshwick.”';
    const chosen = await archive.libraryFor(wantedForClaims(claim));
    expect(chosen.verify(claim)).toMatchObject([
      { verdict: 'exact', standing: { article: 'fair-marshwick' } },
    ]);
  });

  test('finds articles by id, in a time, and page by page', async () => {
    const named = await archive.libraryFor({ names: ['fair-ingswick'] });
    expect(named.article('fair-ingswick')).not.toBeNull();
    const dated = await archive.libraryFor({
      ...wantedForQuestion('Who keeps the inn?'),
      since: '2031-01-01',
    });
    expect(dated.ask('Who keeps the inn?', { since: '2031-01-01' }).passages).toEqual([]);
    const [first, second] = await Promise.all([
      archive.libraryFor({ page: 1 }),
      archive.libraryFor({ page: 2 }),
    ]);
    expect(first.articles.map(({ id }) => id)).toEqual(library.articles.map(({ id }) => id).slice(0, 100));
    expect(second.articles).toEqual([]);
  });

  test(
    'lets articles go that were not asked for lately',
    async () => {
      const small = openArchive(url, 200_000);
      for (const town of TOWNS) {
        const chosen = await small.libraryFor(wantedForQuestion(`When did the fair of ${town} open?`));
        expect(chosen.ask(`When did the fair of ${town} open?`).passages[0]?.article).toBe(
          `fair-${town.toLowerCase()}`,
        );
        expect((await small.state()).opened).toBeLessThanOrEqual(200_000);
      }
      await small.close();
    },
    PATIENCE,
  );

  test(
    'says that its database is gone, and answers again when that is back',
    async () => {
      const ask = () => archive.libraryFor(wantedForQuestion('Who keeps the inn of Holtwick?'));
      await server.stop();
      await expect(ask()).rejects.toThrow(
        /^The archive at "127\.0\.0\.1:\d+\/\w+" cannot be reached\. Check that PostgreSQL runs there and takes connections\.$/u,
      );
      await server.start();
      expect((await ask()).articles.length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});

describe('loading', () => {
  test(
    'goes on where it was interrupted, and stores what has changed',
    async () => {
      const url = await server.database();
      // Short ones are enough.
      const fairs = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
      putFairs(fairs);
      const all = readdirSync(fairs).length;
      const interrupted = loadArchive(url, fairs, {
        progress: (done) => {
          if (done === all - 1) throw new Error('interrupted');
        },
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      const archive = openArchive(url);
      await expect(archive.state()).rejects.toThrow(/loaded for the first time, or that was interrupted/u);
      const second = await loadArchive(url, fairs);
      expect(second).toMatchObject({ skipped: 0, removed: 0 });
      expect(second.same).toBeGreaterThan(0);
      expect(second.stored).toBe(all - second.same);
      expect(second.stored).toBeGreaterThan(0);
      expect((await archive.state()).articles).toBe(all);

      const { stamp } = await archive.state();
      const own = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
      cpSync(fairs, own, { recursive: true });
      writeFileSync(join(own, 'fair-eskham.txt'), fairIn('Newtown'));
      writeFileSync(join(own, 'broken.json'), '{');
      rmSync(join(own, 'fair-eskford.txt'));
      const skipped: string[] = [];
      const changed = await loadArchive(url, own, { skipped: ({ path }) => skipped.push(path) });
      expect(changed).toEqual({ stored: 1, same: all - 2, skipped: 1, removed: 0 });
      expect(skipped).toEqual(['broken.json']);
      expect((await archive.state()).stamp).not.toBe(stamp);
      const chosen = await archive.libraryFor(wantedForQuestion('Who keeps the inn of Newtown?'));
      expect(chosen.ask('Who keeps the inn of Newtown?').passages[0]?.article).toBe('fair-eskham');

      const pruned = await loadArchive(url, own, { prune: true });
      expect(pruned).toEqual({ stored: 0, same: all - 1, skipped: 1, removed: 1 });
      expect((await archive.libraryFor({ names: ['fair-eskford'] })).article('fair-eskford')).toBeNull();
      await archive.close();
      for (const each of [own, fairs]) rmSync(each, { recursive: true });
    },
    PATIENCE,
  );

  test(
    'takes names and words as hard as they come',
    async () => {
      const url = await server.database();
      const hard = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
      const long = 'a'.repeat(5_000);
      const words = [
        "O'Neill's",
        'back\\slash',
        'nul\0',
        '\ud800',
        'C++',
        'A&M',
        '1 234 567',
        long,
        "'':*|&!<->",
      ];
      const paragraphs = [words.join(' '), `“It is ${long},” said Ada ${long}.`];
      const sections = [{ heading: `Costs ${long}`, paragraphs }];
      writeFileSync(join(hard, "it's.json"), JSON.stringify({ title: "O'Neill\0", sections }));
      expect(await loadArchive(url, hard)).toMatchObject({ stored: 1, skipped: 0 });
      const archive = openArchive(url);
      for (const word of words) {
        const chosen = await archive.libraryFor(wantedForQuestion(`What of ${word}?`));
        expect(chosen.articles.map(({ id }) => id)).toEqual(["it's"]);
      }
      await archive.close();
      rmSync(hard, { recursive: true });
    },
    PATIENCE,
  );

  test(
    'of a folder without articles says so',
    async () => {
      const empty = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
      await expect(loadArchive(await server.database(), empty)).rejects.toThrow(
        /no article in it that can be read/u,
      );
      rmSync(empty, { recursive: true });
    },
    PATIENCE,
  );

  test(
    'is done by one process at a time',
    async () => {
      const url = await server.database();
      const client = new pg.Client(url);
      await client.connect();
      await client.query('select pg_advisory_lock(731290446)');
      await expect(loadArchive(url, folder)).rejects.toThrow(/^The archive is being loaded already\./u);
      await client.end();
    },
    PATIENCE,
  );
});

describe('what cannot be used says what to do', () => {
  const failureOf = async (url: string) => {
    const archive = openArchive(url);
    const message = await archive.state().then(
      () => '',
      ({ message }: Error) => message,
    );
    await archive.close();
    return message;
  };

  test('an empty database', async () => {
    expect(await failureOf(await server.database())).toMatch(
      /^The archive at .* holds nothing yet\. Fill it with "verbatim archive load DIR"\.$/u,
    );
  });

  test('a wrong password, which is not shown', async () => {
    const url = (await server.database()).replace(/:[^:@]+@/u, ':wrong-secret@');
    expect(await failureOf(url)).toMatch(/refuses the user or the password\. Correct ARCHIVE_URL\.$/u);
    expect(await failureOf(url)).not.toContain('wrong-secret');
  });

  test('a database that is not there', async () => {
    const url = (await server.database()).replace(/\w+$/u, 'nowhere');
    expect(await failureOf(url)).toMatch(/^There is no database "127\.0\.0\.1:\d+\/nowhere"\./u);
  });

  test(
    'what another version has loaded',
    async () => {
      const url = await server.database();
      const few = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
      writeFileSync(join(few, 'fair.txt'), fairIn('Newtown'));
      await loadArchive(url, few);
      const database = openDatabase(url, 'loading');
      await database.use((db) => db.updateTable('editions').set({ version: 'older' }).execute());
      expect(await failureOf(url)).toMatch(/^Another version of Verbatim has loaded the archive\./u);
      await database.use((db) => sql`insert into kysely_migration values ('9999', '')`.execute(db));
      expect(await failureOf(url)).toMatch(/^A newer version of Verbatim has loaded this archive\./u);
      await expect(loadArchive(url, few)).rejects.toThrow(/^A newer version/u);
      await database.close();
      rmSync(few, { recursive: true });
    },
    PATIENCE,
  );
});
