import { printable } from '../article/encoding.js';
import type { FolderFile, FolderState } from './folder.js';
import type { SkippedFile } from './results.js';

/** What became of a folder from one reading to the next; files by their paths, as they may be printed. A renamed file is removed and added. */
export interface Change {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that cannot be read any more, with the reason; their last good version stays. */
  readonly kept: readonly SkippedFile[];
  /** Files that came and cannot be read, with the reason. */
  readonly skipped: readonly SkippedFile[];
  /** What was wrong with files that were read all the same, a sentence each. */
  readonly warnings: readonly string[];
}

/** Compares two readings of a folder. */
export function changeBetween(before: FolderState, after: FolderState): Change {
  const anew = [...after.values()].filter((file) => before.get(file.path) !== file);
  const good = anew.filter(({ reason }) => reason === null);
  const hadArticle = ({ path }: FolderFile) => before.get(path)?.article != null;
  const faults = anew.flatMap(({ path, article, reason }) =>
    reason === null ? [] : [{ path: printable(path), reason, article }],
  );
  return {
    added: good.filter((file) => !hadArticle(file)).map(nameOf),
    changed: good.filter(hadArticle).map(nameOf),
    removed: [...before.values()].filter((file) => hadArticle(file) && !after.has(file.path)).map(nameOf),
    kept: faults.filter(({ article }) => article).map(({ path, reason }) => ({ path, reason })),
    skipped: faults.filter(({ article }) => !article).map(({ path, reason }) => ({ path, reason })),
    warnings: good.flatMap(({ article }) => article?.warnings ?? []),
  };
}

function nameOf({ path }: FolderFile): string {
  return printable(path);
}

export function isChange(change: Change): boolean {
  return Object.values(change).some((files) => files.length > 0);
}

/** So many files are named in a line. */
const MOST_NAMED = 5;

/** What was read anew, in a sentence; empty where nothing was. */
export function readLine({ added, changed, removed }: Change): string {
  const parts = Object.entries({ added, changed, removed }).filter(([, paths]) => paths.length > 0);
  return parts.map(([what, paths]) => `${what} ${named(paths)}`).join('; ');
}

function named(paths: readonly string[]): string {
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return paths.slice(0, MOST_NAMED).join(', ') + more;
}

/** What could not be read, or not as it stands there, a sentence each. */
export function faultLines({ kept, skipped, warnings }: Change): string[] {
  return [
    ...warnings,
    ...kept.map(({ path, reason }) => `Kept the last good version of ${path}: ${reason}`),
    ...skipped.map(({ path, reason }) => `Skipped ${path}: ${reason}`),
  ];
}
