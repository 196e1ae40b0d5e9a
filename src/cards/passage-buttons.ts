import type { Article } from '../article/article.js';
import { covering, type Span } from '../language/span.js';
import type { Button } from './card.js';
import { LINK_URL } from './limits.js';
import { textFragmentUrl } from './text-fragment.js';
import { linkAddress } from './web-address.js';

/** More would not fit into a button; then all from the first to the last is marked. */
const MOST_MARKED = 6;

const NO_WORDS: Span = { start: 0, end: 0 };

/** What can be done with a passage: see it in its context and, where the article has an address, read it there. */
export function passageButtons(
  article: Article,
  marked: readonly Span[],
  context: Button['label'] = ['In context'],
): Button[] {
  return [...contextButton(article, marked, context), ...linkButton(article, marked)];
}

/** Words that stand in no paragraph, as a byline does, have no context. */
function contextButton(article: Article, marked: readonly Span[], label: Button['label']): Button[] {
  const spans = [...marked].sort((a, b) => a.start - b.start);
  const [first] = spans;
  const paragraph = first && paragraphAt(article, first);
  if (!paragraph) return [];
  const fitting = spans.length > MOST_MARKED ? [covering(spans)] : spans;
  return [{ label, does: { type: 'context', article: article.id, marked: fitting } }];
}

/** The paragraph that a span starts in. */
export function paragraphAt({ paragraphs }: Article, { start }: Span) {
  return paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end);
}

/** A link to the article, at the first of these words where there are any; none where a button cannot carry the address. */
export function linkButton({ text, url }: Article, [first = NO_WORDS]: readonly Span[]): Button[] {
  const page = url && linkAddress(url);
  const address = page && textFragmentUrl(page, text, first, LINK_URL);
  return address ? [{ label: ['Read in the article'], does: { type: 'link', url: address } }] : [];
}
