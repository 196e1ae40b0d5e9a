import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../../commands/index.js';
import type { Bot } from '../../../src/bot/bot.js';
import { type LiveLibrary, watchLibrary } from '../../../src/library/live.js';
import type { Library } from '../../../src/library/results.js';
import { type LocalDiscord, startLocal } from '../../../src/local/run-local.js';
import { createDiary } from '../../e2e/diary.js';
import { startBrowser, withoutBrowser } from '../../support/browser.js';
import { sharedThreads } from '../../support/shared-threads.js';
import { ASSETS, expectSound, line, newest, open, shiftOf } from './support.js';

const STORM = JSON.stringify({
  title: 'Storm takes the roof of the school',
  author: 'Ada Low',
  published: '2024-03-03',
  sections: [
    { paragraphs: ['Wind took the roof off the school on Sunday.', 'Nobody was hurt.'] },
    {
      heading: 'Cost',
      paragraphs: [
        '“The council pays for the new roof,” Mayor Jane Field said. “It costs two million euros.”',
        'Work begins in May.',
      ],
    },
    {
      heading: 'The night',
      paragraphs: [
        '“We heard it coming,” teacher Ola Dahl said. “It was louder than a train.',
        '“In the morning the roof lay in the yard.”',
        '“I slept in the gym,” Dahl said.',
      ],
    },
  ],
});

const OWLS =
  '<html><head><title>Owls at the mill</title></head><body><nav>Home</nav><article>' +
  '<p>A pair of owls raised four young at the mill this summer, the miller wrote.</p></article></body></html>';

/** A question whose answer is taken for unsure. */
const UNSURE = 'Who pays for the new roof of the school?';

/** The same library, unsure of one question. */
const unsureOf = (library: Library): Library => ({
  ...library,
  inSteps: {
    ...library.inSteps,
    *ask(question, options) {
      const given = yield* library.inSteps.ask(question, options);
      return { ...given, ...(question === UNSURE && { outcome: 'closest', answered: false }) };
    },
  },
});

const missing = withoutBrowser();
if (missing) console.log(`The tests of the page in a browser are left out: ${missing}.`);

describe.skipIf(missing)('the page in a browser', () => {
  let folder: string;
  let live: LiveLibrary;
  let local: LocalDiscord;
  let browser: Browser;
  let bot: Bot;
  const put = (file: string, content: string) => writeFile(join(folder, file), content);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    await put('storm.json', STORM);
    const { log } = createDiary();
    live = await watchLibrary(
      folder,
      { changed: () => {}, failed: log.warn },
      {},
      { threads: sharedThreads },
    );
    bot = {
      commands,
      messageCommands,
      log,
      get library() {
        return unsureOf(live.library);
      },
    };
    browser = await startBrowser();
  });
  // What is asked hangs on what was asked before in the same direct messages.
  beforeEach(async () => {
    local = await startLocal(bot, live, ASSETS);
  });
  afterEach(() => local.close());
  afterAll(async () => {
    await browser.close();
    await live.close();
    await rm(folder, { recursive: true });
  });

  test('one can type at once, and the focus goes from the field to the articles and back to the questions offered', async () => {
    const page = await open(browser, local.url);
    const focused = () =>
      page
        .locator(':focus')
        .evaluate((at) => at.getAttribute('aria-label') ?? at.closest('label, button, summary')?.textContent);
    const order = [await focused()];
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab']) {
      await page.keyboard.press(key);
      order.push(await focused());
    }
    expect(order).toEqual([
      'Message @Verbatim',
      'Add a file',
      'Close the articles',
      'Text',
      '2 people quoted',
    ]);
    await line(page).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('What did Jane Field say?');
    await expectSound(page);
  });

  test('a question that is offered is asked at a press', async () => {
    const page = await open(browser, local.url);
    const offered = page.getByRole('list', { name: 'Questions to begin with' });
    expect(await offered.getByRole('listitem').allInnerTexts()).toEqual([
      'What did Ola Dahl say?',
      'Cost',
      'What did Jane Field say?',
    ]);
    await expectSound(page);
    const before = await shiftOf(page);
    await offered.getByRole('button', { name: 'What did Ola Dahl say?' }).press('Enter');
    await newest(page).getByText('“I slept in the gym,”').waitFor();
    await expectSound(page);
    expect((await shiftOf(page)) - before).toBeLessThan(0.01);
  });

  test('the field grows with its lines, up to a height, and sends them together', async () => {
    const page = await open(browser, local.url);
    const height = async () => (await line(page).boundingBox())?.height ?? 0;
    const empty = await height();
    const before = await shiftOf(page);
    await page.keyboard.type('Who pays for');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('the new roof?');
    expect(await height()).toBe(empty + 22);
    await expectSound(page);
    expect((await shiftOf(page)) - before).toBeLessThan(0.01);
    await page.keyboard.press('Enter');
    await newest(page).getByText('“The council pays for the new roof,” Mayor Jane Field said.').waitFor();
    expect(await height()).toBe(empty);
    await line(page).fill('\n'.repeat(100));
    expect(await height()).toBeLessThan(260);
    expect(await line(page).evaluate((field) => field.scrollHeight > field.clientHeight)).toBe(true);
  });

  test.each([360, 768, 1280])(
    'nothing that one reads moves while the field grows, empties or becomes that of a command, %d pixels wide',
    async (width) => {
      const page = await open(browser, local.url, { viewport: { width, height: 700 } });
      for (const question of [
        'Who pays for the new roof?',
        'Was anybody hurt?',
        'When does the work begin?',
      ]) {
        await line(page).fill(question);
        await line(page).press('Enter');
        await newest(page).getByRole('heading', { name: question }).waitFor();
      }
      await expect.poll(() => line(page).inputValue()).toBe('');
      const places = () =>
        page.locator('.message').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      const [before, shift] = [await places(), await shiftOf(page)];
      const expectStill = async () => {
        expect(await places()).toEqual(before);
        expect((await shiftOf(page)) - shift).toBeLessThan(0.01);
      };
      await line(page).fill('Why?\n'.repeat(12));
      await expectStill();
      await line(page).fill('');
      await expectStill();
      await line(page).fill('Why? '.repeat(200));
      await line(page).press('Enter');
      await page.getByText('must be 1 to 500 characters').waitFor();
      await expectStill();
      await line(page).fill('');
      await expectStill();
      await newest(page).getByRole('button', { name: 'Reply' }).press('Enter');
      await page.getByText('Replying to').waitFor();
      await expectStill();
      await page.keyboard.press('Escape');
      await page.keyboard.type('/ask ');
      await page.getByRole('combobox', { name: 'question' }).waitFor();
      await expectStill();
      for (const option of ['source', 'since', 'until', 'private'])
        await page.getByRole('button', { name: `+ ${option}` }).press('Enter');
      await expectStill();
      await page.keyboard.press('Escape');
      await line(page).waitFor();
      await expectStill();
    },
  );

  test('a question that is too long stays in the field, counted, with what it may have', async () => {
    const page = await open(browser, local.url);
    const long = `${'Who pays for the roof? '.repeat(30)}`.trim();
    await line(page).fill(long);
    await page.getByText(`${long.length} / 500`).waitFor();
    const before = await page.locator('.message').count();
    await line(page).press('Enter');
    await page.getByText(`A question must be 1 to 500 characters; this one has ${long.length}.`).waitFor();
    expect(await line(page).inputValue()).toBe(long);
    expect(await page.locator('.message').count()).toBe(before);
    await expectSound(page);
    await line(page).fill('Who pays for the roof?');
    await expect.poll(() => page.getByText('must be 1 to 500').count()).toBe(0);
    await line(page).fill(`/ask ${long}`);
    await page.keyboard.press('Enter');
    await page.getByText(`It must be 1 to 500 characters; this one has ${long.length}.`).waitFor();
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe(long);
    await expectSound(page);
  });

  test('a quotation to check may be as long as a message', async () => {
    const page = await open(browser, local.url);
    await line(page).fill(`“Work begins in May.” ${'“I slept in the gym,” Dahl said. '.repeat(20)}`);
    await line(page).press('Enter');
    await newest(page).getByText('“Work begins in May.”').first().waitFor();
    expect(await line(page).inputValue()).toBe('');
  });

  test('a question is asked by keyboard alone, and the command is shown with its answer', async () => {
    const page = await open(browser, local.url);
    await expectSound(page);
    await line(page).focus();
    await page.keyboard.type('/');
    const list = page.getByRole('listbox', { name: 'Commands' });
    await expect
      .poll(() => list.getByRole('option').allInnerTexts())
      .toContainEqual(expect.stringMatching(/^\/ask\s+Answer a question in the words of the articles$/u));
    await expectSound(page);
    // Whoever types fast loses nothing between the line and the form of the command.
    await page.keyboard.type('ask Who pays for the new roof?');
    await expectSound(page);
    const before = await shiftOf(page);
    await page.keyboard.press('Enter');
    const answer = newest(page);
    await answer.getByText('“The council pays for the new roof,” Mayor Jane Field said.').waitFor();
    expect(await answer.textContent()).toMatch(/You used \/ask\s*Verbatim\s*APP/u);
    expect(await answer.textContent()).not.toContain('Only you');
    expect(await line(page).inputValue()).toBe('');
    // Whoever hears the page read hears what comes into the log.
    expect(await page.locator('[role=log][aria-live=polite]').textContent()).toContain('Mayor Jane Field');
    await page.locator('[placeholder="Ask, or type / for commands"]:focus').waitFor();
    await expectSound(page);
    expect((await shiftOf(page)) - before).toBeLessThan(0.01);
  });

  test('a command is picked with Enter and left with Escape, and what is typed without one is a question', async () => {
    const page = await open(browser, local.url);
    await line(page).focus();
    await page.keyboard.type('/quo');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.type('When does the work begin?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Work begins in May.').waitFor();
  });

  test('an option is completed while it is typed, and the answer is shown to the asker alone where that is wanted', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/quote ');
    const speaker = page.getByRole('combobox', { name: 'speaker' });
    await speaker.pressSequentially('fie');
    const field = page.getByRole('option', { name: /Jane Field/u });
    await field.waitFor();
    await expectSound(page);
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await speaker.inputValue()).toContain('Jane Field');
    await page.getByRole('button', { name: '+ private' }).press('Enter');
    await page.getByRole('option', { name: 'True' }).click();
    await page.keyboard.press('Enter');
    const answer = newest(page);
    await answer.getByText('Only you can see this').waitFor();
    expect(await answer.textContent()).toContain('It costs two million euros.');
    await expectSound(page);
    const before = await page.locator('.message').count();
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => page.locator('.message').count()).toBe(before - 1);
  });

  test('a quotation is looked for without a name among those who are quoted', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/quote ');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Ola Dahl · teacher · 2 quotations').waitFor();
    await expectSound(page);
    await newest(page).getByRole('button', { name: 'Jane Field' }).press('Enter');
    await newest(page).getByText('It costs two million euros.').waitFor();
    await expectSound(page);
  });

  test('a required option is asked for again', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/ask ');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'question' }).count()).toBe(1);
  });

  test('what Discord would not send is said where the answer would stand', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/summary ');
    await page.getByRole('button', { name: '+ length' }).click();
    await page.getByRole('combobox', { name: 'length' }).fill('endless');
    await page.keyboard.press('Enter');
    await page.getByText('must be one of short, medium, long').waitFor();
    await expectSound(page);
  });

  test('a citation shows the place in the article, with the quoted words marked', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    await newest(page).getByRole('button', { name: /¶ 3/u }).first().press('Enter');
    const cited = page.locator('.cited');
    await cited.waitFor();
    expect(await cited.textContent()).toContain('¶ 3');
    expect(await cited.locator('mark.strong').textContent()).toBe(
      '“The council pays for the new roof,” Mayor Jane Field said.',
    );
    expect(await cited.locator('mark:not(.strong)').allTextContents()).toEqual([
      ' “It costs two million euros.”',
    ]);
    await expectSound(page);
  });

  test('passages that may not answer are shown below a note, and their place in the article as always', async () => {
    const page = await open(browser, local.url);
    await line(page).fill(UNSURE);
    await line(page).press('Enter');
    const answer = newest(page);
    await answer.getByText(/^Not sure that this answers it\. The closest passages?:$/u).waitFor();
    await expectSound(page);
    await answer.getByRole('button', { name: /¶ 3/u }).first().press('Enter');
    const mark = page.locator('.cited mark.strong');
    await mark.waitFor();
    expect(await mark.textContent()).toContain('The council pays for the new roof');
  });

  test('where the articles have nothing, what they are about is summarised at a press', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Who won the World Cup?');
    await line(page).press('Enter');
    const answer = newest(page);
    await answer.getByText('The article has nothing on this. It is about:').waitFor();
    expect(await answer.textContent()).toContain('/sources lists its sections.');
    await expectSound(page);
    await answer
      .getByRole('button', { name: 'Summarise “Storm takes the roof of the school”' })
      .press('Enter');
    await newest(page).getByText('Wind took the roof off the school on Sunday.').waitFor();
    await expectSound(page);
  });

  test('words that are quoted from several paragraphs are marked in all of them', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/quote ');
    await page.getByRole('combobox', { name: 'speaker' }).fill('Ola Dahl');
    await page.keyboard.press('Enter');
    await newest(page).getByRole('button', { name: /¶ 5–6/u }).click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('mark.strong').allTextContents()).toEqual([
      '“We heard it coming,”',
      '“It was louder than a train.',
      '“In the morning the roof lay in the yard.”',
    ]);
  });

  test('the speakers stand beside the article, and pressing one asks for their words', async () => {
    const page = await open(browser, local.url);
    await page.getByText(/people quoted/u).click();
    const speakers = page.locator('.speakers');
    expect(await speakers.getByRole('listitem').allTextContents()).toEqual([
      'Ola Dahl · teacher 2 quotations',
      'Jane Field · Mayor 1 quotation',
    ]);
    await expectSound(page);
    await speakers.getByRole('button').first().click();
    await newest(page).getByText('used /quote').waitFor();
  });

  test('the menu of a message opens at a right click and by the keyboard, and checks it for whoever asks alone', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('The council pays for the new roof of the school.');
    await line(page).press('Enter');
    const posted = page.locator('.message', { hasText: 'of the school.', hasNotText: 'APP' }).last();
    const answer = page.locator('.message', { hasText: 'You The council pays' }).last();
    await answer.getByText('Mayor Jane Field').first().waitFor();
    await posted.click({ button: 'right' });
    const menu = page.getByRole('menu', { name: 'Message' });
    expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([
      'Edit message',
      'Reply',
      'Copy text',
      'Check against the articles',
      'Delete message',
    ]);
    await expectSound(page);
    await page.keyboard.press('Escape');
    expect(await menu.count()).toBe(0);
    const more = posted.getByRole('button', { name: 'More' });
    await more.focus();
    await page.keyboard.press('Shift+F10');
    expect(await menu.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await more.and(page.locator(':focus')).count()).toBe(1);
    await page.keyboard.press('ContextMenu');
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    const checked = page.locator('.message', { hasText: 'used Check against the articles' }).last();
    await checked.getByText('Only you can see this').waitFor();
    expect(await checked.textContent()).toContain('“The council pays for the new roof,”');
    await expectSound(page);
    await checked.click({ button: 'right' });
    expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([
      'Copy text',
      'Check against the articles',
    ]);
    await page.mouse.click(5, 5);
    expect(await menu.count()).toBe(0);
  });

  test('what an answer replies to stands above it and leads there', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Who heard it coming?');
    await line(page).press('Enter');
    await newest(page).getByText('teacher Ola Dahl').first().waitFor();
    const asked = page.locator('.message', { hasText: 'Who heard it coming?', hasNotText: 'APP' }).last();
    const answer = newest(page);
    const to = answer.getByRole('button', { name: 'You Who heard it coming?' });
    await page.locator('.messages').evaluate((log) => log.scrollTo(0, log.scrollHeight));
    await to.press('Enter');
    await page.locator('.message.led:focus').waitFor();
    expect(await asked.and(page.locator(':focus')).count()).toBe(1);
    expect(await asked.evaluate((message) => message.getBoundingClientRect().top > 0)).toBe(true);
    await expectSound(page);
    await line(page).focus();
    expect(await page.locator('.led').count()).toBe(0);
  });

  test('a message is replied to, which can be left again', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('What did Jane Field say about the roof?');
    await line(page).press('Enter');
    const answer = page
      .locator('.message', { hasText: 'You What did Jane Field say about the roof?' })
      .last();
    await answer.getByRole('button', { name: 'Reply' }).press('Enter');
    const replying = page.getByText('Replying to Verbatim');
    await replying.waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    expect(await replying.count()).toBe(0);
    await answer.getByRole('button', { name: 'Reply' }).press('Enter');
    await page.keyboard.type('And Ola Dahl?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Taken as: What did Ola Dahl say about the roof?').waitFor();
    const reply = page.locator('.message', { hasText: 'And Ola Dahl?', hasNotText: 'Taken as' }).last();
    await reply.getByRole('button', { name: /^Verbatim Jane Field/u }).waitFor();
    expect(await replying.count()).toBe(0);
  });

  test('a button shows the passage in its context', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    await newest(page).getByRole('button', { name: 'In context' }).first().click();
    await newest(page).getByText('Only you can see this').waitFor();
    expect(await newest(page).textContent()).toContain('Work begins in May.');
    await expectSound(page);
  });

  test('a reload in the middle loses nothing', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Was anybody hurt?');
    await line(page).press('Enter');
    await page.reload();
    await newest(page).getByRole('heading', { name: 'Was anybody hurt?' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Was anybody hurt?' }).count()).toBe(1);
    await expectSound(page);
  });

  test('two pages show the same channel', async () => {
    const [one, other] = [await open(browser, local.url), await open(browser, local.url)];
    const asked: string[] = [];
    // The article beside the channel may still be on its way.
    other.on('request', (request) => {
      if (!request.url().includes('/article?')) asked.push(request.url());
    });
    await line(one).fill('What took the roof away?');
    await line(one).press('Enter');
    await newest(other).getByRole('heading', { name: 'What took the roof away?' }).waitFor();
    // It was told, and did not ask.
    expect(asked).toEqual([]);
  });

  describe('a file that is dropped', () => {
    /** Drops a file onto the page as the browser would; its content is repeated so many times. */
    async function drop(page: Page, name: string, content: string, times = 1) {
      const file = `new File([${JSON.stringify(content)}.repeat(${times})], ${JSON.stringify(name)})`;
      const dataTransfer = await page.evaluateHandle(
        `(() => { const dropped = new DataTransfer(); dropped.items.add(${file}); return dropped; })()`,
      );
      await page.dispatchEvent('body', 'dragover', { dataTransfer });
      await page.getByText('Drop the file').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer });
    }

    test('can be read at once, and is written nowhere', async () => {
      const page = await open(browser, local.url);
      for (const [name, content, title] of [
        ['bees.txt', 'Bees return\n\nThe keeper set up nine hives on Friday.\n', 'Bees return'],
        ['bats.md', '---\ntitle: Bats\n---\n\nA warden counted *ninety* bats.\n', 'Bats'],
        ['owls.html', OWLS, 'Owls at the mill'],
        ['crows.json', '{"title":"Crows","sections":[{"paragraphs":["They left."]}]}', 'Crows'],
      ] as const) {
        await drop(page, name, content);
        await page.getByRole('heading', { name: title, level: 3 }).waitFor();
        await page.getByText('An article was added to this run; nothing is stored.').waitFor();
      }
      expect(await readdir(folder)).toEqual(['storm.json']);
      await expectSound(page);
    });

    test('can be asked at once', async () => {
      const page = await open(browser, local.url);
      await drop(page, 'moles.md', '# Moles\n\nThe gardener found **seven** molehills.\n');
      await page.getByRole('heading', { name: 'Moles' }).waitFor();
      await line(page).fill('How many molehills did the gardener find?');
      await line(page).press('Enter');
      await newest(page).getByText('The gardener found seven molehills.').waitFor();
    });

    test('is there once, though it comes again under another name', async () => {
      const page = await open(browser, local.url);
      const swans = 'Swans at the pier\n\nTwo swans slept at the pier.\n';
      await drop(page, 'swans.txt', swans);
      await page.getByText('An article was added').waitFor();
      await drop(page, 'again.txt', swans);
      await page.getByText('This article is already there.').waitFor();
      await page.getByRole('heading', { name: 'Swans at the pier', level: 3 }).waitFor();
      await page.getByRole('combobox', { name: 'Find an article' }).fill('swans');
      expect(await page.locator('#articles').getByRole('option').count()).toBe(1);
      await expectSound(page);
    });

    test('of the same name stands beside the first', async () => {
      const page = await open(browser, local.url);
      await drop(page, 'storm.txt', 'Another storm\n\nRain fell on the harbour all night.\n');
      await page.getByRole('heading', { name: 'Another storm' }).waitFor();
      await page.getByRole('combobox', { name: 'Find an article' }).click();
      await page.getByRole('option', { name: 'Storm takes the roof of the school' }).waitFor();
    });

    test('is refused with the reason where it cannot be read, and what was there stays', async () => {
      const page = await open(browser, local.url);
      for (const [name, content, reason, times] of [
        ['photo.png', 'x', /photo\.png: Only .* files can be read\./u],
        ['empty.txt', '', /empty\.txt: The file is empty\./u],
        ['broken.json', '{"title"', /broken\.json: .*JSON/u],
        ['menu.html', '<nav>Home</nav>', /menu\.html: /u],
        ['long.txt', 'a', /long\.txt: .* 5 MB/u, 5 * 1024 * 1024 + 1],
      ] as const) {
        await drop(page, name, content, times);
        await page.getByText(reason).waitFor();
      }
      expect(await page.locator('.reader .title').count()).toBe(1);
      await expectSound(page);
    });
  });

  test('the folder is followed: the list, the open article and the place in it', async () => {
    const page = await open(browser, local.url);
    await put('fog.txt', 'Fog at sea\n\nThe ferry stayed in the harbour on Friday.\n');
    const picker = page.getByRole('combobox', { name: 'Find an article' });
    await picker.pressSequentially('fog');
    await page.getByRole('option', { name: 'Fog at sea' }).waitFor();
    await expectSound(page);
    await picker.press('Enter');
    const text = page.locator('.reader .text');
    await text.getByText('The ferry stayed').waitFor();
    await line(page).fill('Where did the ferry stay on Friday?');
    await line(page).press('Enter');
    await newest(page)
      .getByRole('button', { name: /Fog at sea · ¶/u })
      .click();
    await text.locator('mark.strong').waitFor();
    await put('fog.txt', 'Fog at sea\n\nThe ferry stayed in the harbour on Friday. It sailed on Sunday.\n');
    await text.getByText('It sailed on Sunday.').waitFor();
    expect(await text.locator('mark.strong').textContent()).toBe(
      'The ferry stayed in the harbour on Friday.',
    );
    await rm(join(folder, 'fog.txt'));
    await page.getByText('“Fog at sea” is no longer there.').waitFor();
    await text.getByText('Wind took the roof').waitFor();
    await expectSound(page);
  });

  test('it is dark where that is wanted', async () => {
    const page = await open(browser, local.url, { colorScheme: 'dark' });
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    await newest(page).getByRole('button', { name: /¶ 3/u }).first().click();
    await page.locator('mark').first().waitFor();
    await expectSound(page);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(49, 51, 56)');
  });

  test.each([
    ['dark', 360],
    ['light', 768],
  ] as const)(
    'whatever one does is within everybody’s reach, %s and %d pixels wide',
    async (colorScheme, width) => {
      const page = await open(browser, local.url, { colorScheme, viewport: { width, height: 700 } });
      await expectSound(page);
      await line(page).fill('Wer hat das Spiel gewonnen?');
      await line(page).press('Enter');
      const answer = newest(page);
      await answer.getByText('Stell die Frage bitte auf Englisch').waitFor();
      await expectSound(page);
      await answer.click({ button: 'right', position: { x: 20, y: 5 } });
      await expectSound(page);
      await page.getByRole('menuitem', { name: 'Reply' }).press('Enter');
      await page.getByText('Replying to').waitFor();
      await line(page).fill('Who? '.repeat(200));
      await line(page).press('Enter');
      await page.getByText('must be 1 to 500 characters').waitFor();
      await expectSound(page);
      await answer.locator('.replied').click();
      await page.locator('.led').waitFor();
      await expectSound(page);
    },
  );

  test('where it is narrow the articles cover the channel, and Escape goes back to where one was', async () => {
    const page = await open(browser, local.url, { viewport: { width: 360, height: 700 } });
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    const citation = newest(page).getByRole('button', { name: /¶ 3/u }).first();
    await citation.waitFor();
    await expectSound(page);
    await citation.click();
    await page.locator('.cited:focus mark.strong').waitFor();
    await expectSound(page);
    expect(await page.locator('main').evaluate((channel) => channel.inert)).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.citation:focus').waitFor();
    expect(await page.locator('.reader').count()).toBe(0);
    await line(page).pressSequentially('/quote ');
    await page.getByRole('option').first().waitFor();
    await expectSound(page);
  });
});
