import { describe, expect, test } from 'vitest';
import { askTask, quoteTask, summaryTask } from '../../src/cli/tasks.js';
import { createLibrary } from '../../src/index.js';
import { flood } from '../support/newspaper.js';

const library = createLibrary([flood]);
const style = { width: 10_000, ansi: false };

describe('a question at the command line is answered as it is meant', () => {
  test('with quotations', () => {
    const asked = askTask(library, 'What did Marsh say about the costs?', {});
    const quoted = quoteTask(library, { speaker: 'Marsh', about: 'the costs' });
    expect(asked.found).toBe(true);
    expect(asked.text(style)).toBe(quoted.text(style));
    expect(asked.json).toMatchObject({ intent: { kind: 'quotes', speaker: 'Marsh', about: 'the costs' } });
  });

  test('with a summary', () => {
    const asked = askTask(library, 'Why now?', { source: 'flood' });
    expect(asked.text(style)).toBe(
      summaryTask(library, { section: 'Why now?', source: 'flood' }).text(style),
    );
  });

  test('with so many passages, where it says how many', () => {
    expect(askTask(library, 'tl;dr', { limit: 1 }).text(style).match(/│/gu)).toHaveLength(1);
  });
});
