import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import { commands, messageCommands } from '../../../commands/index.js';
import type { Bot } from '../../../src/bot/bot.js';
import { openLibrary } from '../../../src/library/library.js';
import { createMutableLibrary } from '../../../src/library/mutable-library.js';
import type { Library } from '../../../src/library/results.js';
import { type LocalDiscord, startLocal } from '../../../src/local/run-local.js';
import { createDiary } from '../../e2e/diary.js';
import { startBrowser } from '../../support/browser.js';

/** The page's files, as the build leaves them. */
export const ASSETS = new URL('../../../dist/src/local/page/static/', import.meta.url);

/** What a page shows of a bot that has no name of its own and asks nothing first. */
export const SHOWN = {
  app: 'Local bot',
  appId: '0',
  commandsOnly: false,
  longest: 500,
  questions: () => [],
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the browser complained about: errors of scripts and whatever the policy kept from loading. */
const complaints = new WeakMap<Page, string[]>();

/**
 * Adds up how far things move, as the browser measures it. A field that grows while one types in it moves its own edge:
 * what moves nothing else is left out.
 */
const MEASURE = `
  globalThis.shift = 0;
  const isOfField = ({ node }) => node === null || document.querySelector('.composer').contains(node);
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      if (!sources.every(isOfField)) globalThis.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** How far things have moved on the page until now: 0 where nothing did, about 1 where all of it moved by its height. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve(globalThis.shift)))');
}

/** What tests look at the page with. */
interface Seeing {
  /** One for all tests. */
  readonly browser: Browser;
  /** Where the page of a bot about the article in `seeds` is, which is new for each test. */
  readonly url: string;
  /** Starts the bot anew, with something else about it. */
  restart(more: Partial<Bot>): Promise<void>;
}

/** To be called where tests are described; what it gives is there while they run. */
export function seeing(): Seeing {
  let library: Library;
  let browser: Browser;
  let local: LocalDiscord;
  const start = async (more: Partial<Bot> = {}) => {
    const { log } = createDiary();
    const bot = { commands, messageCommands, log, library, ...more };
    local = await startLocal(bot, createMutableLibrary(library), ASSETS);
  };
  beforeAll(async () => {
    library = await openLibrary(join(import.meta.dirname, '../../../seeds'));
    browser = await startBrowser();
  });
  beforeEach(() => start());
  afterEach(() => local.close());
  afterAll(() => browser.close());
  return {
    get browser() {
      return browser;
    },
    get url() {
      return local.url;
    },
    async restart(more) {
      await local.close();
      await start(more);
    },
  };
}

/** What the server refuses with a sentence is no fault of the page. */
const REFUSED = /status of 422/u;

/**
 * Opens the page as somebody new would; it is closed when the test ends.
 *
 * @param expected what the browser may complain about
 */
export async function open(
  browser: Browser,
  url: string,
  look: BrowserContextOptions = {},
  expected = REFUSED,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
  onTestFinished(() => context.close());
  // Sooner than the test, so that what is waited for in vain is named.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', ({ message }) => heard.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !expected.test(line.text())) heard.push(line.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) heard.push(`asked ${request.url()}`);
  });
  await page.addInitScript(MEASURE);
  await page.goto(url);
  await line(page).waitFor();
  return page;
}

/** Where one types. */
export function line(page: Page) {
  return page.getByRole('textbox', { name: /^Message /u });
}

/** The newest message of the bot, once it is there. */
export function newest(page: Page) {
  return page.locator('.message:has(.app):has(.content)').last();
}

/** Older messages were looked at when they were new. */
const SEEN = '.message:not(:nth-last-child(-n + 3))';

/** Expects that nothing bars anybody from using the page as it is now, and that the browser had no complaint. */
export async function expectSound(page: Page): Promise<void> {
  if (await page.evaluate('globalThis.axe === undefined')) await page.evaluate(axe);
  const run = `axe.run({ exclude: [${JSON.stringify(SEEN)}] }, { resultTypes: ['violations'] })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}
