import type { Answer, Passage, Topic } from '../answer/result.js';
import type { Article } from '../article/article.js';
import { type Articles, articleOf } from './articles.js';
import { type Block, type Card, type Line, list, note, separated } from './card.js';
import { cite, titleOf } from './cite.js';

/** The answer to a question: the passages, or that there is none and what comes nearest. */
export function answerCard(answer: Answer, articles: Articles): Card {
  const question = answer.question.trim();
  const blocks = answer.answered
    ? answer.passages.map((passage) => passageBlock(passage, articleOf(articles, passage.article)))
    : abstention(answer.nearest, articles);
  return { title: [question === '' ? '(no question)' : question], blocks };
}

function passageBlock(passage: Passage, article: Article): Block {
  const { span, sentence } = passage;
  const speaker = passage.speaker && { article: article.id, span: passage.speaker };
  const paragraph = passage.paragraph === null ? undefined : article.paragraphs[passage.paragraph - 1];
  const shown = paragraph ? paragraph.sentences : [span];
  const citation = cite(article, passage, speaker);
  return { type: 'quote', article: article.id, within: span, shown, strong: [sentence], citation };
}

function abstention(nearest: readonly Topic[], articles: Articles): Block[] {
  const items = nearest.map((topic) => topicLine(topic, articles));
  if (items.length === 0) return [note('Nothing in the articles answers this.'), ...covered(articles)];
  return [note('Nothing in the articles answers this. The nearest they come to it:'), ...list(items)];
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

function covered({ articles }: Articles): Block[] {
  if (articles.length > FEW) return [];
  return [note('Ask about what is in:'), ...list(articles.map(titleOf))];
}
