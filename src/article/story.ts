import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readByline } from './credits.js';
import { readDateLine } from './dates.js';
import {
  blocksOf,
  elementsBelow,
  type HtmlNode,
  isElement,
  isText,
  markupOf,
  type PageBlock,
  type PageDocument,
  type PageElement,
} from './html-blocks.js';
import { isAsideHeading, isPageLine } from './page-lines.js';

/** Parts about the site or by its readers; on short pages the reader view would mistake some of them for the story. */
const NO_STORY = {
  elements: new Set(['nav', 'footer']),
  roles: new Set(['navigation', 'contentinfo', 'dialog']),
  ids: new Set(['comments', 'disqus_thread']),
  classes: /(?:^|\s)(?:comments?|sr-only|visually-hidden|screen-reader-text)(?:\s|$)/u,
};
/** Elements without words or pictures; the reader view drops them, too. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'link']);

/** The attributes of elements that the reader view reads, and the elements of which it reads all attributes. */
const READ = new Set(
  'class id style href role rel itemprop aria-hidden aria-modal name property content rowspan colspan summary datatable'.split(
    ' ',
  ),
);
const PICTURES = new Set([
  'img',
  'picture',
  'source',
  'figure',
  'object',
  'embed',
  'iframe',
  'video',
  'audio',
]);

/** Names that sites give to the boxes beside and between the paragraphs of a story. */
const BOX = new RegExp(
  `(?<![a-z])(?:${[
    'related(?:-?(?:content|articles?|links?|stor(?:y|ies)|posts?|news|items?|coverage|topics|media|box|reading|list|block|container|wrapper|module))?',
    'recirc(?:ulation)?|recommend(?:ed|ations?)(?:-\\w+)?|most-?(?:read|popular|viewed|shared)|trending|popular(?:-posts)?',
    'newsletters?(?:-\\w+)*|sign-?up(?:-\\w+)*|subscribe(?:-\\w+)*|mailing-list|email-signup',
    'share(?:-?(?:bar|tools|buttons?|links|icons|box|this|article))?|sharing|sharedaddy|social(?:-?(?:share|sharing|media|links|icons|buttons|bar|tools|follow))?|follow-us|addthis\\w*',
    'adverts?|advertisements?|ads?|ad-(?:slot|unit|wrapper|container|placeholder|label|box)|sponsor(?:ed)?(?:-\\w+)?|promo(?:tion)?s?(?:-\\w+)?|outbrain|taboola|dfp|adsense',
    'disqus|comments?(?:-\\w+)?|breadcrumbs?',
    '(?:author|contributor)-?(?:bio|box|info|card|profile|description|details|about)|about-(?:the-)?author|bio(?:graphy)?|by-?lines?',
    '(?:post|entry|article|story)-?(?:meta|info|tags|footer|share|date|byline|author|details|related|tools|utility|credit)|timestamps?|pub-?date|tags?(?:-?(?:list|links|cloud))?|topics?(?:-list)?',
    'captions?(?:-\\w+)?|wp-caption-text|(?:image|photo|media|picture|img)-?(?:credit|caption|source|copyright|info|meta)|credits?|copyright',
    'read-?more(?:-\\w+)?|more-?(?:on|from|stories|news|articles|links)(?:-\\w+)*|see-?also|also-?(?:read|like)|inline-?(?:related|promo|links?|newsletter)',
    'pull-?quotes?|skip-?link|cookies?(?:-\\w+)?|gdpr|modal|popup|pop-up|overlay|toolbar|jp-relatedposts|next-?(?:article|post|up|story)|prev(?:ious)?-?(?:article|post)|pagination|pager|print-?only|noprint|no-print|disclaimer|tooltip',
  ].join('|')})(?![a-z])`,
  'u',
);
/** A box has at most this share of the page's prose; an element with more may be the story despite its name. */
const MOST_OF_PAGE = 0.2;
const KEPT = new Set(['html', 'body', 'main', 'article', 'h1', 'time']);

/**
 * A text of this length is accepted as the main text without a second, less strict attempt; news in brief are no
 * longer.
 */
const ENOUGH_CHARACTERS = 250;
/** The fewest characters of a paragraph of prose, which is also not made of links. */
const LEAST_PROSE = 40;
const MOST_LINKED = 0.5;
/** The reader view chose the wrong box if it has less than this share of the prose of the fullest one. */
const LEAST_SHARE = 0.6;

const POST = /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|bluesky-embed)(?:\s|$)/u;

/**
 * The headings and paragraphs of the story of a page: what Firefox's reader view finds and what is between and beside
 * its paragraphs in the same boxes, without lines about the page. Modifies the page.
 */
export function storyOf(page: PageDocument): PageBlock[] {
  removeNoStory(page, false);
  const [head, body] = ['head', 'body'].map((part) => elementsBelow(page).find(({ name }) => name === part));
  if (!head || !body) return [];
  removeBoxes(body);
  const all = blocksOf(body);
  const found = readerView(head, body);
  const story = filled(all, matching(all, found));
  const fullest = fullestBox(all);
  const whole = prose(story) < prose(fullest) * LEAST_SHARE ? fullest : story;
  return withoutPageLines(whole.length > 0 ? whole : found);
}

/**
 * The reader view needs a browser-like document, which is slow to build and to read, so it only gets what is left of
 * the page.
 */
function readerView(head: PageElement, body: PageElement): PageBlock[] {
  const html = `<!doctype html><html>${markupOf(head) + markupOf(body)}</html>`;
  const view = new Readability<HtmlNode>(parseHTML(html).document, {
    charThreshold: ENOUGH_CHARACTERS,
    disableJSONLD: true,
    serializer: (node) => node as unknown as HtmlNode,
  }).parse();
  return view?.content ? blocksOf(view.content) : [];
}

function removeNoStory(parent: PageDocument | PageElement, hidden: boolean): void {
  parent.children = parent.children.filter((child) => {
    if (!isElement(child)) return true;
    if (isNoStory(child) || (hidden && child.name === 'p')) return false;
    if (!PICTURES.has(child.name)) child.attribs = withoutUnread(child.attribs);
    if (child.name === 'svg') child.children = [];
    else removeNoStory(child, hidden || child.attribs['aria-hidden'] === 'true');
    return true;
  });
}

/** Attributes make up a large part of a page, and each one costs an object in the reader view's document. */
function withoutUnread(attribs: PageElement['attribs']): PageElement['attribs'] {
  return Object.fromEntries(Object.entries(attribs).filter(([name]) => READ.has(name)));
}

function isNoStory({ name, attribs }: PageElement): boolean {
  const { role = '', id = '', class: given = '', hidden } = attribs;
  return (
    NO_STORY.elements.has(name) ||
    UNSEEN.has(name) ||
    hidden !== undefined ||
    NO_STORY.roles.has(role) ||
    NO_STORY.ids.has(id) ||
    NO_STORY.classes.test(given)
  );
}

/** Removes boxes with links, advertisements, captions and the like from a page. */
function removeBoxes(body: PageElement): void {
  const counted: Counted = { prose: new Map(), withPost: new Set() };
  const total = countProse(body, false, counted);
  const isKnown = new Map<string, boolean>();
  const isLeftOut = (element: PageElement): boolean => {
    const share = (counted.prose.get(element) ?? 0) / Math.max(1, total);
    return share < MOST_OF_PAGE && !counted.withPost.has(element) && isBox(element, isKnown);
  };
  const visit = (element: PageElement): void => {
    element.children = element.children.filter((child) => !isElement(child) || !isLeftOut(child));
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  visit(body);
}

function isBox({ name, attribs }: PageElement, known: Map<string, boolean>): boolean {
  if (KEPT.has(name)) return false;
  const called = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
  const answer = known.get(called) ?? (called.length > 1 && BOX.test(hyphenated(called)));
  known.set(called, answer);
  return answer;
}

function hyphenated(name: string): string {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/gu, '-')
    .toLowerCase()
    .replaceAll('_', '-');
}

interface Counted {
  /** The number of characters of prose (in paragraphs and not in links) below each element. */
  readonly prose: Map<PageElement, number>;
  /**
   * Elements that contain a post on a social network quoted by the story. Their names resemble those of share buttons.
   */
  readonly withPost: Set<PageElement>;
}

function countProse(element: PageElement, inParagraph: boolean, counted: Counted): number {
  let sum = 0;
  for (const child of element.children) {
    if (isText(child) && inParagraph) sum += child.data.trim().length;
    if (!isElement(child) || child.name === 'a') continue;
    sum += countProse(child, inParagraph || child.name === 'p', counted);
    if (counted.withPost.has(child) || isPost(child)) counted.withPost.add(element);
  }
  counted.prose.set(element, sum);
  return sum;
}

function isPost({ name, attribs }: PageElement): boolean {
  return name === 'blockquote' && POST.test(attribs.class ?? '');
}

/** The blocks of a page that the reader view found, matched by their words. */
function matching(all: readonly PageBlock[], found: readonly PageBlock[]): ReadonlySet<PageBlock> {
  const left = new Map<string, number>();
  for (const { text } of found) {
    const key = squeezed(text);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const matched = new Set<PageBlock>();
  // From the end, because a teaser above the story may repeat its first words.
  for (const block of [...all].reverse()) {
    const key = squeezed(block.text);
    const count = left.get(key) ?? 0;
    if (count === 0) continue;
    left.set(key, count - 1);
    matched.add(block);
  }
  return matched;
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** What the reader view found, with what it omitted between and around it in the same boxes. */
function filled(all: readonly PageBlock[], found: ReadonlySet<PageBlock>): PageBlock[] {
  const holders = new Set([...found].filter(isProse).map(({ within }) => within));
  const first = all.findIndex((block) => found.has(block));
  const last = all.findLastIndex((block) => found.has(block));
  const taken = all.map((block, at) => {
    if (found.has(block)) return true;
    const between = at > first && at < last;
    if (at >= first - CREDITS_ABOVE && at < first && isCredit(block)) return true;
    if (block.post) return between || (at > first && at <= last + POSTS_AFTER);
    if (block.level !== null) return false;
    return holders.has(block.within) && isProse(block);
  });
  // A heading belongs to the block after it.
  return all.filter((block, at) => {
    if (taken[at] === true) return true;
    const isInside = block.level !== null && block.level > 1 && at > first && at < last;
    return isInside && holders.has(block.within) && taken[at + 1] === true;
  });
}

/** The number of blocks between the headline and the story that may name its author and date. */
const CREDITS_ABOVE = 6;

function isCredit({ text, level }: PageBlock): boolean {
  const line = { start: 0, end: text.length };
  return level === null && (readByline(text, line) !== null || readDateLine(text, line) !== null);
}

/** The number of blocks of a post: a paragraph or two and a line that signs it. */
const POSTS_AFTER = 3;

function isProse({ text, linked, level }: PageBlock): boolean {
  return level === null && text.length >= LEAST_PROSE && linked < MOST_LINKED && /[.!?…:"”’)]$/u.test(text);
}

function prose(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
}

/** The blocks of the element whose own paragraphs have the most prose, from its first to its last one. */
function fullestBox(all: readonly PageBlock[]): PageBlock[] {
  const sums = new Map<HtmlNode, number>();
  for (const block of all)
    if (isProse(block)) sums.set(block.within, (sums.get(block.within) ?? 0) + block.text.length);
  const [fullest] = [...sums].sort(([, a], [, b]) => b - a)[0] ?? [];
  return fullest ? all.filter((block) => block.within === fullest) : [];
}

/** At most this share of a text is taken for links to other pages. */
const MOST_DROPPED = 0.4;

function withoutPageLines(blocks: readonly PageBlock[]): PageBlock[] {
  const told = new Set<PageBlock>();
  const dropped = new Set<PageBlock>();
  for (const block of blocks) if (isPageLine(block.text, block.linked) && !block.post) dropped.add(block);
  const links = blocks.filter((block) => isLink(block));
  if (characters(links) <= characters(blocks) * MOST_DROPPED) for (const block of links) dropped.add(block);
  for (const block of repeated(blocks)) dropped.add(block);
  for (const block of asides(blocks)) dropped.add(block);
  for (const block of bereft(blocks, dropped)) told.add(block);
  return blocks.filter((block) => !dropped.has(block) && !told.has(block));
}

/** Whether a block is the title of another page: nothing but a link, and no sentence. */
function isLink({ text, linked, level, item, post }: PageBlock): boolean {
  return level === null && !post && linked >= 0.8 && (item || linked === 1 || !/[.!?]["”’]?$/u.test(text));
}

function characters(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

const LEAST_REPEATED = 30;
/** No news page has more blocks. With more, repetitions are not looked for, because that takes quadratic time. */
const MOST_BLOCKS = 1_500;

/** Blocks whose words occur elsewhere in the story: pull quotes, or repeated text. */
function repeated(blocks: readonly PageBlock[]): PageBlock[] {
  const seen = new Set<string>();
  const whole = blocks.map(({ text }) => plain(text)).join('\n');
  return blocks.filter(({ text, level, post }) => {
    const words = plain(text);
    if (words.length < LEAST_REPEATED || post || level === 1) return false;
    if (seen.has(words)) return true;
    seen.add(words);
    const isPart =
      blocks.length <= MOST_BLOCKS &&
      words.length < LONGEST_PULLED &&
      whole.indexOf(words) !== whole.lastIndexOf(words);
    return isPart && !isWholeTwice(blocks, words);
  });
}

const LONGEST_PULLED = 300;

/** Whether two whole paragraphs have these words; then the first of them is kept. */
function isWholeTwice(blocks: readonly PageBlock[], words: string): boolean {
  return blocks.filter(({ text }) => plain(text) === words).length > 1;
}

function plain(text: string): string {
  return text
    .replace(/[“”"„«»]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The blocks below headings such as "Related articles", and the headings themselves. */
function asides(blocks: readonly PageBlock[]): PageBlock[] {
  if (blocks.length > MOST_BLOCKS) return [];
  const total = prose(blocks);
  return blocks.flatMap((block, at) => {
    if (block.level === null || !isAsideHeading(block.text)) return [];
    const next = blocks.findIndex(
      (other, after) => after > at && other.level !== null && other.level <= (block.level ?? 0),
    );
    const below = blocks.slice(at, next < 0 ? blocks.length : next);
    return prose(below) <= total * MOST_OF_PAGE ? below : [];
  });
}

/** Headings at the end with nothing below them, and those that have lost everything below. */
function bereft(blocks: readonly PageBlock[], dropped: ReadonlySet<PageBlock>): PageBlock[] {
  const found: PageBlock[] = [];
  let [below, left, isLast] = [0, 0, true];
  for (const block of blocks.toReversed()) {
    if (block.level === null) {
      below++;
      if (!dropped.has(block)) left++;
      continue;
    }
    if (left === 0 && (below > 0 || isLast)) found.push(block);
    [below, left, isLast] = [0, 0, false];
  }
  return found;
}
