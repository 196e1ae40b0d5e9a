import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../../commands/index.js';
import { type LiveLibrary, watchLibrary } from '../../../src/library/live.js';
import { type LocalDiscord, startLocal } from '../../../src/local/run-local.js';
import { createDiary } from '../../e2e/diary.js';
import { startBrowser, withoutBrowser } from '../../support/browser.js';
import { ASSETS, expectSound, line, newest, open } from './support.js';

describe.skipIf(withoutBrowser())('a conversation on the page', () => {
  let live: LiveLibrary;
  let local: LocalDiscord;
  let browser: Browser;
  beforeAll(async () => {
    const { log } = createDiary();
    const seeds = join(import.meta.dirname, '../../../seeds');
    live = await watchLibrary(seeds, { changed: () => {}, failed: log.warn });
    const { library } = live;
    [local, browser] = await Promise.all([
      startLocal({ commands, messageCommands, log, library }, live, ASSETS),
      startBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await local.close();
    await live.close();
  });

  test('five turns without a slash: a question, two that hang on it, another, and a reply to the first answer', async () => {
    const page = await open(browser, local.url);
    const say = async (words: string) => {
      await line(page).fill(words);
      await page.keyboard.press('Enter');
    };
    await say('What did Lavrov say about the Minsk agreements?');
    await newest(page).getByText('Everything is written in these agreements').waitFor();
    await say('And Putin?');
    await newest(page).getByText('Taken as: What did Putin say about the Minsk agreements?').waitFor();
    await say('When did he say that?');
    await newest(page).getByText('Taken as: When did Vladimir Putin say that?').waitFor();
    await say('What is S. 1605?');
    await newest(page).getByRole('heading', { name: 'What is S. 1605?' }).waitFor();
    await expectSound(page);
    const first = page.locator('.message', { hasText: 'You What did Lavrov say' });
    await first.getByRole('button', { name: 'Reply' }).press('Enter');
    await page.keyboard.type('And Stoltenberg?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Taken as: What did Stoltenberg say about the Minsk agreements?').waitFor();
    expect(await page.getByText('used /').count()).toBe(0);
    await expectSound(page);
  });

  test('goes on in the form of an answer and by a mention, and a greeting is answered once', async () => {
    const page = await open(browser, local.url);
    await line(page).fill('@Verbatim What did Lavrov say about the Minsk agreements?');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Everything is written in these agreements').waitFor();
    await newest(page).getByRole('button', { name: 'Ask on' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('And Stoltenberg?');
    await expectSound(page);
    await page.keyboard.press('Enter');
    await newest(page).getByText('Taken as: What did Stoltenberg say about the Minsk agreements?').waitFor();
    await line(page).fill('hello');
    await page.keyboard.press('Enter');
    await newest(page).getByText('Answers in the words of the articles').waitFor();
    await expectSound(page);
  });
});
