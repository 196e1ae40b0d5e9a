import type { Answer, Outcome, Passage } from '../answer/result.js';
import type { Article, Citation, Located, Paragraph } from '../article/article.js';
import { overlaps } from '../language/span.js';
import { datedAs, type Period } from '../library/period.js';
import { chooseArticles } from '../library/source.js';
import {
  exportButton,
  linkButton,
  PAGE_ROOM,
  pageOf,
  paging,
  passageButtons,
  type SummaryPlace,
  summaryButtons,
} from './buttons.js';
import {
  type Articles,
  articleOf,
  type Block,
  type Button,
  type Card,
  type ContextAction,
  type Line,
  list,
  type NoteBlock,
  note,
  type QuoteBlock,
  separated,
} from './card.js';
import { alsoIn, cite, dateOf, periodLine, quotesLine, titleOf } from './cite.js';
import { languageHint } from './language-hint.js';
import { asShown } from './shown-words.js';

/** Which part of an answer is shown, and what was asked. */
interface AnswerPage {
  /** From 1; all passages where it is left out. */
  readonly page?: number;
  /** The id of the one article that was asked, if it was one. */
  readonly source?: string;
  /** Three unless told. */
  readonly perPage?: number;
  /** The time that was asked for beside the question. */
  readonly period?: Period | null;
}

/**
 * What became of a question: the passages that answer it, the closest ones and that they may not, or that the articles
 * have nothing on it and what they are about.
 */
export function answerCard(answer: Answer, articles: Articles, shown: AnswerPage = {}): Card {
  const { outcome } = answer;
  const question = asShown(answer.question);
  const title = [question === '' ? '(no question)' : question];
  if (outcome === 'nothing') {
    const { blocks, ...rest } = nothing(answer.about, articles, shown.source);
    const hint = languageHint(question, answer.known ?? []);
    const time = answer.period ? [note(`${periodLine(answer.period)} have nothing on this.`)] : [];
    const said = answer.period ? [...time, ...blocks.slice(1)] : blocks;
    // That the articles have nothing on it is not known: it was not understood.
    return { title, outcome, ...rest, blocks: hint === null ? said : [note(hint)] };
  }
  const source = shown.source === undefined ? {} : { source: shown.source };
  const page = pageOf(answer.passages, shown.page ?? 1, () => sizeOf(shown, outcome));
  const asked = { ...source, ...datedAs(shown.period) };
  const { footer, buttons } = paging(page, (number) => ({ ...asked, type: 'ask', question, page: number }));
  const passages = page.items.map((passage) => passageBlock(passage, articles));
  return {
    title,
    outcome,
    blocks: [
      ...(outcome === 'closest' ? [unsure(answer.passages.length)] : []),
      ...(answer.period ? [note(`${periodLine(answer.period)}:`)] : []),
      ...differBlock(answer, articles),
      ...passages,
    ],
    ...(footer && { footer }),
    buttons: [
      ...buttons,
      ...sectionButtons(page.items, articles),
      exportButton({ ...asked, type: 'ask', question, page: 1 }),
    ],
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

/** Longer words are not repeated beside their dates: the passage below has them. */
const MOST_WORDS = 40;

/** That reports differ, with the date of each and the words that do, newest first. */
function differBlock({ differing = [] }: Answer, articles: Articles): Block[] {
  const items = differing.map((each): Line => {
    const article = articleOf(articles, each.article);
    const date = dateOf(article) ?? 'no date';
    const { start, end } = each.span;
    return end - start > MOST_WORDS ? [date] : [date, ': “', each, '”'];
  });
  return items.length > 0 ? [note('Reports differ. The newest first:'), ...list(items)] : [];
}

/** A button for each section that passages stand in; where it has no heading, or is all of an article, for the article. */
function sectionButtons(places: readonly Citation[], articles: Articles): Button[] {
  const named = new Map<string, SummaryPlace>();
  for (const { article: id, section } of places) {
    if (section === null) continue;
    const article = articleOf(articles, id);
    const hasName = article.sections.length > 1 && article.sections[section - 1]?.heading;
    const place = { article, section: hasName ? section : null };
    named.set(`${place.section} ${id}`, place);
  }
  return summaryButtons([...named.values()]);
}

/** A passage with its buttons. */
export function passageBlock(passage: Passage, articles: Articles): QuoteBlock {
  const { span, sentence, speakers = [], also = [] } = passage;
  const article = articleOf(articles, passage.article);
  const quoted = quotesLine(speakers.map((each) => ({ article: article.id, span: each })));
  const paragraph = passage.paragraph === null ? undefined : article.paragraphs[passage.paragraph - 1];
  const shown = paragraph ? paragraph.sentences : [span];
  const others = alsoIn(also.map((each) => articleOf(articles, each.article)));
  const citation = [...cite(article, passage, quoted), ...others];
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
    buttons: summaryButtons(named.map((article) => ({ article, section: null }))),
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
