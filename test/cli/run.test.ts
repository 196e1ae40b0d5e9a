import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Wanted } from '../../src/archive/wanted.js';
import { ConnectionFailure } from '../../src/bot/connection-failure.js';
import { runCli } from '../../src/cli/run.js';
import { chooseArticles } from '../../src/library/find-article.js';
import { openFolder } from '../../src/library/folder.js';
import { createMutableLibrary } from '../../src/library/mutable-library.js';
import type { Library } from '../../src/library/results.js';
import { WrongSetting } from '../../src/settings/read-settings.js';
import { closestAnswer, fakeLibrary, noAnswer, roofQuotes, stormSummary } from '../support/fake-library.js';

interface Run {
  readonly library?: Library;
  readonly input?: string[];
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  /** The status that the bot ends with. */
  readonly started?: number;
  readonly deployed?: number | Error;
  /** What is asked of the archive, in turn. */
  readonly wanted?: Wanted[];
}

const never = async () => {
  throw new Error('nobody asked for this');
};
const idle = {
  version: '',
  exampleFolder: 'example',
  watch: never,
  archive: never,
  load: never,
  start: async () => 0,
  mcp: async () => {},
  deploy: async () => 0,
  doctor: async () => 0,
};

/** What a command line of these words prints, and its exit status. */
async function run(
  words: string[],
  {
    library = fakeLibrary(),
    input = [],
    env = {},
    isTTY = false,
    started = 0,
    deployed = 0,
    wanted = [],
  }: Run = {},
) {
  const [output, errors] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
  const opened: string[] = [];
  const io = { input: Readable.from(input.map((part) => Buffer.from(part))), output, errors, env };
  const status = await runCli(words, io, {
    version: '1.2.3',
    exampleFolder: 'example',
    open: async (folder) => {
      opened.push(folder);
      return library;
    },
    watch: async (folder) => {
      opened.push(folder);
      return { ...createMutableLibrary(library), library, close: async () => {} };
    },
    archive: async (url) => {
      opened.push(url);
      return {
        libraryFor: async (each) => {
          wanted.push(each);
          return library;
        },
        state: async () => ({ stamp: '1', articles: 1, paragraphs: 1, opened: 0 }),
        close: async () => void opened.push('closed'),
      };
    },
    load: async (url, folder, { prune, skipped }) => {
      opened.push(url, folder, `prune: ${prune}`);
      skipped?.({ path: 'b.pdf', reason: 'Its format is not known.' });
      return { stored: 2, same: 1, skipped: 1, removed: 0 };
    },
    start: async (watch) => {
      await watch({ changed: () => {}, failed: () => {} });
      return started;
    },
    mcp: async () => {},
    deploy: async () => {
      if (deployed instanceof Error) throw deployed;
      return deployed;
    },
    doctor: async (open) => {
      await open();
      return 1;
    },
  });
  output.end();
  errors.end();
  return { status, out: await text(output), err: await text(errors), opened };
}

describe('the exit status', () => {
  test.each<[string[], number]>([
    [['ask', 'What of the roof?'], 0],
    [['ask', 'Who won?'], 1],
    [['ask', ''], 2],
    [['ask', ' ', '\t'], 2],
    [['quote', ''], 2],
    [['summary', ' '], 2],
    [['verify', ''], 2],
    [['schema'], 0],
    [['schema', 'ask'], 0],
    [['schema', 'start'], 2],
    [['quote', 'dahl'], 0],
    [['quote', 'Macron'], 1],
    [['summary'], 0],
    [['summary', 'Tides'], 1],
    [['sources'], 0],
    [['check'], 0],
    [['start'], 0],
    [['deploy'], 0],
    [['doctor'], 1],
    [['--help'], 0],
    [['ask', '--help'], 0],
    [['help', 'ask'], 0],
    [['--version'], 0],
    [[], 2],
    [['ask'], 2],
    [['forecast'], 2],
    [['ask', 'Why?', '--colour'], 2],
    [['ask', 'Why?', '--limit', '0'], 2],
    [['ask', 'Why?', '--strictness', 'lax'], 2],
    [['ask', 'What of the roof?', '--explain'], 0],
    [['ask', 'Who won?', '--explain'], 1],
    [['ask', 'Why?', '--source'], 2],
    [['summary', '--length', 'tiny'], 2],
    [['check', 'a', 'b'], 2],
    [['check', '--html', 'no/such/folder/page.html'], 2],
  ])('of %j is %i', async (words, status) => {
    const result = await run(words);
    expect(result.status).toBe(status);
    expect(result.err === '').toBe(status !== 2);
  });
});

test('of the closest passages it is that of something found', async () => {
  const library = fakeLibrary({ ask: () => closestAnswer });
  for (const more of [[], ['--json'], ['--explain']])
    expect((await run(['ask', 'Who mended the roof?', ...more], { library })).status).toBe(0);
  expect((await run(['ask', '-'], { library, input: ['Who?\n'] })).status).toBe(0);
});

describe('the bot', () => {
  test('opens the folder that it is told to, and ends with its own status', async () => {
    const { status, opened } = await run(['start', '--seeds', 'articles'], { started: 1 });
    expect({ status, opened }).toEqual({ status: 1, opened: ['articles'] });
  });

  test('ends with the status that registering its commands has', async () => {
    expect((await run(['deploy'], { deployed: 1 })).status).toBe(1);
  });

  test.each([new ConnectionFailure('Discord refuses.'), new WrongSetting('DISCORD_TOKEN is not set.')])(
    'that cannot work says why in a line: $message',
    async (deployed) => {
      const { status, out, err } = await run(['deploy'], { deployed });
      expect({ status, out, err }).toEqual({ status: 2, out: '', err: `${deployed.message}\n` });
    },
  );
});

describe('mistakes', () => {
  test('are told in one line', async () => {
    expect((await run(['forecast'])).err).toBe("unknown command 'forecast'\n");
    expect((await run(['ask', ' '])).err).toBe('The words given are blank: there is nothing to look for.\n');
    expect((await run(['schema', 'start'])).err).toBe(
      'No JSON is printed by "start"; it is by ask, quote, summary, verify, timeline, sources, check.\n',
    );
    expect((await run(['summary', '--length', 'tiny'])).err).toMatch(
      /^option '--length.*short, medium, long\.\n$/u,
    );
  });

  test('in the folder say what to do', async () => {
    const broken = { ...idle, open: openFolder as never };
    const errors = new PassThrough();
    const io = { input: Readable.from([]), output: new PassThrough(), errors, env: {} };
    expect(await runCli(['ask', 'Why?', '--seeds', 'no/such/folder'], io, broken)).toBe(2);
    errors.end();
    expect(await text(errors)).toBe(
      'The folder "no/such/folder" does not exist. Give the path of a folder with articles in it.\n',
    );
  });

  test('in the folder name the variable that it comes from', async () => {
    const errors = new PassThrough();
    const env = { SEEDS_DIR: 'no/such/folder' };
    const io = { input: Readable.from([]), output: new PassThrough(), errors, env };
    expect(await runCli(['ask', 'Why?'], io, { ...idle, open: openFolder as never })).toBe(2);
    errors.end();
    expect(await text(errors)).toMatch(/^SEEDS_DIR is set to "no\/such\/folder"\. The folder .*\n$/u);
  });

  test('in the source name those that are there', async () => {
    const library = fakeLibrary({
      ask: (_, { source } = {}) => {
        chooseArticles(fakeLibrary().articles, source);
        throw new Error('not reached');
      },
    });
    const { status, err } = await run(['ask', 'Why?', '--source', 'tides'], { library });
    expect({ status, err }).toEqual({ status: 2, err: 'There is no article "tides". Articles: "storm".\n' });
  });

  test('of ours come with a stack', async () => {
    const library = fakeLibrary({
      ask: () => {
        throw new TypeError('broken');
      },
    });
    const { status, err } = await run(['ask', 'Why?'], { library });
    expect(status).toBe(2);
    expect(err).toMatch(/^TypeError: broken\n {4}at /u);
  });
});

describe('what is printed', () => {
  test('for people is the card', async () => {
    expect((await run(['ask', 'What of the roof?'])).out).toMatch(
      /^What of the roof\?\n\n│ “We were lucky,”/u,
    );
    const closest = await run(['ask', 'Who mended the roof?'], {
      library: fakeLibrary({ ask: () => closestAnswer }),
    });
    expect(closest.out).toMatch(
      /^Who mended the roof\?\n\nNot sure that this answers it\..*\n\n│ “We were lucky,”/u,
    );
    expect((await run(['ask', 'Who won?'])).out).toMatch(
      /^Who won\?\n\nThe article has nothing on this\. It is about:\n• Storm Over Bergen\n/u,
    );
    expect((await run(['quote', 'dahl'])).out).toMatch(/^Ola Dahl · Mayor\n/u);
    expect((await run(['summary'])).out).toMatch(/^Storm Over Bergen · Mar 5, 2023\n/u);
    expect((await run(['sources'])).out).toMatch(/^1 article\n/u);
  });

  test('is bold on a terminal that wants it', async () => {
    const bold = '\u001b[1m';
    expect((await run(['summary'], { isTTY: true })).out).toContain(bold);
    expect((await run(['summary'], { isTTY: true, env: { NO_COLOR: '1' } })).out).not.toContain(bold);
    expect((await run(['summary'])).out).not.toContain(bold);
  });

  test.each(['ask roof', 'quote dahl', 'summary', 'sources', 'check'])(
    'by %s for programs is a line of JSON',
    async (words) => {
      const { out } = await run([...words.split(' '), '--json']);
      expect(out.trimEnd().split('\n')).toHaveLength(1);
      expect(JSON.parse(out)).toBeTypeOf('object');
    },
  );

  test('a question needs no quotation marks', async () => {
    expect((await run(['ask', 'What', 'roof?', '--json'])).out).toContain('"question":"What roof?"');
  });

  test('help tells the options and examples of every command', async () => {
    for (const name of ['ask', 'quote', 'summary', 'sources', 'check', 'start']) {
      const { out } = await run([name, '--help']);
      expect(out).toMatch(/--seeds <dir>.*\(default: "seeds"\)[\s\S]*Examples?:\n {2}\$ verbatim/u);
    }
  });

  test('skipped files are named beside the answer', async () => {
    const skipped = [{ path: 'a.txt', reason: 'It is empty.' }];
    const { out, err } = await run(['ask', 'roof?', '--json'], { library: fakeLibrary({ skipped }) });
    expect(err).toBe('Skipped a.txt: It is empty.\n');
    expect(JSON.parse(out).answered).toBe(true);
  });
});

describe('options', () => {
  test('reach the library', async () => {
    const asked: unknown[] = [];
    const library = fakeLibrary({
      ask: (...given) => {
        asked.push(given);
        return noAnswer;
      },
      quotes: (...given) => {
        asked.push(given);
        return roofQuotes;
      },
      summary: (...given) => {
        asked.push(given);
        return stormSummary;
      },
    });
    await run(['ask', 'Why?', '--limit', '5', '--source', 'storm', '--strictness', 'eager'], { library });
    await run(['ask', 'Why?', '--no-closest'], { library });
    await run(['quote', 'Ola', 'Dahl', '--about', 'roof', '--source', 'storm'], { library });
    await run(['quote'], { library });
    await run(['summary', 'After', 'the wind', '--length', 'short', '--source', 'storm'], { library });
    expect(asked).toEqual([
      ['Why?', { limit: 5, source: 'storm', strictness: 'eager', closest: true }],
      ['Why?', { strictness: 'balanced', closest: false }],
      [{ speaker: 'Ola Dahl', about: 'roof', source: 'storm' }],
      [{}],
      [{ section: 'After the wind', length: 'short', source: 'storm' }],
    ]);
  });

  test('name the folder: --seeds before SEEDS_DIR before "seeds"', async () => {
    const env = { SEEDS_DIR: 'mine' };
    expect((await run(['sources'])).opened).toEqual(['seeds']);
    expect((await run(['sources'], { env })).opened).toEqual(['mine']);
    expect((await run(['sources', '--seeds', 'other'], { env })).opened).toEqual(['other']);
    expect((await run(['check', 'that'], { env })).opened).toEqual(['that']);
  });

  describe('where there is no "seeds"', () => {
    let empty: string;
    beforeEach(() => {
      empty = mkdtempSync(join(tmpdir(), 'no-seeds-'));
      vi.spyOn(process, 'cwd').mockReturnValue(empty);
    });
    afterEach(() => {
      vi.restoreAllMocks();
      rmSync(empty, { recursive: true });
    });

    test.each(['ask', 'sources', 'check', 'start', 'doctor'])(
      '%s falls back to the example article, and says so on standard error',
      async (command) => {
        const { opened, err } = await run([command, ...(command === 'ask' ? ['What of the roof?'] : [])]);
        expect(opened).toEqual(['example']);
        expect(err).toBe('There is no folder "seeds" here: using the example article of the package.\n');
      },
    );

    test('a folder that somebody names is not replaced by another', async () => {
      const env = { SEEDS_DIR: 'mine' };
      expect(await run(['sources'], { env })).toMatchObject({ opened: ['mine'], err: '' });
      expect(await run(['sources', '--seeds', 'seeds'])).toMatchObject({ opened: ['seeds'], err: '' });
    });
  });
});

describe('an archive', () => {
  const ARCHIVE_URL = 'postgres://verbatim:open-sesame@db.example/news';
  const env = { ARCHIVE_URL };

  test('answers where ARCHIVE_URL names one, and is closed', async () => {
    const wanted: Wanted[] = [];
    const { status, opened } = await run(['ask', 'What roof?', '--since', '2024-03-05'], {
      env,
      wanted,
    });
    expect(status).toBe(0);
    expect(opened).toEqual([ARCHIVE_URL, 'closed']);
    expect(wanted).toMatchObject([{ texts: ['What roof?'], since: '2024-03-05' }]);
  });

  test('is asked for what each command is about', async () => {
    const wanted: Wanted[] = [];
    await run(['quote', 'Macron', '--about', 'roofs'], { env, wanted });
    await run(['summary', '--topic', 'roofs', '--source', 'storm'], { env, wanted });
    await run(['verify', 'He said: “The roof came down.”'], { env, wanted });
    await run(['sources', '--page', '3'], { env, wanted });
    expect(wanted).toMatchObject([
      { speakers: ['Macron'], texts: ['roofs'] },
      { texts: ['roofs'], names: ['roofs', 'storm'] },
      { texts: ['The roof came down.', 'He said: “The roof came down.”'] },
      { page: 3 },
    ]);
  });

  test('is asked anew for each line', async () => {
    const wanted: Wanted[] = [];
    await run(['ask', '-'], { env, wanted, input: ['Why?\nWhat roof?\n'] });
    expect(wanted.map(({ texts }) => texts)).toEqual([['Why?'], ['What roof?']]);
  });

  test('is passed over where a folder is named', async () => {
    expect((await run(['ask', 'Why?', '--seeds', 'here'], { env })).opened).toEqual(['here']);
  });

  test('is what the bot answers from', async () => {
    expect((await run(['start'], { env })).opened).toEqual([ARCHIVE_URL]);
  });

  test('is loaded, and says what that has changed', async () => {
    const { status, out, err, opened } = await run(['archive', 'load', 'news', '--prune'], { env });
    expect(status).toBe(0);
    expect(opened).toEqual([ARCHIVE_URL, 'news', 'prune: true']);
    expect(out).toBe('2 loaded, 1 the same as before, 1 skipped, 0 removed.\n');
    expect(err).toBe('Skipped b.pdf: Its format is not known.\n');
  });

  test('has to be named to be loaded, by a valid address that is not shown', async () => {
    const { status, err } = await run(['archive', 'load', 'news']);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/^ARCHIVE_URL is not set\. It has to be the address/u),
    ]);
    const wrong = await run(['ask', 'Why?'], { env: { ARCHIVE_URL: 'mysql://ada:open-sesame@db/news' } });
    expect(wrong.status).toBe(2);
    expect(wrong.err).toMatch(
      /^ARCHIVE_URL is not valid\. It has to be the address of a PostgreSQL database/u,
    );
    expect(wrong.err).not.toContain('open-sesame');
  });
});

describe('standard input', () => {
  test('is answered line by line, blank lines too', async () => {
    const { status, out } = await run(['ask', '-'], { input: ['What ro', 'of?\r\n\nWho \u2028won?\nroof'] });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ question, answered }) => [question, answered])).toEqual([
      ['What roof?', true],
      ['', false],
      ['Who \u2028won?', false],
      ['roof', true],
    ]);
    expect(status).toBe(0);
  });

  test('without an answer to any line is nothing found', async () => {
    expect((await run(['quote', '-'], { input: ['Macron\n'] })).status).toBe(1);
    expect((await run(['summary', '-'], { input: [] })).status).toBe(1);
  });

  test('may be cut anywhere, inside a character too', async () => {
    const bytes = Buffer.from('é😀 roof\n');
    const input = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
    const output = new PassThrough();
    const parts = { ...idle, open: async () => fakeLibrary() };
    expect(await runCli(['ask', '-'], { input, output, errors: new PassThrough(), env: {} }, parts)).toBe(0);
    output.end();
    expect(JSON.parse(await text(output)).question).toBe('é😀 roof');
  });
});

test('any words end in one of the three statuses', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'ask',
      'quote',
      'summary',
      'sources',
      'check',
      '--json',
      '--source',
      '--limit',
      '-',
      '--',
      '\ud800',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
      const { status, err } = await run(words);
      expect([0, 1, 2]).toContain(status);
      expect(err).not.toMatch(/^ {4}at /mu);
    }),
    { numRuns: 40 },
  );
});
