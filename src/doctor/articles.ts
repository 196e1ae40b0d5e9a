import type { Library } from '../library/results.js';
import { type Finding, note, ok, todo } from './finding.js';

const ABOUT = 'Articles';

/** Whether there are articles, and which files are none. */
export async function examineArticles(open: () => Promise<Library>): Promise<Finding[]> {
  try {
    const { articles, skipped } = await open();
    const count = `${articles.length} ${articles.length === 1 ? 'article' : 'articles'} can be asked about.`;
    return [
      ok(ABOUT, count),
      ...articles.flatMap(({ warnings = [] }) => warnings.map((warning) => note(ABOUT, warning, CORRECT))),
      ...skipped.map(({ path, reason }) => todo(ABOUT, `${path} is skipped: ${reason}`, MEND)),
    ];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UnusableFolder') throw error;
    return [
      todo(ABOUT, error.message, 'Look at SEEDS_DIR and --seeds; the path is seen from where you are.'),
    ];
  }
}

const CORRECT = 'Put it right in the file, or leave it: the article can be asked about all the same.';
const MEND = 'Mend the file or take it away; "verbatim check" tells how files are understood.';
