import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { startLoopback } from '../../src/local/discord/server.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { textFile } from '../support/servers.js';
import { press } from './buttons.js';
import { write } from './conversation.js';
import { verbatim } from './program.js';
import { payloads, read } from './town.js';

const PATIENCE = 60_000;
const main = join(import.meta.dirname, '../../dist/src/main.js');

const TOWNS = ['Ash', 'Beck', 'Cole', 'Dunn', 'Esk', 'Firth', 'Gill', 'Holt', 'Keld', 'Lund'].flatMap(
  (name) => [`${name}ford`, `${name}ham`, `${name}wick`, `${name}thorpe`],
);

/** More articles than are opened for a question. */
const fairIn = (town: string) =>
  [
    `The Fair of ${town}`,
    'Monday, March 4, 2024',
    `The fair of ${town} opened on Monday with sheep, cider and a brass band.`,
    `“We have waited for this all year in ${town},” said Ada ${town}, who keeps the inn.`,
  ].join('\n\n');

/** What a server has of its own: nobody else knows these words, and the first is called as an article of the archive. */
const OWN = {
  Bergen: textFile(
    'fair-holtwick.txt',
    'The Quagthobe Of Vreskpirk\n\nThe quagthobe of Vreskpirk was opened by Plinlund.\n\n“The quagthobe is ours,” Plinlund said.\n',
  ),
  Oslo: textFile(
    'jomb.txt',
    'The Jombgost Of Thruxmish\n\nThe jombgost of Thruxmish was opened by Zorvak.\n\n“The jombgost is ours,” Zorvak said.\n',
  ),
};
const WORDS = { Bergen: /quagthobe|vreskpirk|plinlund/iu, Oslo: /jombgost|thruxmish|zorvak/iu };

let server: TestPostgres;
let servers: Awaited<ReturnType<typeof threeServers>>;
beforeAll(async () => {
  server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-archive-'));
  for (const town of TOWNS) writeFileSync(join(folder, `fair-${town.toLowerCase()}.txt`), fairIn(town));
  const url = await server.database();
  // Only the program itself reads what it has compiled.
  await promisify(execFile)(process.execPath, [main, 'archive', 'load', folder], {
    env: { ARCHIVE_URL: url },
  });
  rmSync(folder, { recursive: true });
  servers = await threeServers(url);
}, PATIENCE);
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  await server.remove();
});

/** What is to be done at the end. */
const closing: (() => Promise<void> | void)[] = [];

/** A bot that answers from the archive in three servers, two of which have articles of their own. */
async function threeServers(url: string) {
  const discord = await startLoopback({
    name: 'Verbatim',
    guilds: [{ name: 'Bergen' }, { name: 'Oslo' }, { name: 'Voss' }],
  });
  closing.push(() => discord.close());
  await deploy(discord, payloads);
  const settings = { DISCORD_API: discord.api, DISCORD_TOKEN: discord.token, COOLDOWN_MEMBER: '0' };
  const { line } = verbatim('start', { ...settings, ARCHIVE_URL: url }, false, (done) => closing.push(done));
  await line(/Ready/u);
  const place = (name: string) => ({ guildId: discord.guilds.find((each) => each.name === name)?.id ?? '' });
  const mayorIn = (name: string) => discord.user('Mayor', { ...place(name), manages: true });
  const adaIn = (name: string) => discord.user('Ada', place(name));
  for (const name of ['Bergen', 'Oslo'] as const)
    await mayorIn(name).command('library add', { file: OWN[name] });
  const ask = async (name: string, question: string) => read(await adaIn(name).command('ask', { question }));
  return { mayorIn, adaIn, ask };
}

test(
  'no word of a server’s articles reaches another, which asks the same archive',
  async () => {
    const { adaIn, ask } = servers;
    for (const [from, to] of [
      ['Bergen', 'Oslo'],
      ['Oslo', 'Bergen'],
      ['Bergen', 'Voss'],
      ['Oslo', 'Voss'],
    ] as const) {
      const [thing, speaker] = from === 'Bergen' ? ['quagthobe', 'Plinlund'] : ['jombgost', 'Zorvak'];
      const misspelt = (word: string) => word.slice(0, 4) + word.slice(5);
      const ada = adaIn(to);
      // Asked where they are, so that all that could be kept of them is kept.
      await ask(from, `Who opened the ${thing}?`);
      const seen = [
        await ask(to, 'Who opened it?'),
        await ask(to, `Who opened the ${misspelt(thing)}?`),
        read(await ada.command('quote', { speaker: misspelt(speaker) })),
        read(await ada.command('sources')),
        read(await ada.command('summary', { topic: 'what was opened' })),
        read(await write(ada, '@Verbatim what is ours?')),
        JSON.stringify(await ada.autocomplete('quote', { speaker: speaker.slice(0, 3) }, 'speaker')),
        JSON.stringify(await ada.autocomplete('ask', { question: thing.slice(0, 4) }, 'question')),
        JSON.stringify(await ada.autocomplete('ask', { source: '' }, 'source')),
      ];
      // What was asked is said again, and no more.
      for (const each of seen)
        expect(each.replaceAll(misspelt(thing), '').replaceAll(misspelt(speaker), '')).not.toMatch(
          WORDS[from],
        );
    }
  },
  PATIENCE,
);

test('with an archive, a server that has articles of its own is answered from both', {
  timeout: PATIENCE,
}, async () => {
  const { adaIn, mayorIn, ask } = servers;
  const ada = adaIn('Bergen');
  for (const thing of ['quagthobe', 'quagthob'])
    expect(await ask('Bergen', `Who opened the ${thing}?`)).toContain('was opened by Plinlund');
  for (const town of ['Eskham', 'Eskhm'])
    expect(await ask('Bergen', `When did the fair of ${town} open?`)).toContain(
      'fair of Eskham opened on Monday',
    );
  const quoted = async (speaker: string) => read(await ada.command('quote', { speaker }));
  expect(await quoted('Plinlund')).toContain('The quagthobe is ours');
  expect(await quoted('Ada Keldham')).toContain('all year in Keldham');
  const text = '“The quagthobe is ours,” and “We have waited for this all year in Lundwick.”';
  const checked = read(await ada.command('check', { text }));
  expect(checked).toContain('Plinlund');
  expect(checked).toContain('Ada Lundwick');

  // What is called the same is told apart by the buttons.
  const own = await ada.command('ask', { question: 'Who opened the quagthobe?' });
  expect(read(await press(ada, own, 'In context'))).toContain('The quagthobe is ours');
  const fair = await ada.command('ask', { question: 'When did the fair of Holtwick open?' });
  expect(read(await press(ada, fair, 'In context'))).toContain('all year in Holtwick');

  const sources = read(await ada.command('sources'));
  expect(sources.split('\n').filter((line) => line.includes("this server's own"))).toEqual([
    expect.stringContaining('The Quagthobe Of Vreskpirk'),
  ]);

  // From here on, Oslo is another.
  await mayorIn('Oslo').command('settings', { seeds: 'off' });
  expect(await ask('Oslo', 'When did the fair of Eskham open?')).not.toContain('Monday');
  expect(await ask('Oslo', 'Who opened the jombgost?')).toContain('was opened by Zorvak');
});
