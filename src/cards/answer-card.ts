import type { Answer, Passage, Topic } from '../answer/result.js';
import type { Article } from '../article/article.js';
import type { Citation } from '../article/citation.js';
import { type Articles, articleOf } from './articles.js';
import {
  type Block,
  type Button,
  type Card,
  type Line,
  list,
  note,
  type QuoteBlock,
  separated,
} from './card.js';
import { cite, titleOf } from './cite.js';
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
  if (!answer.answered) return { title, ...abstention(answer.nearest, articles) };
  const size = shown ? Math.floor(PAGE_ROOM / (shown.perPage ?? PER_PAGE)) : 0;
  const page = pageOf(answer.passages, shown?.page ?? 1, () => size);
  const source = shown?.source === undefined ? {} : { source: shown.source };
  const { footer, buttons } = paging(page, (number) => ({ ...source, type: 'ask', question, page: number }));
  return {
    title,
    blocks: page.items.map((passage) => passageBlock(passage, articleOf(articles, passage.article))),
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

function abstention(nearest: readonly Topic[], articles: Articles): Omit<Card, 'title'> {
  const items = nearest.map((topic) => topicLine(topic, articles));
  if (items.length === 0) {
    const few = articles.articles.length <= FEW ? articles.articles : [];
    return {
      blocks: [note('Nothing in the articles answers this.'), ...covered(few)],
      buttons: few.map((article) => summaryButton(article, null)),
    };
  }
  return {
    blocks: [note('Nothing in the articles answers this. The nearest they come to it:'), ...list(items)],
    buttons: sectionButtons(nearest, articles),
  };
}

/** A section to read instead; the title is said where there are several articles. */
function topicLine(topic: Topic, articles: Articles): Line {
  const heading: Line = [{ article: topic.article, span: topic.span }];
  const article = articleOf(articles, topic.article);
  const { title } = article;
  const isTitle = title?.start === topic.span.start && title.end === topic.span.end;
  if (articles.articles.length === 1 || isTitle) return heading;
  return separated([heading, titleOf(article)], ' · ');
}

/** A few articles are named; a long list would tell less than none. */
const FEW = 5;

function covered(articles: readonly Article[]): Block[] {
  return articles.length > 0 ? [note('Ask about what is in:'), ...list(articles.map(titleOf))] : [];
}
