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

  test('five turns without a slash: a mention, a reply, the form twice, and another mention', async () => {
    const page = await open(browser, local.url);
    const choose = async (words: string, option: string) => {
      await line(page).fill(words);
      await page.getByRole('option', { name: option }).click();
    };
    const askOn = async (words: string) => {
      await newest(page).getByRole('button', { name: 'Ask on' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill(words);
      await expectSound(page);
      await page.keyboard.press('Enter');
    };
    await choose('@Verbatim What did Lavrov say about the Minsk agreements?', 'Post as a message');
    await newest(page).getByText('Everything is written in these agreements').waitFor();
    await choose('And Putin?', 'Reply to the last answer');
    await newest(page).getByText('Taken as: What did Putin say about the Minsk agreements?').waitFor();
    await askOn('And Stoltenberg?');
    await newest(page).getByText('Taken as: What did Stoltenberg say about the Minsk agreements?').waitFor();
    await askOn('What is S. 1605?');
    await newest(page).getByRole('heading', { name: 'What is S. 1605?' }).waitFor();
    await choose('@Verbatim hello', 'Post as a message');
    await newest(page).getByText('Answers in the words of the articles').waitFor();
    expect(await page.getByText('used /').count()).toBe(0);
    await expectSound(page);
  });
});
