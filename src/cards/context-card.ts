import type { Article, Paragraph } from '../article/article.js';
import { overlaps } from '../language/span.js';
import type { ContextAction } from './action.js';
import { type Articles, articleOf } from './articles.js';
import { type Card, type QuoteBlock, separated } from './card.js';
import { cite, titleOf } from './cite.js';
import { linkButton } from './passage-buttons.js';

/** Words in their context: the paragraphs that they stand in, with the one before and the one after. */
export function contextCard({ article: id, marked }: ContextAction, articles: Articles): Card {
  const article = articleOf(articles, id);
  const isMarked = (paragraph: Paragraph) => marked.some((span) => overlaps(span, paragraph));
  const first = article.paragraphs.findIndex(isMarked);
  const last = article.paragraphs.findLastIndex(isMarked);
  const blocks = article.paragraphs
    .slice(Math.max(0, first - 1), last + 2)
    .map((paragraph, index): QuoteBlock => {
      const at = index + Math.max(0, first - 1);
      const where = at < first ? 'before the passage' : at > last ? 'after the passage' : 'the passage';
      return paragraphBlock(article, paragraph, isMarked(paragraph) ? marked : [], where);
    });
  return {
    title: separated([titleOf(article), ['in context']], ' · '),
    blocks,
    buttons: linkButton(article, marked),
  };
}

/** Which paragraph it is stands in words: bold type tells nothing to who hears it read. */
function paragraphBlock(
  article: Article,
  paragraph: Paragraph,
  strong: ContextAction['marked'],
  where: string,
): QuoteBlock {
  const [, ...place] = cite(
    article,
    { ...paragraph, article: article.id, paragraph: paragraph.number },
    null,
  );
  const shown = paragraph.sentences;
  const citation = [...place, [where]];
  return { type: 'quote', article: article.id, within: paragraph, shown, strong, citation };
}
