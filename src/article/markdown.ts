import type { Nodes, RootContent, TableRow, Yaml } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Outline } from './article.js';
import { type Block, outlineOf } from './blocks.js';
import { UnreadableArticle } from './errors.js';
import { readFrontMatter } from './front-matter.js';

/** CommonMark, GitHub's tables, footnotes and crossed-out words, and front matter. */
const OPTIONS = {
  extensions: [gfm(), frontmatter()],
  mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
};

/** Marks of lists and quotations that open one in the other; the parser's time grows with the cube of their number. */
const NESTED = /^(?:[ \t]{0,4}(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){100}/mu;

/**
 * Reads a news article from Markdown: `title`, `author`, `published` and `url` from the front matter, sections by
 * its headings. Items of lists, quoted paragraphs, code and rows of tables are paragraphs; images are left out.
 *
 * @returns spans into the text as it is shown, without the markup
 * @throws {UnreadableArticle} where the front matter is not as it should be
 */
export async function readMarkdown(source: string): Promise<Outline> {
  if (NESTED.test(source)) throw new UnreadableArticle('The file is nested too deeply.');
  const { children } = fromMarkdown(source.replace(/^\uFEFF/u, ''), OPTIONS);
  const matter = children.find((node): node is Yaml => node.type === 'yaml');
  const blocks: Block[] = [];
  for (const node of children) for (const block of await blocksOf(node)) blocks.push(block);
  return outlineOf(matter ? readFrontMatter(matter.value) : {}, blocks);
}

/** HTML's parser is loaded by the first article that needs it: that takes as long as reading a hundred. */
async function blocksOf(node: RootContent): Promise<Block[]> {
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
      const blocks: Block[] = [];
      for (const child of node.children) for (const block of await blocksOf(child)) blocks.push(block);
      return blocks;
    }
    default:
      return [];
  }
}

/** The words of a node as they are shown, runs of blanks as one; only a break that is meant ends a line. */
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
