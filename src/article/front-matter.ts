import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Facts } from './blocks.js';
import { UnreadableArticle } from './errors.js';

const Mapping = z.record(z.string(), z.unknown());

/**
 * Reads what the front matter of a Markdown file says of the article; fields that it knows nothing of may be there.
 *
 * @throws {UnreadableArticle} where it is no YAML mapping, naming the line
 */
export function readFrontMatter(yaml: string): Facts {
  const { title, author, published, url } = mappingIn(yaml);
  // What they have to look like, `parseSource` checks for all formats alike.
  return Object.fromEntries(
    Object.entries({ title, author, published, url }).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
}

function mappingIn(yaml: string): Record<string, unknown> {
  // The failsafe schema leaves 2021-12-08, 1984 and yes the words that they are.
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    // The line that opens the front matter stands above it.
    throw new UnreadableArticle(`The front matter is broken${line ? ` at line ${line + 1}` : ''}.`);
  }
  const { data } = Mapping.safeParse(plainData(document) ?? {});
  if (data) return data;
  throw new UnreadableArticle('The front matter must consist of lines such as "title: Rain at Last".');
}

/** Aliases that grow without bounds are refused by the parser. */
function plainData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch {
    throw new UnreadableArticle('The front matter refers to itself too often.');
  }
}
