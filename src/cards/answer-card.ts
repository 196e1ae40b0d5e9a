import type { Answer, Passage } from '../answer/result.js';
import type { Article } from '../article/article.js';
import type { Citation, Located } from '../article/citation.js';
import { type Articles, articleOf } from './articles.js';
import { type Button, type Card, type Line, list, note, type QuoteBlock } from './card.js';
import { cite } from './cite.js';
import { PAGE_ROOM, pageOf, paging } from './pages.js';
import { passageButtons } from './passage-buttons.js';
import { summaryButton } from './section-buttons.js';
import { asShown } from './title-words.js';

/** Which part of an answer is shown. */
export interface AnswerPage {
  /** From 1. */
  readonly page: number;
  /** The id of the one article that was asked, if it was one. */
  readonly source?: string;
  /** Three unless told. */
  readonly perPage?: number;
}

/** The answer to a question: the passages, or that there is none and what comes nearest; a page of it or all. */
export function answerCard(answer: Answer, articles: Articles, shown?: AnswerPage): Card {
  const question = asShown(answer.question);
  const title = [question === '' ? '(no question)' : question];
  if (answer.outcome === 'nothing') return { title, ...nothing(answer.about, articles) };
  const size = shown ? Math.floor(PAGE_ROOM / (shown.perPage ?? PER_PAGE)) : 0;
  const page = pageOf(answer.passages, shown?.page ?? 1, () => size);
  const source = shown?.source === undefined ? {} : { source: shown.source };
  const { footer, buttons } = paging(page, (number) => ({ ...source, type: 'ask', question, page: number }));
  const passages = page.items.map((passage) => passageBlock(passage, articleOf(articles, passage.article)));
  return {
    title,
    blocks: [
      ...(answer.outcome === 'closest' ? [note('Not sure that this answers it. The closest passages:')] : []),
      ...passages,
    ],
    ...(footer && { footer }),
    buttons: [...buttons, ...sectionButtons(page.items, articles)],
  };
}

/** Passages can be shortened, so only their number counts. */
const PER_PAGE = 3;

/** A button for each section that passages stand in. */
function sectionButtons(places: readonly Citation[], articles: Articles): Button[] {
  const sections = new Map(
    places.map(({ article, section }) => [`${section} ${article}`, { article, section }]),
  );
  return [...sections.values()]
    .filter(({ section }) => section !== null)
    .map(({ article, section }) => summaryButton(articleOf(articles, article), section));
}

/** A passage that answers, with its buttons. */
export function passageBlock(passage: Passage, article: Article): QuoteBlock {
  const { span, sentence } = passage;
  const speaker = passage.speaker && { article: article.id, span: passage.speaker };
  const paragraph = passage.paragraph === null ? undefined : article.paragraphs[passage.paragraph - 1];
  const shown = paragraph ? paragraph.sentences : [span];
  const citation = cite(article, passage, speaker);
  const buttons = passageButtons(article, [sentence]);
  return { type: 'quote', article: article.id, within: span, shown, strong: [sentence], citation, buttons };
}

function nothing(about: readonly Located[], articles: Articles): Omit<Card, 'title'> {
  return {
    blocks: [
      note('The articles have nothing on this. They are about:'),
      ...list(about.map((title): Line => [title])),
      note('/sources lists all of them.'),
    ],
    buttons: about.map(({ article }) => summaryButton(articleOf(articles, article), null)),
  };
}
