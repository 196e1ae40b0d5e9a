import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/source.js';
import { checkText, understood } from '../../src/cli/check-report.js';
import { checkTask } from '../../src/cli/tasks.js';
import { fakeLibrary, frost, roofQuotation, roofQuotes, storm } from '../support/fake-library.js';

const library = fakeLibrary({ articles: [storm, frost], quotes: () => roofQuotes });

describe('a check', () => {
  test('tells how a file was understood', () => {
    expect(checkText(understood(storm, library))).toBe(
      [
        'storm',
        '  title       Storm Over Bergen',
        '  published   2023-03-05',
        '  author      Kari Lie',
        '  sections    2',
        '    (opening): 1 paragraph',
        '    After The Wind: 1 paragraph',
        '  quotations  Ola Dahl (1)',
        '',
      ].join('\n'),
    );
  });

  test('warns of what may have been misunderstood', () => {
    const bare = readSource({ id: 'bare', sections: [{ heading: 'Alone', paragraphs: [] }] }, 'bare');
    const nobody = { ...roofQuotation, speaker: null };
    const of = fakeLibrary({ articles: [bare], quotes: () => ({ ...roofQuotes, quotations: [nobody] }) });
    expect(understood(bare, of).warnings.map((warning) => warning.split(':')[0])).toEqual([
      'No title was found',
      'No date of publication was found',
      'No author was found',
      'No paragraph was found, so nothing can be quoted from it.',
      'Sections without a paragraph',
      'Quotations whose speaker the text does not tell',
    ]);
  });

  test('is without a fault where no file was skipped', () => {
    const skipped = [{ path: 'a.pdf', reason: 'It is no text.' }];
    expect(checkTask(library).found).toBe(true);
    const task = checkTask(fakeLibrary({ skipped, quotes: () => roofQuotes }));
    expect(task.found).toBe(false);
    expect(task.text({ width: 80, ansi: false })).toMatch(
      /a\.pdf\n {2}! skipped: It is no text\.\n\nUnderstood: 1\. Skipped: 1\.\n$/u,
    );
  });

  test('may be of one article', () => {
    expect(checkTask(library, 'frost').json).toMatchObject({ articles: [{ article: 'frost' }] });
  });
});
