import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchFolder } from '../../src/library/watch.js';

it('says where changes are found that the system does not tell of, as on a disk of another machine', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'watch-'));
  const failed = await new Promise<string>((resolve) => {
    const watch = watchFolder(dir, 60_000, { stirred: () => {}, due: () => {}, failed: resolve });
    // The first is what changed before the watch began.
    for (let change = 0; change < 2; change++) watch.found();
  });
  expect(failed).toMatch(/^The system does not report changes in the folder ".*"; it is checked every 60 /u);
  rmSync(dir, { recursive: true });
});
