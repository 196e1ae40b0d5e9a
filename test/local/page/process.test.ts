import { expect, test } from 'vitest';
import { verbatim } from '../../e2e/program.js';

test('without a token the program prints where its page is, serves it, and ends as it is told to', async () => {
  const { child, line, ending } = verbatim('start', { DISCORD_TOKEN: '' }, true);
  const [url = ''] = /http:\S+/u.exec(await line(/browser/u)) ?? [];
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Verbatim</title>');
  child.stdin.end('What is S. 1605?\n');
  const { status, out } = await ending();
  expect(status).toBe(0);
  expect(out).toContain('legislaiton (S. 1605)');
});
