import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import { createLibrary } from '../../src/library/library.js';
import { createShelf } from '../../src/library/shelf.js';
import { type LocalDiscord, startLocal } from '../../src/local.js';
import { createDiary } from '../e2e/diary.js';
import { startBrowser, withoutBrowser } from '../support/browser.js';
import { ASSETS, expectSound, line, newest, open } from './support.js';

const library = createLibrary([
  {
    id: 'storm',
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
    ],
  },
]);

const shelf = createShelf(library);

const missing = withoutBrowser();
if (missing) console.log(`The tests of the page in a browser are left out: ${missing}.`);

describe.skipIf(missing)('the page in a browser', () => {
  let local: LocalDiscord;
  let browser: Browser;
  beforeAll(async () => {
    [local, browser] = await Promise.all([
      startLocal(
        {
          commands,
          messageCommands,
          log: createDiary().log,
          get library() {
            return shelf.library;
          },
        },
        shelf,
        ASSETS,
      ),
      startBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await local.close();
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
    await page.keyboard.type('as');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Who pays for the new roof?');
    await expectSound(page);
    await page.keyboard.press('Enter');
    const answer = newest(page);
    await answer.getByText('“The council pays for the new roof,” Mayor Jane Field said.').waitFor();
    expect(await answer.textContent()).toMatch(/You used \/ask\s*Verbatim\s*APP/u);
    expect(await answer.textContent()).not.toContain('Only you');
    await page.locator('[placeholder="Ask, or type / for commands"]:focus').waitFor();
    await expectSound(page);
  });

  test('what is typed without a command is a question', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('When does the work begin?');
    await line(page).press('Enter');
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

  test('a required option is asked for again, and Escape leaves the command', async () => {
    const page = await open(browser, local.url);
    await line(page).pressSequentially('/ask ');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: 'question' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await line(page).waitFor();
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
    expect(await cited.locator('mark').textContent()).toBe(
      '“The council pays for the new roof,” Mayor Jane Field said.',
    );
    await expectSound(page);
  });

  test('the speakers stand beside the article, and pressing one asks for their words', async () => {
    const page = await open(browser, local.url);
    await page.getByText(/Quoted in it/u).click();
    expect(await page.locator('.speakers').textContent()).toMatch(/Jane Field.*\d quotations?/u);
    await expectSound(page);
    await page.locator('.speakers').getByRole('button').click();
    await newest(page).getByText('used /quote').waitFor();
  });

  test('a message that was posted is checked from its menu, for whoever asks alone', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('The council pays for the new roof of the school.');
    await page.getByRole('option', { name: 'Post as a message' }).waitFor();
    await expectSound(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const posted = newest(page).filter({ hasText: 'of the school.' });
    await posted.waitFor();
    expect(await posted.textContent()).not.toContain('APP');
    await posted.getByRole('button', { name: 'Apps' }).click();
    await expectSound(page);
    await posted.getByRole('button', { name: 'Check against the articles' }).click();
    const checked = page.locator('.message', { hasText: 'used Check against the articles' }).last();
    await checked.getByText('Only you can see this').waitFor();
    expect(await checked.textContent()).toContain('“The council pays for the new roof,”');
    await expectSound(page);
  });

  test('a button shows the passage in its context, and a private answer is shared by another', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    await newest(page).getByRole('button', { name: 'In context' }).first().click();
    await newest(page).getByText('Only you can see this').waitFor();
    expect(await newest(page).textContent()).toContain('Work begins in May.');
    await line(page).pressSequentially('/ask ');
    await page.getByRole('combobox', { name: 'question' }).fill('Was anybody hurt on Sunday?');
    await page.getByRole('button', { name: '+ private' }).click();
    await page.getByRole('combobox', { name: 'private' }).fill('true');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Was anybody hurt on Sunday?').waitFor();
    await newest(page).getByRole('button', { name: 'Share' }).click();
    await newest(page).getByText('Shared by @You').waitFor();
    expect(await newest(page).textContent()).not.toContain('Only you');
    await expectSound(page);
  });

  test('a reload in the middle loses nothing', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('Was anybody hurt?');
    await line(page).press('Enter');
    await page.reload();
    await newest(page).getByText('Was anybody hurt?').waitFor();
    expect(await page.getByText('Was anybody hurt?').count()).toBe(1);
    await expectSound(page);
  });

  test('two pages show the same channel', async () => {
    const [one, other] = [await open(browser, local.url), await open(browser, local.url)];
    await line(one).fill('What took the roof away?');
    await line(one).press('Enter');
    await newest(other).getByText('What took the roof away?').waitFor();
  });

  describe('a file that is dropped', () => {
    /** Drops a file onto the page as the browser would. */
    async function drop(page: Page, name: string, content: string) {
      const file = `new File([${JSON.stringify(content)}], ${JSON.stringify(name)})`;
      const dataTransfer = await page.evaluateHandle(
        `(() => { const dropped = new DataTransfer(); dropped.items.add(${file}); return dropped; })()`,
      );
      await page.dispatchEvent('body', 'dragover', { dataTransfer });
      await page.getByText('Drop the file').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer });
    }

    test('can be read and asked at once', async () => {
      const page = await open(browser, local.url);
      await drop(page, 'bees.txt', 'Bees return to the park\n\nThe keeper set up nine hives on Friday.\n');
      await page.getByText('An article was added to this run; nothing is stored.').waitFor();
      await page.getByRole('heading', { name: 'Bees return to the park' }).waitFor();
      await expectSound(page);
      await line(page).fill('How many hives did the keeper set up?');
      await line(page).press('Enter');
      await newest(page).getByText('The keeper set up nine hives on Friday.').waitFor();
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
      for (const [name, content, reason] of [
        ['photo.png', 'x', /photo\.png: Only .* files can be read\./u],
        ['empty.txt', '', /empty\.txt: The file is empty\./u],
        ['broken.json', '{"title"', /broken\.json: .*JSON/u],
        ['long.txt', 'a'.repeat(5 * 1024 * 1024 + 1), /long\.txt: .* 5 MB/u],
      ] as const) {
        await drop(page, name, content);
        await page.getByText(reason).waitFor();
      }
      expect(await page.locator('.reader .title').count()).toBe(1);
      await expectSound(page);
    });
  });

  test.each([
    ['dark', 'dark', 1280],
    ['light', 'light', 1280],
    ['narrow', 'dark', 360],
  ] as const)('it is sound when it is %s', async (_what, colorScheme, width) => {
    const page = await open(browser, local.url, { colorScheme, viewport: { width, height: 700 } });
    await line(page).fill('Who pays for the new roof?');
    await line(page).press('Enter');
    const citation = newest(page).getByRole('button', { name: /¶ 3/u }).first();
    await citation.waitFor();
    await expectSound(page);
    await citation.click();
    await page.locator('mark').first().waitFor();
    await expectSound(page);
    if (width > 400) return;
    await page.getByRole('button', { name: 'Close the articles' }).click();
    await line(page).pressSequentially('/quote ');
    await page.getByRole('option').first().waitFor();
    await expectSound(page);
  });
});
