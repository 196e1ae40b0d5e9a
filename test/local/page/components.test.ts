import { MessageFlags } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import { type Loopback, startLoopback } from '../../../src/local/discord/server.js';
import { type Page, startPage } from '../../../src/local/page/page-server.js';
import { startBrowser, withoutBrowser } from '../../support/browser.js';
import { bot } from '../discord/support.js';
import { ASSETS, expectSound, line, newest, open, SHOWN } from './support.js';

const LOOK = { name: 'look', description: 'Whatever a message can hold' };
const CHECK = { name: 'Check', type: 3 };

const MARKDOWN = [
  '# Big',
  '**bold** *leaning* __under__ ~~struck~~ `code` ||secret|| \\*starred\\* [a place](https://example.com/a)',
  '> quoted',
  '-# small',
  '- item',
  '```\nblock\n```',
].join('\n');

const button = (custom_id: string, label: string, rest = {}) => ({
  type: 2,
  style: 2,
  custom_id,
  label,
  ...rest,
});
const text = (content: string) => ({ type: 10, content });

const EVERYTHING = [
  {
    type: 17,
    accent_color: 0xff8800,
    components: [
      text(MARKDOWN),
      { type: 14, divider: true, spacing: 2 },
      { type: 9, components: [text('A section')], accessory: button('side', 'Beside it') },
      {
        type: 1,
        components: [
          button('again', 'Change'),
          button('never', 'Nothing happens', { disabled: true }),
          { type: 2, style: 5, label: 'Away', url: 'https://example.com/' },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'pick',
            placeholder: 'Choose one',
            options: [
              { label: 'First', value: '1' },
              { label: 'Second', value: '2' },
            ],
          },
        ],
      },
      { type: 12, items: [{ media: { url: 'https://example.com/a.png' } }] },
    ],
  },
];

const missing = withoutBrowser();

describe.skipIf(missing)('what any bot sends', () => {
  let discord: Loopback;
  let browser: Browser;
  let page: Page;
  let start: (port: number) => Promise<Page>;
  beforeAll(async () => {
    discord = await startLoopback();
    browser = await startBrowser();
    const library = createLibrary([{ id: 'storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }]);
    const channels = discord.channels();
    start = (port) =>
      startPage({
        channels,
        live: createMutableLibrary(library),
        ...SHOWN,
        citedBy: () => undefined,
        assets: ASSETS,
        port,
      });
    page = await start(0);
  });
  afterAll(async () => {
    await browser.close();
    await page.close();
    await discord.close();
  });

  test('is shown as Discord shows it, and can be used', async () => {
    let finish = () => {};
    const isLooked = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const client = await bot(discord, async (interaction) => {
      const flags = MessageFlags.IsComponentsV2;
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await isLooked;
        await interaction.editReply({ flags, components: EVERYTHING as never });
      } else if (interaction.isButton()) {
        await interaction.update({ components: [text(`Pressed ${interaction.customId}`)] as never });
      } else if (interaction.isStringSelectMenu()) {
        const answer = text(`Chosen ${interaction.values.join()}`);
        await interaction.reply({ flags: flags | MessageFlags.Ephemeral, components: [answer] as never });
      } else if (interaction.isMessageContextMenuCommand()) {
        await interaction.reply({ content: `Checked ${interaction.targetMessage.id}` });
      }
    });
    await client.application.commands.set([LOOK, CHECK]);
    const view = await open(browser, page.url, { colorScheme: 'dark' });

    await line(view).pressSequentially('/look ');
    await view.getByText('Local bot is thinking').waitFor();
    await expectSound(view);
    finish();
    const message = newest(view);
    await message.getByText('A section').waitFor();

    const shown = await message.locator('.markdown').first().innerHTML();
    for (const part of ['<h3 class="heading-1">Big', '<strong>bold', '<em>leaning', '<u>under', '<s>struck'])
      expect(shown).toContain(part);
    expect(shown).toMatch(
      /<code>code<.*\*starred\*.*<blockquote>quoted.*class="subtext">small.*• .*<pre><code>block/su,
    );
    expect(await message.getByRole('link', { name: 'a place' }).getAttribute('rel')).toBe(
      'noopener noreferrer',
    );
    expect(
      await view.evaluate(
        "getComputedStyle(document.querySelector('.container'), '::before').backgroundColor",
      ),
    ).toBe('rgb(255, 136, 0)');
    await message.getByRole('button', { name: 'Spoiler' }).click();
    await message.locator('.spoiler.shown', { hasText: 'secret' }).waitFor();
    expect(await message.getByRole('separator').count()).toBe(1);
    expect(await message.getByRole('button', { name: 'Nothing happens' }).isDisabled()).toBe(true);
    await message
      .getByText('Here Discord shows a component (MediaGallery) that this page does not.')
      .waitFor();
    await expectSound(view);

    await message.getByRole('combobox', { name: 'Choose one' }).selectOption('Second');
    await newest(view).getByText('Chosen 2').waitFor();
    await newest(view).getByText('Only you can see this').waitFor();
    const first = view.locator('.message').first();
    await first.getByRole('button', { name: 'More' }).press('Enter');
    await expectSound(view);
    await first.getByRole('menuitem', { name: 'Check' }).press('Enter');
    await newest(view)
      .getByText(/Checked \d+/u)
      .waitFor();
    await first.getByRole('button', { name: 'Change' }).press('Enter');
    await first.getByText('Pressed again').waitFor();
    await expectSound(view);
  });

  test('with numbers and lengths that no calendar and no colour has is shown all the same, also after a reload', async () => {
    const user = discord.user('You', { direct: 'with the bot' });
    const HOSTILE = [
      'later <t:99999999999999999:R> <t:-99999999999999999> <t:8640000000001:F>',
      '<t:0:R> is a time',
      `<@${'9'.repeat(400)}> <#0> <@&1> <:__proto__:1> <a:constructor:99999999999999999999> :hasOwnProperty:`,
      '[a]('.repeat(400),
      '**_~~||'.repeat(200),
      `${'> '.repeat(500)}deep`,
      '\u0000\u001b[31m\u202e\ud800',
      `[${'x'.repeat(1000)}](https://example.com/${'%'.repeat(500)})`,
      'last of them',
    ];
    for (const content of HOSTILE) user.say(content);
    const view = await open(browser, page.url);
    await view.getByText('last of them').waitFor();
    const times = view.locator('.message', { hasText: 'later' }).locator('.markdown');
    expect(await times.textContent()).toBe(HOSTILE[0]);
    expect(await view.locator('.message time[datetime="1970-01-01T00:00:00.000Z"]').count()).toBe(1);
    await view.reload();
    await view.getByText('last of them').waitFor();
    await expectSound(view);
  });

  test('that cannot be shown leaves the rest of the page as it is', async () => {
    const user = discord.user('You', { direct: 'with the bot' });
    const view = await open(browser, page.url, {}, /RangeError|RangeError: Invalid/u);
    await view.evaluate(() => {
      Date.prototype.toLocaleString = () => {
        throw new RangeError('made to fail');
      };
    });
    user.say('broken <t:1:R>');
    user.say('and on it goes');
    await view.getByText('and on it goes').waitFor();
    await view.getByText('Here stands a message that this page cannot show.').waitFor();
    await view.getByText('broken <t:1:R>').waitFor();
    await expectSound(view);
  });

  test('is waited for, and where nothing comes that is said', async () => {
    const client = await bot(discord, () => {});
    await client.application.commands.set([LOOK]);
    const view = await open(browser, page.url);
    await line(view).pressSequentially('/look ');
    await view.getByText('Sending command').waitFor();
    await view.getByText('The application did not respond.').waitFor();
    await expectSound(view);
  });

  test('goes on when the server does, and says that it was away', async () => {
    const view = await open(browser, page.url, { viewport: { width: 360, height: 700 } }, /ERR_/u);
    await page.close();
    await view.getByText('The connection is lost; trying again.').waitFor();
    await expectSound(view);
    await line(view).fill('Anybody there?');
    await line(view).press('Enter');
    await view.getByText('Verbatim cannot be reached. Is it still running?').waitFor();
    page = await start(Number(new URL(page.url).port));
    await view.getByText('Connected again.').waitFor();
    await line(view).fill('Anybody here?');
    await line(view).press('Enter');
    await view.locator('.message').getByText('Anybody here?').waitFor();
    expect(await view.getByText('Connected again.').count()).toBe(0);
    await expectSound(view);
  });
});
