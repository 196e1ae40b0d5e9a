import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { folderProblem } from '../src/library/folder.js';

/** A folder, file or line that cannot be used; the message names it and says what to do. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
}

/** A data file: its name without the extension, and its lines. */
export interface DataSet<Line> {
  readonly name: string;
  readonly lines: readonly Line[];
}

const ENDING = '.jsonl';

/**
 * Reads all `.jsonl` files of a folder, in order of their names.
 *
 * @param schema the schema of a line
 * @throws {UnusableData} if there is no such folder, no such file in it, or a line does not match the schema
 */
export function readData<Line>(folder: string, schema: z.ZodType<Line>): DataSet<Line>[] {
  const files = filesIn(folder).filter((file) => file.endsWith(ENDING));
  if (files.length === 0)
    throw new UnusableData(
      `The folder "${folder}" holds no ${ENDING} file; name the one that does with --data.`,
    );
  return files
    .sort()
    .map((file) => ({ name: basename(file, ENDING), lines: readLines(join(folder, file), schema) }));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableData(
      `The folder "${folder}" ${folderProblem(code)}; name the folder with the data with --data.`,
    );
  }
}

function readLines<Line>(path: string, schema: z.ZodType<Line>): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [readLine(line, schema, `${path}, line ${index + 1}`)],
    );
}

function readLine<Line>(line: string, schema: z.ZodType<Line>, place: string): Line {
  const { data, error } = schema.safeParse(parse(line, place));
  if (!error) return data;
  const [issue] = error.issues;
  const reason = issue?.message.replace(/^Invalid input: /u, '');
  const what = issue?.path.length ? `the field "${issue.path.join('.')}"` : 'the line';
  throw new UnusableData(`${place}: ${what} is not as it should be: ${reason}.`);
}

function parse(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnusableData(`${place}: the line is not JSON; every line must be one whole object.`);
  }
}

/** Writes objects as lines of a file, creating the folder if it is missing. */
export function writeLines(folder: string, name: string, lines: readonly object[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}${ENDING}`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
