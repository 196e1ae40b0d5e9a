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

test('with MENTIONS=off it answers commands, and says that it answers no messages', async () => {
  const { child, ending } = verbatim('start', { DISCORD_TOKEN: '', MENTIONS: 'off' }, true);
  child.stdin.end('What is S. 1605?\n/ask What is S. 1605?\n');
  const { status, out } = await ending();
  expect(status).toBe(0);
  expect(out).toMatch(
    /^Messages are not answered here.*MENTIONS is set to "off".*legislaiton \(S\. 1605\)/su,
  );
  expect(out.match(/legislaiton/gu)).toHaveLength(1);
});
