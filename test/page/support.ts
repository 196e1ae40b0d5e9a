import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** The page's files, as the build leaves them. */
export const ASSETS = new URL('../../dist/src/page/static/', import.meta.url);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the browser complained about: errors of scripts and whatever the policy kept from loading. */
const complaints = new WeakMap<Page, string[]>();

/** Opens the page as somebody new would; it is closed when the test ends. */
export async function open(browser: Browser, url: string, look: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', ({ message }) => heard.push(message));
  page.on('console', (line) => {
    // What the server refuses with a sentence is no fault of the page.
    if (line.type() === 'error' && !line.text().includes('status of 422')) heard.push(line.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) heard.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  await line(page).waitFor();
  return page;
}

/** Where one types. */
export function line(page: Page) {
  return page.getByRole('combobox', { name: 'Message #general' });
}

/** The newest message, once its answer is there. */
export function newest(page: Page) {
  return page
    .locator('.message')
    .filter({ has: page.locator('.content') })
    .last();
}

/** Expects that nothing bars anybody from using the page as it is now, and that the browser had no complaint. */
export async function expectSound(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}
