import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf, readArticles } from './archive.js';

/**
 * Writes an archive as files. Arguments: folder of the data, number of articles, folder to write to, last paragraph of
 * each section.
 */
const [data = '', size = '', folder = '', paragraph = ''] = process.argv.slice(2);
for (const [index, { sections, ...facts }] of archiveOf(readArticles(data), Number(size)).entries()) {
  const changed = sections.map(({ paragraphs, ...section }) => ({
    ...section,
    paragraphs: paragraph === '' ? paragraphs : [...paragraphs, paragraph],
  }));
  writeFileSync(join(folder, `${index}.json`), JSON.stringify({ ...facts, sections: changed }));
}
