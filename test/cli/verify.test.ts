import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyTask } from '../../src/cli/tasks.js';
import { type Library, openLibrary } from '../../src/index.js';

let library: Library;

beforeAll(async () => {
  library = await openLibrary(join(import.meta.dirname, '../../seeds'));
});

const plain = { width: 80, ansi: false };

describe('verbatim verify', () => {
  test('prints both wordings, what differs and whose words they are', () => {
    const { found, text } = verifyTask(library, 'Everything is not written in these agreements', {
      speaker: 'Putin',
    });
    expect(found).toBe(true);
    expect(text(plain)).toContain('1. Putin: “Everything is [-not-] written in these agreements”');
    expect(text(plain)).toContain('• negation: “not” is added');
    expect(text(plain)).toContain('• The article attributes it to Sergey Lavrov, not to “Putin”.');
  });

  test('gives it as data', () => {
    const { json } = verifyTask(library, 'Everything is not written in these agreements', {
      speaker: 'Putin',
    });
    expect(json).toMatchObject({
      quotations: [
        {
          verdict: 'altered',
          speakerVerdict: 'wrong',
          differences: [{ kind: 'negation', claimed: { text: 'not', start: 14, end: 17 }, article: null }],
          standing: { text: ['Everything is written in these agreements'], speaker: 'Sergey Lavrov' },
        },
      ],
    });
  });

  test('finds nothing where nothing like it stands there', () => {
    const { found, json } = verifyTask(library, 'We shall build a railway to the moon', {});
    expect(found).toBe(false);
    expect(json).toMatchObject({ quotations: [{ verdict: 'absent', standing: null, differences: [] }] });
  });
});
