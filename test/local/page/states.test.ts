import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withoutBrowser } from '../../support/browser.js';
import { expectSound, line, newest, open, seeing } from './support.js';

const QUESTION = 'What did Lavrov say about the Minsk agreements?';
const THREAD = 'Minsk, and whatever became of the agreements in all the years after they were signed';

async function say(page: Page, words: string): Promise<void> {
  await expect.poll(() => line(page).inputValue()).toBe('');
  const before = await page.locator('.message').count();
  await line(page).fill(words);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.message').count()).toBe(before + 2);
  await newest(page).locator('.container').waitFor();
}

async function choose(page: Page, item: string): Promise<void> {
  await page
    .locator('.message:not(:has(.app))')
    .last()
    .click({ button: 'right', position: { x: 100, y: 12 } });
  await expectSound(page);
  await page.getByRole('menuitem', { name: item }).click();
}

/** Expects that a part of the page is no higher than a line. */
async function expectOneLine(page: Page, selector: string): Promise<void> {
  expect((await page.locator(selector).boundingBox())?.height).toBeLessThan(40);
}

/** What somebody sees in direct messages, one state after the other. */
async function inDirectMessages(page: Page): Promise<void> {
  await expectSound(page);
  await say(page, 'What is S. 1605?');
  await page.keyboard.press('ArrowUp');
  const field = page.getByRole('textbox', { name: 'Edit message' });
  await field.fill('Why? '.repeat(200));
  await field.press('Enter');
  await page.getByText('must be 1 to 500 characters').waitFor();
  await expectSound(page);
  await field.fill(QUESTION);
  await field.press('Enter');
  await page.locator('.message:not(:has(.app)) .edited').waitFor();
  await expectSound(page);

  await newest(page).getByRole('button', { name: 'Ask on' }).press('Enter');
  await page.getByRole('dialog', { name: 'Ask on' }).waitFor();
  await expectSound(page);
  await page.keyboard.press('Escape');
  await newest(page).getByRole('button', { name: 'Export' }).press('Enter');
  const file = newest(page).locator('.file');
  await file.waitFor();
  expect(await file.textContent()).toMatch(/^quotations\.csv0\.\d KB$/u);
  await expectSound(page);
  await newest(page).getByRole('button', { name: 'Dismiss message' }).press('Enter');

  await choose(page, 'Delete message');
  await page.getByRole('dialog', { name: 'Delete message' }).waitFor();
  await expectSound(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.message').count()).toBe(0);
  await expectSound(page);

  await say(page, 'Cuándo terminarán las conversaciones entre los presidentes?');
  await newest(page).getByText('Los artículos están en inglés').waitFor();
  await expectSound(page);
  await line(page).pressSequentially('/check ');
  await page.keyboard.type('“Everything is said in these agreements and translated into UN languages.”');
  await page.keyboard.press('Enter');
  await newest(page).locator('s').first().waitFor();
  await expectOneLine(page, '.message:last-of-type .section > .button');
  await expectSound(page);
}

/** What somebody sees in the channel and in a thread there. */
async function inChannel(page: Page): Promise<void> {
  const channels = page.getByRole('button', { name: 'Places' });
  if (await channels.isVisible()) await channels.click();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'news' }).click();
  await line(page).pressSequentially('@v');
  await page.getByRole('option', { name: '@Verbatim' }).waitFor();
  await expectSound(page);
  await line(page).fill('');
  await say(page, `@Verbatim ${QUESTION}`);
  await choose(page, 'Create thread');
  await page.getByRole('dialog', { name: 'Create thread' }).getByRole('textbox').fill(THREAD);
  await page.keyboard.press('Enter');
  await page.getByText('A thread on a message in').waitFor();
  await expectSound(page);
  await expectOneLine(page, 'h1');
  await expectOneLine(page, '.channel > header > .button');
  await page.getByRole('button', { name: '#news', exact: true }).click();
  await page.getByText('See thread').waitFor();
  await expectSound(page);
}

describe.skipIf(withoutBrowser())('whatever state the page is in', () => {
  const seen = seeing();

  // Each channel in each width and in both colours, though not in every pair of them.
  const seenAs = (colorScheme: 'dark' | 'light', width: number) =>
    open(seen.browser, seen.url, { colorScheme, viewport: { width, height: 720 } });

  describe('everybody can use it, and nothing is cut off', () => {
    test.each([
      ['dark', 360],
      ['light', 768],
      ['dark', 1280],
    ] as const)('in direct messages, %s and %d pixels wide', async (colorScheme, width) => {
      await inDirectMessages(await seenAs(colorScheme, width));
    });

    test.each([
      ['light', 360],
      ['dark', 768],
      ['light', 1280],
    ] as const)(
      'in the channel, in a thread and at a passage, %s and %d pixels wide',
      async (colorScheme, width) => {
        const page = await seenAs(colorScheme, width);
        await inChannel(page);
        await newest(page).locator('.citation').first().press('Enter');
        await page.locator('.cited mark.strong').first().waitFor();
        await expectSound(page);
      },
    );
  });
});
