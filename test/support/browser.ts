import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** Starts a Chromium: the one that `CHROMIUM_PATH` names, else the one that comes with the npm package. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await chromium.executablePath());
  return driver.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Why there is no Chromium to test with; undefined where there is one. */
export function withoutBrowser(): string | undefined {
  const { CHROMIUM_PATH: path } = process.env;
  if (path) return existsSync(path) ? undefined : `CHROMIUM_PATH names "${path}", which is not there`;
  const isShipped = process.platform === 'linux' && process.arch === 'x64';
  return isShipped ? undefined : 'no Chromium comes for this system; CHROMIUM_PATH can name one';
}
