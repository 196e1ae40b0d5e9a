import { afterEach, expect, it } from 'vitest';
import { decode } from '../../src/library/compile.js';
import { makeThreads, type Threads } from '../../src/library/threads.js';

let threads: Threads;
afterEach(() => threads.close());

const task = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

it('an article that was made to take long is given up, and the next one is read', async () => {
  threads = makeThreads(2_000);
  await expect(threads.compile(task('hostile.md', '*a '.repeat(300_000)))).rejects.toThrow(
    'It takes too long to read.',
  );
  const { article } = decode(await threads.compile(task('rain.md', '# Rain\n\nIt rained on Tuesday.')));
  expect(article.paragraphs).toHaveLength(1);
});

it('an article that cannot be read is refused with the reason', async () => {
  threads = makeThreads();
  await expect(threads.compile(task('rain.json', '{'))).rejects.toThrow('The JSON is broken at its end.');
});
