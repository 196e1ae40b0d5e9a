import { DomUtils, ElementType, parseDocument } from 'htmlparser2';
import type { MarkupBlock } from './source.js';

/** A parsed web page. */
export type PageDocument = ReturnType<typeof parseDocument>;
type ChildNode = PageDocument['children'][number];
export type PageElement = Extract<ChildNode, { readonly attribs: object }>;
type PageText = Extract<ChildNode, { readonly type: ElementType.ElementType.Text }>;

/** The fields of a node that are read, whichever parser made it. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly tagName?: string;
  readonly nodeValue?: string | null;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly childNodes?: Iterable<HtmlNode>;
  readonly parentNode: HtmlNode | null;
}

/**
 * Parses a page into a tree of plain objects. Parsing and reading it takes a tenth of the time of a browser-like DOM.
 */
export function parsePage(html: string): PageDocument {
  return parseDocument(html);
}

/** Whether a node is an element; scripts and style sheets count as elements. */
export function isElement(node: ChildNode): node is PageElement {
  return ElementType.isTag(node);
}

/** Whether a node is text. */
export function isText(node: ChildNode): node is PageText {
  return node.type === ElementType.Text;
}

/** All elements below a node, in document order. */
export function elementsBelow({ children }: { readonly children: readonly ChildNode[] }): PageElement[] {
  const found: PageElement[] = [];
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      found.push(node);
      visit(node.children);
    }
  };
  visit(children);
  return found;
}

/** All text below an element; undefined if it has more than `most` characters. */
export function textBelow(element: PageElement, most: number = Number.POSITIVE_INFINITY): string | undefined {
  let text = '';
  const visit = (nodes: readonly ChildNode[]): boolean =>
    nodes.every((node) => {
      if (isText(node)) text += node.data;
      else if ('children' in node) return visit(node.children);
      return text.length <= most;
    });
  return visit(element.children) ? text : undefined;
}

/** Whether an attribute that is a list of words contains a word (`[rel~="author"]`). */
export function lists({ attribs }: PageElement, attribute: string, word: string): boolean {
  return attribs[attribute]?.split(/\s+/u).includes(word) ?? false;
}

/** The outer HTML of an element. */
export function markupOf(element: PageElement): string {
  return DomUtils.getOuterHTML(element, { encodeEntities: 'utf8' });
}

/** A block of a page, with what indicates whether it belongs to the story. */
export interface PageBlock extends MarkupBlock {
  /** The share of its characters that are in links, 0 to 1. */
  readonly linked: number;
  /** The element that contains it and its neighbours: the parent of the paragraph, the list or the quotation. */
  readonly within: HtmlNode;
  /** Whether it is an item of a list. */
  readonly item: boolean;
  /** Whether it is part of a post on a social network that the page shows. */
  readonly post: boolean;
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements that are not displayed, or are not part of the text. */
const LEFT_OUT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG MATH CANVAS VIDEO AUDIO FIGCAPTION BUTTON INPUT SELECT TEXTAREA NAV'.split(
    ' ',
  ),
);
/** Elements displayed in the line of the words around them. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK OUTPUT Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR RUBY BR'.split(
    ' ',
  ),
);
const CELL = new Set(['TD', 'TH']);
const HELD = new Set(['P', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'PRE']);
/**
 * Private-use characters, which have no meaning in a text: a break, a space that must not collapse, words in a link.
 */
const BREAK = '\uF8FD';
const BLANK = '\uF8FE';
const LINKED = '\uF8FC';
/** Text that a browser inserts. */
const BEFORE: Readonly<Record<string, string>> = { BR: BREAK, Q: '“' };
const AFTER: Readonly<Record<string, string>> = { Q: '”', TD: '\t', TH: '\t' };
const MARKS = new RegExp(`[${BREAK}${BLANK}${LINKED}]`, 'gu');
const TWO_BREAKS = new RegExp(`(?:\\s*${BREAK}\\s*){2,}`, 'u');
const IN_LINKS = new RegExp(`${LINKED}[^${LINKED}]*${LINKED}`, 'gu');

/** The headings and paragraphs of a fragment of HTML inside another text. */
export function blocksOfFragment(html: string): MarkupBlock[] {
  return blocksOf(parsePage(html)).map(({ level, text }) => ({ level, text }));
}

/**
 * The headings and paragraphs below a node as a browser displays them (`innerText` in the HTML standard): whitespace is
 * collapsed except in preformatted text, `<br>` is a line break and two of them end a paragraph, `<q>` gets quotation
 * marks, and cells of a row are separated by a tab. Soft hyphens, which only show at the end of a line, are removed.
 */
export function blocksOf(node: HtmlNode): PageBlock[] {
  const page = new Page(node);
  const inside = { preformatted: false, linked: false, item: false, post: false };
  for (const child of node.childNodes ?? []) visit(child, page, inside);
  page.end(null, node);
  return page.blocks;
}

/** The properties that apply to the words inside an element. */
interface Inside {
  readonly preformatted: boolean;
  readonly linked: boolean;
  readonly item: boolean;
  readonly post: boolean;
}

/** Collects the displayed text, block by block. */
class Page {
  readonly blocks: PageBlock[] = [];
  #open = '';
  #inside: Pick<PageBlock, 'item' | 'post'> = { item: false, post: false };
  #root: HtmlNode;

  constructor(root: HtmlNode) {
    this.#root = root;
  }

  write(words: string, inside: Inside): void {
    this.#open += words;
    if (words.trim() !== '') this.#inside = inside;
  }

  /** Ends the open block. */
  end(level: number | null, element: HtmlNode): void {
    const open = this.#open;
    this.#open = '';
    if (open.trim() === '') return;
    for (const part of open.includes(BREAK) ? open.split(TWO_BREAKS) : [open]) {
      const text = asShown(part);
      if (text === '') continue;
      const { item, post } = this.#inside;
      this.blocks.push({ level, text, linked: linkedShare(part), within: this.#holder(element), item, post });
    }
  }

  #holder(element: HtmlNode): HtmlNode {
    let holder = element;
    while (holder !== this.#root && holder.parentNode && HELD.has(nameOf(holder))) holder = holder.parentNode;
    return holder;
  }
}

function asShown(words: string): string {
  return words
    .replace(/\u00ad/gu, '')
    .replaceAll(LINKED, '')
    .replaceAll(BREAK, '\n')
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?([\t\n]) ?/gu, '$1')
    .replaceAll(BLANK, ' ')
    .trim();
}

function linkedShare(words: string): number {
  const inLinks = (words.match(IN_LINKS) ?? []).reduce((sum, each) => sum + solid(each), 0);
  return inLinks === 0 ? 0 : inLinks / solid(words);
}

function solid(words: string): number {
  return words.replace(MARKS, '').replace(/\s+/gu, '').length;
}

function visit(node: HtmlNode, page: Page, inside: Inside): void {
  const { nodeType, nodeValue } = node;
  if (nodeType === TEXT) {
    const shown = inside.preformatted ? keepBlanks(nodeValue ?? '') : collapse(nodeValue ?? '');
    page.write(inside.linked ? LINKED + shown + LINKED : shown, inside);
  } else if (nodeType === ELEMENT) visitElement(node, page, inside);
}

function visitElement(element: HtmlNode, page: Page, outside: Inside): void {
  const name = nameOf(element);
  if (LEFT_OUT.has(name)) return;
  const block = !INLINE.has(name) && !CELL.has(name);
  if (block) page.end(null, element.parentNode ?? element);
  const inside = insideOf(element, name, outside);
  if (BEFORE[name]) page.write(BEFORE[name], inside);
  for (const child of element.childNodes ?? []) visit(child, page, inside);
  if (AFTER[name]) page.write(AFTER[name], inside);
  if (block) page.end(/^H[1-6]$/u.test(name) ? Number(name[1]) : null, element);
}

const POST = /\b(?:twitter-tweet|twitter-video|instagram-media|bluesky-embed|fb-post)\b/u;

function insideOf(element: HtmlNode, name: string, outside: Inside): Inside {
  if (name === 'PRE') return { ...outside, preformatted: true };
  if (name === 'A') return { ...outside, linked: true };
  if (name === 'LI') return { ...outside, item: true };
  return name === 'BLOCKQUOTE' && POST.test(element.attribs?.class ?? '')
    ? { ...outside, post: true }
    : outside;
}

function nameOf({ tagName = '' }: HtmlNode): string {
  return tagName.toUpperCase();
}

function collapse(words: string): string {
  return words.replace(/[ \t\r\n\f]+/gu, ' ');
}

function keepBlanks(words: string): string {
  return words.replaceAll(' ', BLANK);
}
