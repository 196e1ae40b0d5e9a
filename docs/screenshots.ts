import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { commands, messageCommands } from '../commands/index.js';
import { openLog } from '../src/bot/log.js';
import { checkTask } from '../src/cli/tasks.js';
import { openLibrary } from '../src/library/library.js';
import { createMutableLibrary } from '../src/library/mutable-library.js';
import type { Outcome } from '../src/library/results.js';
import { startLocal } from '../src/local/run-local.js';
import { startBrowser } from '../test/support/browser.js';

/*
 * Takes the pictures of the documents from the running page: `npm run screenshots`.
 */

const SIZE = { width: 1100, height: 740 };

const root = join(import.meta.dirname, '../..');
const library = await openLibrary(join(root, 'seeds'));
const browser = await startBrowser();

/** A picture of new direct messages after something was done in it. */
async function picture(name: string, does: (page: Page) => Promise<void>): Promise<void> {
  const log = openLog(process.stderr, 'warn');
  const local = await startLocal({ commands, messageCommands, log, library }, createMutableLibrary(library));
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'dark' });
  await page.goto(local.url);
  await does(page);
  await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
  await page.close();
  await local.close();
  process.stdout.write(`docs/${name}.png\n`);
}

const line = (page: Page) => page.getByRole('textbox', { name: 'Message @Verbatim' });

/** Asks a question whose answer is to be shown as one of that outcome. */
async function ask(page: Page, question: string, outcome: Outcome): Promise<void> {
  const { outcome: found } = library.ask(question);
  if (found !== outcome)
    throw new Error(`“${question}” is to show the outcome "${outcome}", but has "${found}".`);
  await line(page).fill(question);
  await line(page).press('Enter');
  await page.locator('.container').waitFor();
}

/** Fills the first option of a command in, and sends it. */
async function use(page: Page, command: string, value: string): Promise<void> {
  await line(page).pressSequentially(`/${command} `);
  const field = page.locator('.field input').first();
  await field.fill(value);
  await field.press('Enter');
  await page.locator('.content').waitFor();
}

async function openCitation(page: Page): Promise<void> {
  await page.locator('.citation').first().click();
  await page.locator('mark').first().waitFor();
}

await picture('ask', async (page) => {
  await ask(page, 'What did Lavrov say about the Minsk agreements?', 'answer');
  await openCitation(page);
});
await picture('closest', async (page) => {
  await ask(page, 'Will Ukraine join the European Union?', 'closest');
  await page.evaluate("document.querySelector('.message:has(.container)').scrollIntoView()");
});
await picture('nothing', (page) => ask(page, 'Who won the World Cup?', 'nothing'));
await picture('quote', async (page) => {
  await use(page, 'quote', 'Stoltenberg');
  await page.getByText(/people quoted/u).click();
});
await picture('summary', async (page) => {
  await use(page, 'summary', 'Beyond Economic Sanctions');
  await openCitation(page);
});

/** The page that `verbatim check --html` writes. */
async function understoodPicture(): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await page.setContent(checkTask(library).page());
  await page.screenshot({ path: join(root, 'docs', 'check.png') });
  await page.close();
  process.stdout.write('docs/check.png\n');
}

await understoodPicture();
await browser.close();
