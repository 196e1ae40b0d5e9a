import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withoutBrowser } from '../../support/browser.js';
import { expectSound, line, newest, open, seeing, shiftOf } from './support.js';

const QUESTION = 'What did Lavrov say about the Minsk agreements?';
const ANSWER = 'Everything is written in these agreements';

const list = (page: Page) => page.getByRole('navigation', { name: 'Places' });

async function goTo(page: Page, channel: string): Promise<void> {
  await list(page).getByRole('button', { name: channel }).click();
  await page.getByRole('heading', { level: 1, name: channel }).waitFor();
}

async function say(page: Page, words: string): Promise<void> {
  await line(page).fill(words);
  await page.keyboard.press('Enter');
}

/** Opens a thread on the newest message of the user's own. */
async function openThread(page: Page, name: string): Promise<void> {
  const message = page.locator('.message:not(:has(.app))').last();
  await message.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Create thread' }).click();
  await page.getByRole('dialog', { name: 'Create thread' }).getByRole('textbox').fill(name);
  await expectSound(page);
  await page.keyboard.press('Enter');
}

describe.skipIf(withoutBrowser())('the channels on the page', () => {
  const seen = seeing();

  test('are the direct messages and a channel, in which the bot answers when it is mentioned or replied to', async () => {
    const page = await open(seen.browser, seen.url);
    expect(await list(page).getByRole('button').allInnerTexts()).toEqual(['@ Verbatim', '# news']);
    await goTo(page, 'news');
    await page.getByRole('heading', { name: 'Welcome to #news' }).waitFor();
    expect(await page.getByText('Local server').count()).toBe(2);
    await expectSound(page);
    await say(page, QUESTION);
    await page.locator('.message').waitFor();
    await page.keyboard.type('@v');
    await page.getByRole('option', { name: '@Verbatim' }).waitFor();
    await expectSound(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await newest(page).getByText(ANSWER).waitFor();
    // Whoever was not asked has not answered.
    expect(await page.locator('.message').count()).toBe(3);
    expect(await page.locator('.content .mention').first().textContent()).toBe('@Verbatim');
    await say(page, 'And Putin?');
    await newest(page).getByRole('button', { name: 'Reply' }).press('Enter');
    await page.keyboard.type('And Stoltenberg?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Taken as: What did Stoltenberg say about the Minsk agreements?').waitFor();
    expect(await page.locator('.message').count()).toBe(6);
    await expectSound(page);
  });

  test('each have their own messages and drafts, and a reload stays where one is', async () => {
    const page = await open(seen.browser, seen.url);
    await say(page, QUESTION);
    await newest(page).getByText(ANSWER).waitFor();
    await line(page).fill('not yet sent');
    const before = await shiftOf(page);
    await goTo(page, 'news');
    expect((await shiftOf(page)) - before).toBeLessThan(0.01);
    expect(await page.locator('.message').count()).toBe(0);
    expect(await line(page).inputValue()).toBe('');
    await line(page).fill('/sources');
    await page.keyboard.press('Enter');
    await newest(page).getByText('1 article').waitFor();
    await goTo(page, 'Verbatim');
    expect(await page.locator('.message').count()).toBe(2);
    expect(await line(page).inputValue()).toBe('not yet sent');
    await goTo(page, 'news');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'news' }).waitFor();
    await newest(page).getByText('1 article').waitFor();
  });

  test('a question in a channel is changed with its mention, and its answer goes along when it is deleted', async () => {
    const page = await open(seen.browser, seen.url);
    await goTo(page, 'news');
    await say(page, '@Verbatim What is S. 1605?');
    await newest(page).getByRole('heading', { name: 'What is S. 1605?' }).waitFor();
    await page.keyboard.press('ArrowUp');
    const field = page.getByRole('textbox', { name: 'Edit message' });
    expect(await field.inputValue()).toBe('@Verbatim What is S. 1605?');
    await field.fill(`@Verbatim ${QUESTION}`);
    await page.keyboard.press('Enter');
    await newest(page).getByText(ANSWER).waitFor();
    await page.locator('.message', { hasText: 'edited' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.message').count()).toBe(0);
  });

  test('a thread is opened on a message: there it is answered, and links lead there and back', async () => {
    const page = await open(seen.browser, seen.url, { colorScheme: 'light' });
    const other = await open(seen.browser, seen.url);
    await goTo(page, 'news');
    await say(page, `@Verbatim ${QUESTION}`);
    await newest(page).getByText(ANSWER).waitFor();
    await openThread(page, 'Minsk');
    await page.getByRole('heading', { level: 1, name: 'Minsk' }).waitFor();
    await page.getByText('Thread in #news').waitFor();
    expect(await page.locator('.welcome blockquote').textContent()).toBe(`@Verbatim ${QUESTION}`);
    expect(await page.locator('.message').count()).toBe(0);
    await expectSound(page);
    await say(page, '@Verbatim What is S. 1605?');
    await newest(page).getByRole('heading', { name: 'What is S. 1605?' }).waitFor();
    await newest(page).getByRole('button', { name: 'In context' }).first().click();
    await newest(page).getByText('Only you can see this').waitFor();
    await expectSound(page);
    expect(await page.getByRole('menuitem', { name: 'Create thread' }).count()).toBe(0);
    await page.getByRole('button', { name: '#news', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'news' }).waitFor();
    expect(await page.locator('.message').count()).toBe(2);
    await expectSound(page);
    await page.getByRole('button', { name: 'Minsk See thread' }).click();
    await newest(page).getByText('Only you can see this').waitFor();
    // Other pages hear of it, and a message has one thread at most.
    await goTo(other, 'Minsk');
    await goTo(other, 'news');
    await other.locator('.message:not(:has(.app))').click({ button: 'right', position: { x: 100, y: 5 } });
    expect(await other.getByRole('menuitem').allInnerTexts()).not.toContain('Create thread');
  });

  test('there are no threads in direct messages, and none within threads', async () => {
    const page = await open(seen.browser, seen.url);
    const items = async () => {
      await page.locator('.message:not(:has(.app))').last().click({ button: 'right' });
      const texts = await page.getByRole('menuitem').allInnerTexts();
      await page.keyboard.press('Escape');
      return texts;
    };
    await say(page, 'What is S. 1605?');
    await newest(page).waitFor();
    expect(await items()).not.toContain('Create thread');
    await goTo(page, 'news');
    await say(page, 'Nobody is asked.');
    await page.locator('.message').waitFor();
    expect(await items()).toContain('Create thread');
    await openThread(page, 'Talk');
    await page.getByRole('heading', { level: 1, name: 'Talk' }).waitFor();
    await say(page, 'Nobody is asked here.');
    await page.locator('.message').waitFor();
    expect(await items()).not.toContain('Create thread');
  });

  test.each(['dark', 'light'] as const)(
    'in a narrow window the list opens over the channel, %s',
    async (colorScheme) => {
      const page = await open(seen.browser, seen.url, { colorScheme, viewport: { width: 360, height: 700 } });
      expect(await list(page).count()).toBe(0);
      const button = page.getByRole('button', { name: 'Places' });
      await button.click();
      await list(page).waitFor();
      expect(await page.locator(':focus').textContent()).toBe('@ Verbatim');
      await expectSound(page);
      await page.keyboard.press('Escape');
      await expect.poll(() => list(page).count()).toBe(0);
      await button.and(page.locator(':focus')).waitFor();
      await button.click();
      await page.mouse.click(350, 692);
      await expect.poll(() => list(page).count()).toBe(0);
      await button.click();
      await goTo(page, 'news');
      await expect.poll(() => list(page).count()).toBe(0);
      await say(page, '@Verbatim Wer hat das Spiel gewonnen?');
      await newest(page).getByText('Stell die Frage bitte auf Englisch').waitFor();
      await openThread(page, 'Ein Faden mit einem recht langen Namen, der nicht in die Zeile passt');
      await page.getByText('A thread on a message in').waitFor();
      await expectSound(page);
    },
  );

  test('where the bot answers commands alone, that is said, and commands are answered', async () => {
    await seen.restart({ ignoresMessages: true });
    const page = await open(seen.browser, seen.url);
    await page.getByText('messages it does not answer, for MENTIONS is set to “off”').waitFor();
    await say(page, 'What is S. 1605?');
    await page.locator('.message').waitFor();
    await page.getByText('The bot answers commands here, and no messages').waitFor();
    await expectSound(page);
    await line(page).pressSequentially('/ask What is S. 1605?');
    await page.keyboard.press('Enter');
    await newest(page).getByRole('heading', { name: 'What is S. 1605?' }).waitFor();
    const [offered] = await page
      .getByRole('list', { name: 'Questions to begin with' })
      .getByRole('button')
      .all();
    await offered?.click();
    await expect.poll(() => page.getByText('used /ask').count()).toBe(2);
    expect(await page.locator('.message').count()).toBe(3);
  });
});
