import { printable } from '../article/encoding.js';
import type { FolderFile, FolderState } from './folder.js';
import type { SkippedFile } from './results.js';

/** The changes to a folder between two readings, as printable paths. A renamed file is both removed and added. */
export interface Change {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that can no longer be read, with the reason; their last good version is kept. */
  readonly kept: readonly SkippedFile[];
  /** New files that cannot be read, with the reason. */
  readonly skipped: readonly SkippedFile[];
  /** Problems with files that were read anyway, one sentence each. */
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

/** The maximum number of files named in a line. */
const MOST_NAMED = 5;

/** What was read, as a sentence; empty if nothing was. */
export function readLine({ added, changed, removed }: Change): string {
  const parts = Object.entries({ added, changed, removed }).filter(([, paths]) => paths.length > 0);
  return parts.map(([what, paths]) => `${what} ${named(paths)}`).join('; ');
}

function named(paths: readonly string[]): string {
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return paths.slice(0, MOST_NAMED).join(', ') + more;
}

/** What could not be read, or only with problems, one sentence each. */
export function faultLines({ kept, skipped, warnings }: Change): string[] {
  return [
    ...warnings,
    ...kept.map(({ path, reason }) => `Kept the last good version of ${path}: ${reason}`),
    ...skipped.map(({ path, reason }) => `Skipped ${path}: ${reason}`),
  ];
}
