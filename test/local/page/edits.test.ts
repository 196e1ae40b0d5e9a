import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withoutBrowser } from '../../support/browser.js';
import { expectSound, line, newest, open, seeing, shiftOf } from './support.js';

/** The field in which a message is changed. */
const field = (page: Page) => page.getByRole('textbox', { name: 'Edit message' });

/** What has the focus, by its name. */
const focused = (page: Page) => page.locator(':focus').getAttribute('aria-label');

/** The message of the user's own that says this. */
const own = (page: Page, words: string) =>
  page.locator('.message:not(:has(.app))').filter({ hasText: words }).last();

async function say(page: Page, words: string): Promise<void> {
  await line(page).fill(words);
  await page.keyboard.press('Enter');
}

/** The heading of the newest answer. */
const heading = (page: Page, words: string) => newest(page).getByRole('heading', { name: words });

async function choose(page: Page, words: string, item: string): Promise<void> {
  await own(page, words).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

describe.skipIf(withoutBrowser())('a message of one’s own on the page', () => {
  const seen = seeing();

  describe('is changed', () => {
    test('with Arrow Up and Enter, and its answer in place, to which the next question refers', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      await page.keyboard.press('ArrowUp');
      expect(await field(page).inputValue()).toBe('What is S. 1605?');
      await expectSound(page);
      await field(page).fill('What did Lavrov say about the Minsk agreements?');
      await page.keyboard.press('Enter');
      await newest(page).getByText('Everything is written in these agreements').waitFor();
      expect(await own(page, 'What did Lavrov say').locator('.edited').textContent()).toBe(' (edited)');
      expect(await page.locator('.message').count()).toBe(2);
      expect(await page.locator('.messages').getByText('S. 1605').count()).toBe(0);
      await line(page).and(page.locator(':focus')).waitFor();
      await expectSound(page);
      await say(page, 'And Putin?');
      await newest(page).getByText('Taken as: What did Putin say about the Minsk agreements?').waitFor();
    });

    test('from its menu, and Escape leaves it as it was', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      const before = await shiftOf(page);
      await choose(page, 'What is S. 1605?', 'Edit message');
      expect(await focused(page)).toBe('Edit message');
      await page.keyboard.type(' And who wrote it?');
      await page.keyboard.press('Escape');
      expect(await field(page).count()).toBe(0);
      expect(await focused(page)).toBe('Message @Verbatim');
      expect(await own(page, 'What is S. 1605?').locator('.content').textContent()).toBe('What is S. 1605?');
      // The answer goes down by the height of the field, and up again.
      expect((await shiftOf(page)) - before).toBeLessThan(0.2);
    });

    test('to nothing else where nothing else is typed', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      expect(await field(page).count()).toBe(0);
      expect(await page.locator('.edited').count()).toBe(0);
    });

    test('not to what is too long: that stays in the field, with the reason', async () => {
      const page = await open(seen.browser, seen.url, { colorScheme: 'light' });
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      await page.keyboard.press('ArrowUp');
      await field(page).fill('Why? '.repeat(200));
      await page.keyboard.press('Enter');
      await page.getByText('A question must be 1 to 500 characters; this one has 999.').waitFor();
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      await expectSound(page);
      await page.getByRole('button', { name: 'cancel' }).click();
      expect(await heading(page, 'What is S. 1605?').count()).toBe(1);
    });

    test('in lines, with Shift and Enter, in a narrow window too', async () => {
      const page = await open(seen.browser, seen.url, { viewport: { width: 360, height: 700 } });
      await say(page, 'Who?');
      await newest(page).waitFor();
      await choose(page, 'Who?', 'Edit message');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('Putin?');
      await expectSound(page);
      await page.getByRole('button', { name: 'save' }).click();
      await own(page, 'Putin?').locator('.edited').waitFor();
      expect(await own(page, 'Putin?').locator('.markdown').textContent()).toBe('Who?Putin? (edited)');
      expect(await own(page, 'Putin?').locator('br').count()).toBe(1);
    });
  });

  test('is nothing for Arrow Up where none was written, nor where something is typed', async () => {
    const page = await open(seen.browser, seen.url);
    await line(page).press('ArrowUp');
    expect(await field(page).count()).toBe(0);
    await say(page, 'What is S. 1605?');
    await heading(page, 'What is S. 1605?').waitFor();
    await line(page).fill('And');
    await line(page).press('ArrowUp');
    expect(await field(page).count()).toBe(0);
  });

  describe('is deleted', () => {
    test('after a question, with its answer, and the next question refers to what was before', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What did Lavrov say about the Minsk agreements?');
      await newest(page).getByText('Everything is written in these agreements').waitFor();
      await say(page, 'What did Stoltenberg say about NATO?');
      await newest(page).getByText('long-standing and close NATO partners').waitFor();
      await choose(page, 'What did Stoltenberg say', 'Delete message');
      const dialog = page.getByRole('dialog', { name: 'Delete message' });
      expect(await dialog.textContent()).toMatch(
        /Are you sure you want to delete this message\?You What did Stoltenberg say about NATO\?/u,
      );
      await expectSound(page);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      expect(await page.locator('.message').count()).toBe(4);
      await choose(page, 'What did Stoltenberg say', 'Delete message');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.message').count()).toBe(2);
      await line(page).and(page.locator(':focus')).waitFor();
      await expectSound(page);
      await say(page, 'And Putin?');
      await newest(page).getByText('Taken as: What did Putin say about the Minsk agreements?').waitFor();
    });

    test('at once where Shift is held', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      const before = await shiftOf(page);
      await own(page, 'What is S. 1605?').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Delete message' }).click({ modifiers: ['Shift'] });
      await expect.poll(() => page.locator('.message').count()).toBe(0);
      expect((await shiftOf(page)) - before).toBeLessThan(0.01);
    });

    test('after a question where nothing is left of it', async () => {
      const page = await open(seen.browser, seen.url);
      await say(page, 'What is S. 1605?');
      await heading(page, 'What is S. 1605?').waitFor();
      await page.keyboard.press('ArrowUp');
      await field(page).fill(' ');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Delete message' }).waitFor();
      await page.keyboard.press('Escape');
      await line(page).and(page.locator(':focus')).waitFor();
      expect(await page.locator('.message').count()).toBe(2);
      await page.keyboard.press('ArrowUp');
      await field(page).fill('');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect.poll(() => page.locator('.message').count()).toBe(0);
    });

    test('and on another page it is gone too', async () => {
      const [one, other] = [await open(seen.browser, seen.url), await open(seen.browser, seen.url)];
      await say(one, 'What is S. 1605?');
      await heading(other, 'What is S. 1605?').waitFor();
      await choose(one, 'What is S. 1605?', 'Delete message');
      await one.keyboard.press('Enter');
      await expect.poll(() => other.locator('.message').count()).toBe(0);
    });
  });

  test('is its author’s alone: an answer can be neither changed nor deleted', async () => {
    const page = await open(seen.browser, seen.url);
    await say(page, 'What is S. 1605?');
    await heading(page, 'What is S. 1605?').waitFor();
    await newest(page).click({ button: 'right', position: { x: 20, y: 5 } });
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
      'Reply',
      'Copy text',
      'Check against the articles',
    ]);
  });
});
