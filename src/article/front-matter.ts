import { createRequire } from 'node:module';
import type * as Toml from 'smol-toml';
import { parseDocument } from 'yaml';
import { type ReadFacts, readFacts } from './facts.js';

const require = createRequire(import.meta.url);

/** The front matter of a Markdown file, between "---" or, in TOML, between "+++". */
export interface FrontMatter {
  readonly type: 'yaml' | 'toml';
  readonly value: string;
}

/**
 * Reads what the front matter of a Markdown file says of the article; fields that it knows nothing of may be there.
 * Where it is broken, the lines that can be read alone are.
 */
export function readFrontMatter({ type, value }: FrontMatter): ReadFacts {
  try {
    return factsIn(type === 'toml' ? tomlIn(value) : yamlIn(value));
  } catch (error) {
    const { facts, warnings } = factsIn(linesIn(value));
    return { facts, warnings: [(error as Error).message, ...warnings] };
  }
}

/** Hugo keeps fields of its users' own in "params". */
function factsIn(fields: Readonly<Record<string, unknown>>): ReadFacts {
  const { params } = fields;
  const own = typeof params === 'object' && params !== null ? params : {};
  return readFacts({ ...own, ...fields });
}

const LINES_TAKEN = 'the lines that can be read alone were taken';

function yamlIn(value: string): Readonly<Record<string, unknown>> {
  // The failsafe schema leaves 2021-12-08, 1984 and yes the words that they are.
  const read = (yaml: string) => parseDocument(yaml, { schema: 'failsafe', prettyErrors: true });
  const asWritten = read(value);
  const document = asWritten.errors.length === 0 ? asWritten : read(quoted(value));
  const [error] = document.errors;
  if (error) {
    const line = asWritten.errors[0]?.linePos?.[0].line;
    // The line that opens the front matter stands above it.
    throw new Error(`The front matter is broken${line ? ` at line ${line + 1}` : ''}; ${LINES_TAKEN}.`);
  }
  return mappingOf(plainData(document));
}

/** Aliases that grow without bounds are refused by the parser. */
function plainData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    throw new Error(`The front matter refers to itself too often; ${LINES_TAKEN}.`);
  }
}

function tomlIn(value: string): Readonly<Record<string, unknown>> {
  try {
    return (require('smol-toml') as typeof Toml).parse(value);
  } catch (error) {
    const { line } = error as { line?: number };
    throw new Error(`The front matter is broken${line ? ` at line ${line + 1}` : ''}; ${LINES_TAKEN}.`);
  }
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(
    'The front matter must consist of lines such as "title: Rain at Last"; it was passed over.',
  );
}

const FIELD = /^([\w-]{1,40})[ \t]*[:=][ \t]+(\S.*?)[ \t]*$/u;

/** Values that people write without quotation marks and YAML takes for something else: "Harbour: dredging starts". */
function quoted(yaml: string): string {
  return yaml
    .split('\n')
    .map((line) => {
      const [, name, value] = FIELD.exec(line.replace(/\r$/u, '')) ?? [];
      if (name === undefined || value === undefined || /^(?:["'|>&*!{[-]|\[)/u.test(value))
        return quotedMark(line);
      return `${name}: ${JSON.stringify(value)}`;
    })
    .join('\n');
}

/** A value that begins with a quotation mark and goes on behind the closing one: `title: "Go" he said`. */
function quotedMark(line: string): string {
  const [, name, value] = FIELD.exec(line.replace(/\r$/u, '')) ?? [];
  return name && value && /^(["'*&!@]).*[^"']$/u.test(value) ? `${name}: ${JSON.stringify(value)}` : line;
}

/** The lines "name: value" of a front matter that is broken elsewhere. */
function linesIn(value: string): Readonly<Record<string, string>> {
  const fields = value.split('\n').flatMap((line): [string, string][] => {
    const [, name, words] = FIELD.exec(line.replace(/\r$/u, '')) ?? [];
    const bare = words?.replace(/^(["'])(.*)\1$/u, '$2');
    return name && bare ? [[name, bare]] : [];
  });
  return Object.fromEntries(fields);
}
