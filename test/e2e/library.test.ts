import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.js';
import { textFile } from '../support/servers.js';
import { press } from './buttons.js';
import { inServers } from './servers.js';
import { isPrivate, read } from './town.js';

const FERRY = textFile(
  'ferry.txt',
  `Ferry Strike Ends In Bergen

By Kari Lie

March 5, 2024 – The ferry strike in Bergen ended on Tuesday after nine days.

“We have what we wanted,” union leader Ola Dahl said.
`,
);
const QUESTION = 'When did the ferry strike end?';

describe('/library add', () => {
  test('adds a file, says how it was understood, and the server is answered from it alone', () =>
    inServers(async ({ bergen, oslo }) => {
      const added = await bergen.mayor.command('library add', { file: FERRY });
      expect(isPrivate(added)).toBe(true);
      const report = read(added);
      expect(report).toContain('1 article added');
      expect(report).toContain('Ferry Strike Ends In Bergen');
      expect(report).toMatch(
        /Mar 5, 2024 · Kari Lie · 1 section · 2 paragraphs · 1 quotation \(Ola Dahl 1\)/u,
      );
      expect(report).toMatch(/room for 499 more articles and 20\.0 MB/u);

      expect(read(await bergen.member.command('ask', { question: QUESTION }))).toContain('ended on Tuesday');
      expect(read(await bergen.member.command('quote', { speaker: 'Dahl' }))).toContain('what we wanted');
      const sources = read(await bergen.member.command('sources'));
      expect(sources).toContain('2 articles');
      expect(sources.split('\n').filter((line) => line.includes("this server's own"))).toEqual([
        expect.stringContaining('Ferry Strike Ends In Bergen'),
      ]);
      expect(read(await oslo.member.command('sources'))).toContain('1 article\n');
      expect(read(await oslo.member.command('ask', { question: QUESTION }))).not.toContain('Tuesday');
      expect(read(await oslo.member.command('quote', { speaker: 'Dahl' }))).not.toContain('wanted');
    }));
});

describe('/library add', () => {
  test('opens a form to paste an article into where no file is given', () =>
    inServers(async ({ bergen }) => {
      const used = await bergen.mayor.begin('library add');
      if (!('form' in used)) throw new Error('There is no form.');
      const added = await bergen.mayor.submit(null, used.form, {
        title: 'Bees Return To Voss',
        text: 'The bees of Voss came back in May. ',
        text2: 'Nobody knows where they had been.',
      });
      expect(read(added)).toContain('Bees Return To Voss');
      const answer = read(await bergen.member.command('ask', { question: 'When did the bees come back?' }));
      expect(answer).toContain('came back in May');
      const [own] = await bergen.kept().articles();
      expect(own).toMatchObject({ name: 'bees-return-to-voss.txt', article: 'bees-return-to-voss' });
    }));

  test('says of each file why it is not added', () =>
    inServers(async ({ bergen }) => {
      const report = read(
        await bergen.mayor.command('library add', {
          file: FERRY,
          file2: textFile('photo.png', 'x'),
          file3: textFile('empty.txt', ''),
          file4: textFile('broken.json', '{'),
        }),
      );
      expect(report).toContain('1 article added');
      expect(report).toMatch(/photo\.png: Only .*\.txt.* files can be read\./u);
      expect(report).toContain('empty.txt: The file is empty.');
      expect(report).toMatch(/broken\.json: .*JSON/u);
      const again = read(await bergen.mayor.command('library add', { file: FERRY }));
      expect(again).toContain('Nothing was added');
      expect(again).toMatch(/Here already:\s+• ferry\.txt/u);
    }));

  test('warns of what may have been misunderstood', () =>
    inServers(async ({ bergen }) => {
      const file = textFile('note.md', 'Nobody knows when the tunnel below the fjord is to be opened again.');
      const report = read(await bergen.mayor.command('library add', { file }));
      expect(report).toContain('Look at it: No date of publication was found');
    }));

  test.each([
    [{ articles: 1 }, 'This server may have 1 article of its own'],
    [{ bytes: 200 }, 'This server may have 0.0 MB of its own'],
  ])('keeps to the limits, all or nothing: %j', (limits, sentence) =>
    inServers(
      async ({ bergen, oslo }) => {
        const bees = textFile('bees.txt', 'Bees\n\nThe bees of Voss came back in May.\n');
        const refused = read(await bergen.mayor.command('library add', { file: FERRY, file2: bees }));
        expect(refused).toContain('Nothing was added');
        expect(refused).toContain(sentence);
        expect(await bergen.kept().articles()).toEqual([]);
        expect(read(await bergen.mayor.command('library add', { file: bees }))).toContain('1 article added');
        expect(read(await oslo.mayor.command('library add', { file: bees }))).toContain('1 article added');
      },
      { limits },
    ),
  );

  test('is for managers, unless they allow it to others', () =>
    inServers(async ({ bergen, discord }) => {
      await expect(bergen.member.command('library add', { file: FERRY })).rejects.toThrow('No command');
      // A server's owner may let others use the command in Discord's own settings.
      const command = bergen.mayor.commands().find(({ name }) => name === 'library');
      const forged = () =>
        bergen.member.forge(2, {
          id: command?.id,
          name: 'library',
          type: 1,
          options: [{ type: 1, name: 'list', options: [] }],
        });
      expect(read(await forged())).toContain('by those who may manage the server');
      await bergen.mayor.command('settings', { adding: 'permitted' });
      expect(read(await forged())).toContain('0 articles of this server');
      expect(
        discord
          .user('Cleo')
          .commands()
          .map(({ name }) => name),
      ).not.toContain('library');
    }));

  test('fetches files from where Discord keeps them, and from nowhere else', () =>
    inServers(async ({ bergen, discord, requests }) => {
      const command = bergen.mayor.commands().find(({ name }) => name === 'library');
      const from = (url: string, size = 10) =>
        bergen.mayor.forge(2, {
          id: command?.id,
          name: 'library',
          type: 1,
          options: [{ type: 1, name: 'add', options: [{ type: 11, name: 'file', value: '7' }] }],
          resolved: { attachments: { 7: { id: '7', filename: 'a.txt', size, url } } },
        });
      const elsewhere = 'a.txt: It is not where Discord keeps attachments.';
      for (const url of [
        'http://169.254.169.254/latest/meta-data',
        'file:///etc/passwd',
        'http://cdn.discordapp.com/attachments/1/2/a.txt',
        'https://cdn.discordapp.com.example.org/a.txt',
        'https://example.org/?https://cdn.discordapp.com/a.txt',
        'no address',
      ])
        expect(read(await from(url))).toContain(elsewhere);
      const before = requests.length;
      expect(read(await from(`${discord.api}/attachments/1/2/a.txt`))).toContain('could not be fetched');
      expect(requests.slice(before).some(({ path }) => path.startsWith('/attachments/'))).toBe(true);
      expect(read(await from(`${discord.api}/attachments/1/2/a.txt`, 6_000_000))).toContain(
        'an article may have 5 MB',
      );
    }));

  test('takes what is larger than was said no further than an article may be', () =>
    inServers(async ({ bergen }) => {
      const file = textFile('large.txt', 'x'.repeat(5 * 1024 * 1024 + 1));
      expect(read(await bergen.mayor.command('library add', { file }))).toContain('5 MB');
      expect(await bergen.kept().articles()).toEqual([]);
    }));
});

test('a form that nobody has opened adds nothing', () =>
  inServers(async ({ bergen }) => {
    const field = (custom_id: string, value: string) => ({
      type: 18,
      component: { type: 4, custom_id, value },
    });
    const components = [field('title', 'Bees'), field('text', 'The bees came back.')];
    const refused = await bergen.member.forge(5, { custom_id: 'library.add', components });
    expect(read(refused)).toContain('by those who may manage the server');
    const empty = await bergen.mayor.forge(5, { custom_id: 'library.add', components: [] });
    expect(read(empty)).toContain('A title and a text are needed.');
    const unknown = await bergen.mayor.forge(5, { custom_id: 'library.remove', components });
    expect(read(unknown)).toContain('There is no such form here any more.');
    expect(await bergen.kept().articles()).toEqual([]);
  }));

describe('“Add as an article”', () => {
  test('adds the text of a message, and the articles attached to it', () =>
    inServers(async ({ bergen, oslo }) => {
      const message = bergen.member.say(
        'Tunnel Opens Early\n\nMarch 9, 2024 – The tunnel below the fjord was opened on Saturday, a month early.',
        { files: [FERRY, textFile('photo.png', 'x')] },
      );
      const report = read(await bergen.mayor.menu('Add as an article', message.id));
      expect(report).toContain('2 articles added');
      expect(report).toContain('Tunnel Opens Early');
      expect(report).toContain('Ferry Strike Ends In Bergen');
      const question = 'When was the tunnel opened?';
      expect(read(await bergen.member.command('ask', { question }))).toContain('opened on Saturday');
      expect(read(await oslo.member.command('ask', { question }))).not.toContain('Saturday');
      await expect(bergen.member.menu('Add as an article', message.id)).rejects.toThrow('No command');
    }));

  test('says where there is nothing to add', () =>
    inServers(async ({ bergen }) => {
      const message = bergen.member.say('', { files: [textFile('photo.png', 'x')] });
      const refused = read(await bergen.mayor.menu('Add as an article', message.id));
      expect(refused).toContain('This message holds no text, and no file that can be read as an article.');
    }));
});

describe('/library', () => {
  test('removes an article, lists it as removed, and restores it within seven days', () => {
    let now = Date.parse('2024-03-10T12:00:00Z');
    return inServers(
      async ({ bergen, oslo, store }) => {
        await bergen.mayor.command('library add', { file: FERRY });
        const offered = await bergen.mayor.autocomplete('library remove', { article: 'strike' }, 'article');
        expect(offered).toEqual([
          { name: 'Ferry Strike Ends In Bergen · ferry.txt', value: expect.any(String) },
        ]);
        const [{ value }] = offered as unknown as [{ value: string }];
        // The ids of one server are nothing in another.
        expect(read(await oslo.mayor.command('library remove', { article: value }))).toContain(
          'no such article',
        );
        expect(read(await bergen.mayor.command('library remove', { article: value }))).toContain('Removed');
        expect(read(await bergen.member.command('ask', { question: QUESTION }))).not.toContain('Tuesday');
        const list = read(await bergen.mayor.command('library list'));
        expect(list).toContain('0 articles of this server');
        expect(list).toMatch(/ferry\.txt · removed Mar 10, 2024, can be restored until Mar 17, 2024/u);
        expect(await bergen.mayor.autocomplete('library remove', { article: '' }, 'article')).toEqual([]);

        expect(read(await bergen.mayor.command('library restore', { article: 'ferry.txt' }))).toContain(
          'Restored',
        );
        expect(read(await bergen.member.command('ask', { question: QUESTION }))).toContain(
          'ended on Tuesday',
        );

        await bergen.mayor.command('library remove', { article: 'Ferry Strike Ends in Bergen' });
        now += 8 * 86_400_000;
        await store.purge({ removed: now - 7 * 86_400_000, left: 0, unanswered: 0 });
        const gone = read(await bergen.mayor.command('library restore', { article: 'ferry.txt' }));
        expect(gone).toContain('There is no such article in this server.');
      },
      { now: () => now },
    );
  });

  test(
    'lists articles page by page',
    () =>
      inServers(async ({ bergen }) => {
        const files = Array.from({ length: 20 }, (_, at) =>
          textFile(`n${at}.txt`, `Number ${at}\n\nThis is the number ${at} of all.\n`),
        );
        const ten = (from: number) =>
          Object.fromEntries(
            files.slice(from, from + 10).map((each, at) => [at ? `file${at + 1}` : 'file', each]),
          );
        expect(read(await bergen.mayor.command('library add', ten(0)))).toContain('10 articles added');
        await bergen.mayor.command('library add', ten(10));
        const first = await bergen.mayor.command('library list');
        expect(read(first)).toContain('20 articles of this server');
        expect(read(first)).toMatch(/Number 0 · added .* · source: n0 · 1 KB/u);
        const second = await press(bergen.mayor, first, 'More');
        expect(read(second)).toContain('2 of 2');
        expect(read(second)).toContain('Number 19');
      }),
    20_000,
  );

  test('forgets everything of the server at once, once it was asked for twice', () =>
    inServers(async ({ bergen, oslo, store }) => {
      for (const { mayor } of [bergen, oslo]) await mayor.command('library add', { file: FERRY });
      await bergen.mayor.command('settings', { answers: 'private' });
      const asked = await bergen.mayor.command('library forget');
      expect(read(asked)).toContain('That is 1 article');
      expect(isPrivate(asked)).toBe(true);
      expect(await store.articles(bergen.id)).toHaveLength(1);
      expect(read(await press(bergen.mayor, asked, 'Delete everything'))).toContain(
        'Nothing of this server is kept',
      );
      expect(await store.guilds()).toEqual([oslo.id]);
      const answer = await bergen.member.command('ask', { question: QUESTION });
      expect(read(answer)).not.toContain('Tuesday');
      expect(isPrivate(answer)).toBe(false);
      expect(read(await oslo.member.command('ask', { question: QUESTION }))).toContain('Tuesday');
    }));

  test('does nothing for those whose button press is made up', () =>
    inServers(async ({ bergen, store }) => {
      await bergen.mayor.command('library add', { file: FERRY });
      const answer = await bergen.member.command('sources');
      for (const custom_id of ['1d', '1m.1', '1u.1', '1v'])
        expect(read(await bergen.member.forge(3, { component_type: 2, custom_id }, answer))).toMatch(
          /those who may manage the server/u,
        );
      expect(await store.articles(bergen.id)).toHaveLength(1);
    }));

  test('is nothing for a server where the bot is not, whatever was kept of it once', () =>
    inServers(
      async ({ discord, guilds }) => {
        const elsewhere = discord.guilds.find(({ hasBot }) => !hasBot);
        await guilds.guild(elsewhere?.id as string).add([FERRY]);
        const guest = discord.user('Ada', { guildId: elsewhere?.id as string });
        expect(read(await guest.command('sources'))).toContain('1 article\n');
        expect(read(await guest.command('ask', { question: QUESTION }))).not.toContain('Tuesday');
      },
      { elsewhere: true },
    ));

  test('offers nothing while it is being opened, rather than too late', () => {
    let isSlow = false;
    const slow = (store: Store): Store => ({
      ...store,
      articles: (guild) => (isSlow ? new Promise(() => {}) : store.articles(guild)),
    });
    return inServers(
      async ({ bergen }) => {
        await bergen.mayor.command('library add', { file: FERRY });
        const typed = () => bergen.member.autocomplete('quote', { speaker: 'Dahl' }, 'speaker');
        expect(await typed()).not.toEqual([]);
        isSlow = true;
        await bergen.mayor.command('settings', { closest: 'off' });
        expect(await typed()).toEqual([]);
      },
      { wrapped: slow },
    );
  });

  test('has nothing to do with direct messages', () =>
    inServers(async ({ bergen, discord }) => {
      await bergen.mayor.command('library add', { file: FERRY });
      const direct = discord.user('Ada', { direct: 'with the bot' });
      expect(direct.commands().map(({ name }) => name)).not.toContain('library');
      expect(read(await direct.command('sources'))).toContain('1 article\n');
    }));
});
