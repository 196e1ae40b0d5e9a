import type { Answer, Outcome, Passage } from '../answer/result.js';
import type { Article, Citation, Located, Paragraph } from '../article/article.js';
import { overlaps } from '../language/span.js';
import { chooseArticles } from '../library/source.js';
import { linkButton, PAGE_ROOM, pageOf, paging, passageButtons, summaryButton } from './buttons.js';
import {
  type Articles,
  articleOf,
  type Button,
  type Card,
  type ContextAction,
  list,
  type NoteBlock,
  note,
  type QuoteBlock,
  separated,
} from './card.js';
import { cite, titleOf } from './cite.js';
import { plainText } from './runs.js';
import { asShown } from './shown-words.js';

/** Which part of an answer is shown, and what was asked. */
interface AnswerPage {
  /** From 1; all passages where it is left out. */
  readonly page?: number;
  /** The id of the one article that was asked, if it was one. */
  readonly source?: string;
  /** Three unless told. */
  readonly perPage?: number;
}

/**
 * What became of a question: the passages that answer it, the closest ones and that they may not, or that the articles
 * have nothing on it and what they are about.
 */
export function answerCard(answer: Answer, articles: Articles, shown: AnswerPage = {}): Card {
  const { outcome } = answer;
  const question = asShown(answer.question);
  const title = [question === '' ? '(no question)' : question];
  if (outcome === 'nothing') return { title, outcome, ...nothing(answer.about, articles, shown.source) };
  const source = shown.source === undefined ? {} : { source: shown.source };
  const page = pageOf(answer.passages, shown.page ?? 1, () => sizeOf(shown, outcome));
  const { footer, buttons } = paging(page, (number) => ({ ...source, type: 'ask', question, page: number }));
  const passages = page.items.map((passage) => passageBlock(passage, articleOf(articles, passage.article)));
  return {
    title,
    outcome,
    blocks: [...(outcome === 'closest' ? [unsure(answer.passages.length)] : []), ...passages],
    ...(footer && { footer }),
    buttons: [...buttons, ...sectionButtons(page.items, articles)],
  };
}

const PER_PAGE = 3;

/** How much of a page a passage takes. Passages can be shortened, so only their number counts. */
function sizeOf({ page, perPage = PER_PAGE }: AnswerPage, outcome: Outcome): number {
  if (page === undefined) return 0;
  return Math.floor(PAGE_ROOM / (outcome === 'closest' ? Math.min(perPage, PER_PAGE) : perPage));
}

function unsure(passages: number): NoteBlock {
  return note(`Not sure that this answers it. The closest ${passages === 1 ? 'passage' : 'passages'}:`);
}

/**
 * A button for each section that passages stand in; where it has no heading, or is all of an article, for the article.
 * One for those that read alike.
 */
function sectionButtons(places: readonly Citation[], articles: Articles): Button[] {
  const buttons = new Map<string, Button>();
  for (const { article: id, section } of places) {
    if (section === null) continue;
    const article = articleOf(articles, id);
    const hasName = article.sections.length > 1 && article.sections[section - 1]?.heading;
    const button = summaryButton(article, hasName ? section : null);
    const label = plainText(button.label, articles);
    if (!buttons.has(label)) buttons.set(label, button);
  }
  return [...buttons.values()];
}

/** A passage with its buttons. */
export function passageBlock(passage: Passage, article: Article): QuoteBlock {
  const { span, sentence } = passage;
  const speaker = passage.speaker && { article: article.id, span: passage.speaker };
  const paragraph = passage.paragraph === null ? undefined : article.paragraphs[passage.paragraph - 1];
  const shown = paragraph ? paragraph.sentences : [span];
  const citation = cite(article, passage, speaker);
  const buttons = passageButtons(article, [sentence]);
  return { type: 'quote', article: article.id, within: span, shown, strong: [sentence], citation, buttons };
}

/** So many articles are named where none has a title. */
const MOST_NAMED = 3;

/** That the articles have nothing on it, what they are about, and where to see more of them. */
function nothing(
  about: readonly Located[],
  articles: Articles,
  source: string | undefined,
): Pick<Card, 'blocks' | 'buttons'> {
  const asked = chooseArticles(articles.articles, source);
  if (asked.length === 0) return { blocks: [note('There are no articles to answer from.')] };
  const titled = about.map(({ article }) => articleOf(articles, article));
  const named = titled.length > 0 ? titled : asked.slice(0, MOST_NAMED);
  return {
    blocks: [
      note(nothingLine(asked.length, named.length)),
      ...list(named.map(titleOf)),
      note(sourcesHint(articles.articles.length, asked.length, named.length)),
    ],
    buttons: named.map((article) => summaryButton(article, null)),
  };
}

function nothingLine(asked: number, named: number): string {
  if (asked === 1) return 'The article has nothing on this. It is about:';
  return `The articles have nothing on this. ${named === asked ? 'They are about:' : 'Among them are:'}`;
}

function sourcesHint(all: number, asked: number, named: number): string {
  if (asked === 1) return all === 1 ? '/sources lists its sections.' : '/sources lists the other articles.';
  return named === asked ? '/sources lists their sections.' : '/sources lists all of them.';
}

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
