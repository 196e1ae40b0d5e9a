import type { Article } from '../article/article.js';
import { personalShare, wordsIn } from './candidates.js';

/** Words of reporting, and the near times that news is about. */
const REPORTING =
  /\b(?:said|says|told|announced|according to|reported|spokes\w+|reporters|statement|confirmed)\b/giu;
const TIMES =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:week|night|month)|this (?:week|morning))\b/giu;

/** Such words in a hundred, in most news and in next to nothing else. */
const REPORTED = 0.8;
/** The share of words that speak of writer and reader: more is talk or advice. */
const PERSONAL = 0.03;
const HEADINGS = 1;

/**
 * Whether an article is told most important first, so that the place of a sentence tells its importance: a report
 * in one piece rather than one divided by headings. Without a title nothing tells what a text is about
 * as well as its opening, whatever it is.
 */
export function positionInforms({ text, title, sections, paragraphs }: Article): boolean {
  if (sections.filter(({ heading }) => heading).length > HEADINGS) return false;
  if (!title) return true;
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const body = first && last ? text.slice(first.start, last.end) : '';
  const words = wordsIn(body);
  const reported = (body.match(REPORTING)?.length ?? 0) + (body.match(TIMES)?.length ?? 0);
  return words > 0 && (100 * reported) / words >= REPORTED && personalShare(body) < PERSONAL;
}
