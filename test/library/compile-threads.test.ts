import { afterEach, expect, it } from 'vitest';
import { type Compiled, decode } from '../../src/library/compile.js';
import { LIMITS, makeThreads, type Threads, TookTooLong } from '../../src/library/compile-threads.js';

let threads: Threads;
afterEach(() => threads.close());

const task = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const RAIN = task('rain.md', '# Rain\n\nIt rained on Tuesday.');
/** Minutes of work for a parser. */
const HOSTILE = task('hostile.md', '*a '.repeat(300_000));

it('an article that was made to take long is given up, and the next one is read', async () => {
  threads = makeThreads({ ...LIMITS, soon: 1_000 });
  await expect(threads.compile(HOSTILE, 'soon')).rejects.toThrow(TookTooLong);
  const { article } = decode(await threads.compile(RAIN, 'later')) as Compiled;
  expect(article.paragraphs).toHaveLength(1);
});

it('an article that may take long keeps no other from being read', async () => {
  threads = makeThreads({ ...LIMITS, soon: 25_000 });
  let hostile = 'under way';
  void threads.compile(HOSTILE, 'later').catch(() => (hostile = 'ended'));
  await threads.compile(RAIN, 'soon');
  expect(hostile).toBe('under way');
});

it('an article that cannot be read is refused with the reason', async () => {
  threads = makeThreads();
  await expect(threads.compile(task('rain.json', '{'), 'soon')).rejects.toThrow(
    'The JSON is broken at its end.',
  );
});
