import { createRequire } from 'node:module';
import type { Nodes, RootContent, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type * as Toml from 'smol-toml';
import { parseDocument } from 'yaml';
import { type Outline, UnreadableArticle } from './article.js';
import { type ReadFacts, readFacts } from './facts.js';
import { type MarkupBlock, outlineOf } from './source.js';

/** CommonMark, GitHub's tables, footnotes and strikethrough, and front matter. */
const OPTIONS = {
  extensions: [gfm(), frontmatter(['yaml', 'toml'])],
  mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
};

/** Deeply nested list and quotation markers; the parser's time is cubic in their number. */
const NESTED = /^(?:[ \t]{0,4}(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){100}/mu;

/**
 * Reads a news article from Markdown: `title`, `author`, `published` and `url` from the front matter, sections by
 * its headings. Items of lists, quoted paragraphs, code and rows of tables are paragraphs; images are left out.
 *
 * @returns spans into the text as it is shown, without the markup
 * @throws {UnreadableArticle} if the front matter is not as it should be
 */
export async function readMarkdown(source: string): Promise<Outline> {
  if (NESTED.test(source)) throw new UnreadableArticle('The file is nested too deeply.');
  const { children } = fromMarkdown(
    withoutMarks(source.replace(/^\s*\uFEFF?\s*(?=---|\+\+\+)|^\uFEFF/u, '')),
    OPTIONS,
  );
  const matter = children.find((node) => node.type === 'yaml' || (node.type as string) === 'toml');
  const blocks: MarkupBlock[] = [];
  for (const node of children) for (const block of await blocksOf(node)) blocks.push(block);
  const { facts, warnings } = matter ? readFrontMatter(matter as FrontMatter) : { facts: {}, warnings: [] };
  return { ...outlineOf(facts, blocks), warnings };
}

const FENCE = /^[ ]{0,3}(```|~~~)/u;
const INLINE_CODE = /`[^`\n]+`/gu;
/** Lines and markers that only site generators and note-taking programs read. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  // Hugo, Jekyll, Nunjucks: {{< figure … >}}, {% youtube … %}, {{ page.title }}
  [/\{\{[<%-]?[^{}]{0,2000}?[>%-]?\}\}/gu, ''],
  [/\{%-?[^{}]{0,2000}?-?%\}/gu, ''],
  // Kramdown's and Pandoc's attributes: {: .lead}, {#cost}
  [/(?:^|[ \t]?)\{[:#.][^{}\n]{0,200}\}/gmu, ''],
  // MDX
  [
    /^(?:import\s.{1,300}?\sfrom\s+["'][^"'\n]{1,300}["']|import\s+["'][^"'\n]{1,300}["']|export\s+(?:const|default|let|function)\b.*);?[ \t]*$/gmu,
    '',
  ],
  // Obsidian: %%notes%%, ![[pictures]], [[page|words]], ==marked==, ^block-id, > [!note] Title
  [/%%[\s\S]{0,5000}?%%/gu, ''],
  [/!\[\[[^[\]\n]{1,300}\]\]/gu, ''],
  [/\[\[(?:[^[\]|\n]{1,300}\|)?([^[\]|\n]{1,300})\]\]/gu, '$1'],
  [/==(?=\S)([^=\n]{1,500}?)(?<=\S)==/gu, '$1'],
  [/[ \t]\^[\w-]{1,40}[ \t]*$/gmu, ''],
  [/^(\s{0,3}(?:>\s?)+)\[![\w-]{1,30}\][+-]?[ \t]*/gmu, '$1'],
  // WordPress: [caption …]…[/caption], [gallery ids="…"]
  [
    /\[\/?(?:caption|gallery|embed|youtube|video|audio|ad|shortcode|toc|vc_\w+)\b[^\]\n]{0,300}\](?!\()/giu,
    '',
  ],
  // GitBook, MkDocs, Docusaurus: ::: note, !!! warning, [TOC], [[_TOC_]]
  [/^:{3,}[^\n]{0,200}$/gmu, ''],
  [/^(?:!{3}|\?{3})\+? [^\n]{0,200}$/gmu, ''],
  [/^\[(?:TOC|\[_TOC_\])\][ \t]*$/gimu, ''],
  // Front matter of a second program, and Jekyll's excerpt marker
  [/<!--\s*more\s*-->/giu, ''],
];

/** The text without such markers, but unchanged in code, where they are meant to be shown. */
function withoutMarks(source: string): string {
  let [plain, open] = ['', ''];
  let fence: string | undefined;
  for (const line of source.split(/(?<=\n)/u)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark === undefined) {
      open += line;
      continue;
    }
    plain += outsideCode(open) + line;
    open = '';
    if (fence === undefined) fence = mark;
    else if (mark === fence) fence = undefined;
  }
  return plain + outsideCode(open);
}

function outsideCode(text: string): string {
  let plain = '';
  let start = 0;
  for (const { 0: code, index } of text.matchAll(INLINE_CODE)) {
    plain += cleaned(text.slice(start, index)) + code;
    start = index + code.length;
  }
  return plain + cleaned(text.slice(start));
}

function cleaned(text: string): string {
  return MARKS.reduce((words, [mark, shown]) => words.replace(mark, shown), text);
}

/**
 * The HTML parser is loaded for the first article that needs it, because loading takes as long as reading a hundred.
 */
async function blocksOf(node: RootContent): Promise<MarkupBlock[]> {
  switch (node.type) {
    case 'heading':
      return [{ level: node.depth, text: shown(node) }];
    case 'paragraph':
      return [{ level: null, text: shown(node) }];
    case 'code':
      return [{ level: null, text: node.value }];
    case 'table':
      return node.children.map((row) => ({ level: null, text: shown(row) }));
    case 'html':
      return (await import('./html-blocks.js')).blocksOfFragment(node.value);
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'footnoteDefinition': {
      const blocks: MarkupBlock[] = [];
      for (const child of node.children) for (const block of await blocksOf(child)) blocks.push(block);
      return blocks;
    }
    default:
      return [];
  }
}

/** The words of a node as displayed, with whitespace collapsed; only an explicit break ends a line. */
function shown(node: Nodes): string {
  return words(node)
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?([\t\n]) ?/gu, '$1')
    .trim();
}

function words(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value.replace(/[ \t\r\n]+/gu, ' ');
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/iu.test(node.value) ? '\n' : '';
    case 'tableRow':
      return cells(node);
    default:
      return 'children' in node ? node.children.map(words).join('') : '';
  }
}

function cells({ children }: TableRow): string {
  return children.map(words).join('\t');
}

const require = createRequire(import.meta.url);

/** The front matter of a Markdown file, between "---" or, in TOML, between "+++". */
interface FrontMatter {
  readonly type: 'yaml' | 'toml';
  readonly value: string;
}

/**
 * Reads what the front matter of a Markdown file states about the article; unknown fields are ignored. If it is broken,
 * the lines that can be parsed on their own are used.
 */
function readFrontMatter({ type, value }: FrontMatter): ReadFacts {
  try {
    return factsIn(type === 'toml' ? tomlIn(value) : yamlIn(value));
  } catch (error) {
    const { facts, warnings } = factsIn(linesIn(value));
    return { facts, warnings: [(error as Error).message, ...warnings] };
  }
}

/** Hugo keeps custom fields in "params". */
function factsIn(fields: Readonly<Record<string, unknown>>): ReadFacts {
  const { params } = fields;
  const own = typeof params === 'object' && params !== null ? params : {};
  return readFacts({ ...own, ...fields });
}

const LINES_TAKEN = 'the lines that can be read alone were taken';

function yamlIn(value: string): Readonly<Record<string, unknown>> {
  // The failsafe schema keeps 2021-12-08, 1984 and yes as strings.
  const read = (yaml: string) => parseDocument(yaml, { schema: 'failsafe', prettyErrors: true });
  const asWritten = read(value);
  const document = asWritten.errors.length === 0 ? asWritten : read(quoted(value));
  const [error] = document.errors;
  if (error) {
    const line = asWritten.errors[0]?.linePos?.[0].line;
    // Plus one for the opening line of the front matter.
    throw new Error(`The front matter is broken${line ? ` at line ${line + 1}` : ''}; ${LINES_TAKEN}.`);
  }
  return mappingOf(plainData(document));
}

/** The parser refuses aliases that grow without bounds. */
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

/**
 * Quotes values that people write without quotation marks and YAML reads as something else: "Harbour: dredging starts".
 */
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

/** Quotes a value that begins with a quotation mark and continues after the closing one: `title: "Go" he said`. */
function quotedMark(line: string): string {
  const [, name, value] = FIELD.exec(line.replace(/\r$/u, '')) ?? [];
  return name && value && /^(["'*&!@]).*[^"']$/u.test(value) ? `${name}: ${JSON.stringify(value)}` : line;
}

/** The "name: value" lines of a front matter that is broken elsewhere. */
function linesIn(value: string): Readonly<Record<string, string>> {
  const fields = value.split('\n').flatMap((line): [string, string][] => {
    const [, name, words] = FIELD.exec(line.replace(/\r$/u, '')) ?? [];
    const bare = words?.replace(/^(["'])(.*)\1$/u, '$2');
    return name && bare ? [[name, bare]] : [];
  });
  return Object.fromEntries(fields);
}
