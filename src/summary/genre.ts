import type { Article, Paragraph } from '../article/article.js';
import { slice } from '../language/span.js';
import { personalShare, wordsIn } from './candidates.js';
import { INTERVIEW, NEWS, OTHER, SECTIONED_NEWS, type Style } from './scores.js';

/** Words of reporting, and the near times that news is about. */
const REPORTING =
  /\b(?:said|says|told|announced|according to|reported|spokes\w+|reporters|statement|confirmed)\b/giu;
const TIMES =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:week|night|month)|this (?:week|morning))\b/giu;

/** Such words in a hundred, in most news and in next to nothing else. */
const REPORTED = 0.8;
/** The share of words that speak of writer and reader: more is talk or advice. */
const PERSONAL = 0.03;
/** The share of paragraphs that end in a question: more is an interview, questions and answers in turn. */
const ASKED = 0.2;

/**
 * How to choose sentences from an article. A report in one piece is told most important first. Without a title
 * nothing tells what a text is about as well as its opening, whatever it is.
 */
export function styleOf(article: Article): Style {
  const divided = article.sections.filter(({ heading }) => heading).length > 1;
  if (isReport(article)) return divided ? SECTIONED_NEWS : NEWS;
  if (!article.title && !divided) return NEWS;
  return isInterview(article) ? INTERVIEW : OTHER;
}

function isInterview({ text, paragraphs }: Article): boolean {
  const asks = (paragraph: Paragraph) => /\?["”’']?\s*$/u.test(slice(text, paragraph));
  return paragraphs.filter(asks).length > ASKED * paragraphs.length;
}

function isReport({ text, paragraphs }: Article): boolean {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const body = first && last ? text.slice(first.start, last.end) : '';
  const reported = (body.match(REPORTING)?.length ?? 0) + (body.match(TIMES)?.length ?? 0);
  return (100 * reported) / Math.max(1, wordsIn(body)) >= REPORTED && personalShare(body) < PERSONAL;
}
