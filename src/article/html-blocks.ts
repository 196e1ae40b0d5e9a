import { parseHTML } from 'linkedom';
import type { Block } from './blocks.js';

/** What is asked of a node of a document. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

const ELEMENT = 1;
const TEXT = 3;

/** Not shown, or no part of what is said. */
const LEFT_OUT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG MATH CANVAS VIDEO AUDIO FIGCAPTION BUTTON INPUT SELECT TEXTAREA NAV'.split(
    ' ',
  ),
);
/** Shown in the line that the words around them stand in. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK OUTPUT Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR RUBY BR'.split(
    ' ',
  ),
);
const CELL = new Set(['TD', 'TH']);
/** What a browser adds. */
const BEFORE: Readonly<Record<string, string>> = { BR: '\n', Q: '“' };
const AFTER: Readonly<Record<string, string>> = { Q: '”', TD: '\t', TH: '\t' };

/** The headings and paragraphs of a piece of HTML inside another text. */
export function blocksOfFragment(html: string): Block[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return blocksOf(document.body as unknown as HtmlNode);
}

/**
 * The headings and paragraphs below a node as a browser shows them: blanks collapsed but for preformatted text, a line
 * break where `<br>` stands, quotation marks around `<q>`, a tab between the cells of a row (`innerText` in the HTML
 * standard).
 */
export function blocksOf(node: HtmlNode): Block[] {
  const page = new Page();
  visit(node, page, false);
  page.end(null);
  return page.blocks;
}

/** Collects what is shown, block by block. */
class Page {
  readonly blocks: Block[] = [];
  #open = '';

  write(words: string): void {
    this.#open += words;
  }

  /** Ends the block that is open. */
  end(level: number | null): void {
    const text = this.#open
      .replace(/ {2,}/gu, ' ')
      .replace(/ ?([\t\n]) ?/gu, '$1')
      .replaceAll(PREFORMATTED_BLANK, ' ')
      .trim();
    if (text !== '') this.blocks.push({ level, text });
    this.#open = '';
  }
}

/** Stands for a blank that must not collapse; a private character, which no text means anything by. */
const PREFORMATTED_BLANK = '\uF8FE';

function visit(node: HtmlNode, page: Page, preformatted: boolean): void {
  const { nodeType, nodeValue } = node;
  if (nodeType === TEXT) page.write(preformatted ? keepBlanks(nodeValue ?? '') : collapse(nodeValue ?? ''));
  else if (nodeType === ELEMENT) visitElement(node, page, preformatted);
}

function visitElement({ nodeName, childNodes }: HtmlNode, page: Page, preformatted: boolean): void {
  const name = nodeName.toUpperCase();
  if (LEFT_OUT.has(name)) return;
  const block = !INLINE.has(name) && !CELL.has(name);
  if (block) page.end(null);
  page.write(BEFORE[name] ?? '');
  for (const child of childNodes) visit(child, page, preformatted || name === 'PRE');
  page.write(AFTER[name] ?? '');
  if (block) page.end(/^H[1-6]$/u.test(name) ? Number(name[1]) : null);
}

function collapse(words: string): string {
  return words.replace(/[ \t\r\n\f]+/gu, ' ');
}

function keepBlanks(words: string): string {
  return words.replaceAll(' ', PREFORMATTED_BLANK);
}
