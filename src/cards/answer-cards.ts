import type { Answer, Outcome, Passage } from '../answer/result.js';
import type { Article, Citation, Located, Paragraph } from '../article/article.js';
import { overlaps } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { chooseArticles } from '../library/find-article.js';
import { datedAs, type Period } from '../library/period.js';
import type { Library } from '../library/results.js';
import { sourcesCard, summaryCard } from './article-cards.js';
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
import { quoteCard } from './quote-cards.js';
import { asShown } from './shown-words.js';

/** Which part of an answer is shown, and the scope of the question. */
interface AnswerPage {
  /** From 1; all passages if omitted. */
  readonly page?: number;
  /** The id of the article, if only one was asked. */
  readonly source?: string;
  /** Three if omitted. */
  readonly perPage?: number;
  /** The period that was requested beside the question. */
  readonly period?: Period | null;
}

/**
 * The answer to a question: the passages that answer it, the closest ones with a warning, or a message that the
 * articles have nothing on it and what they are about.
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
    // The question was not understood, so it is unknown whether the articles have nothing on it.
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

/** The size of a passage on a page. Passages can be shortened, so only their number counts. */
function sizeOf({ page, perPage = PER_PAGE }: AnswerPage, outcome: Outcome): number {
  if (page === undefined) return 0;
  return Math.floor(PAGE_ROOM / (outcome === 'closest' ? Math.min(perPage, PER_PAGE) : perPage));
}

function unsure(passages: number): NoteBlock {
  return note(`Not sure that this answers it. The closest ${passages === 1 ? 'passage' : 'passages'}:`);
}

/** Longer words are not repeated beside their dates, because the passage below contains them. */
const MOST_WORDS = 40;

/** A note that reports differ, with the date and the differing words of each, newest first. */
function differBlock({ differing = [] }: Answer, articles: Articles): Block[] {
  const items = differing.map((each): Line => {
    const article = articleOf(articles, each.article);
    const date = dateOf(article) ?? 'no date';
    const { start, end } = each.span;
    return end - start > MOST_WORDS ? [date] : [date, ': “', each, '”'];
  });
  return items.length > 0 ? [note('Reports differ. The newest first:'), ...list(items)] : [];
}

/**
 * A button for each section with passages, or for the article if the section has no heading or is the whole article.
 */
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

/** The maximum number of articles named if none has a title. */
const MOST_NAMED = 3;

/** Says that the articles have nothing on it, what they are about, and how to see the others. */
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

/** Words in their context: their paragraphs, with one before and one after. */
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

/** The paragraph is also named in words, because a screen reader does not convey bold type. */
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

/** How much is shown, and of which article. */
interface IntentPage {
  /** The id of the article, if only one was asked. */
  readonly source?: string;
  /** From 1; all of it if omitted. */
  readonly page?: number;
}

/**
 * The card for an answer that is no list of passages: a speaker's quotations, a summary or the list of articles; null
 * if the passages themselves are to be shown.
 */
export function* intentCard(answer: Answer, library: Library, asked: IntentPage): Steps<Card | null> {
  const card = yield* commandCard(answer, library, asked);
  return card && { ...card, outcome: answer.outcome };
}

function* commandCard(
  { intent, outcome, period }: Answer,
  library: Library,
  asked: IntentPage,
): Steps<Card | null> {
  const { page, ...source } = asked;
  switch (intent.kind) {
    case 'quotes': {
      if (intent.speaker === null || outcome === 'closest') return null;
      const about = intent.about === null ? {} : { about: intent.about };
      const asked = { ...about, ...source, ...datedAs(period) };
      const found = yield* library.inSteps.quotes({ speaker: intent.speaker, ...asked });
      return found.candidates.length > 0 ? null : yield* quoteCard(found, library, asked, page);
    }
    case 'summary': {
      const { article, section, topic } = intent;
      const of = {
        ...source,
        ...(article !== null && { source: article }),
        ...(section !== null && { section: String(section) }),
        ...(topic !== null && { topic }),
      };
      return summaryCard(yield* library.inSteps.summary(of), library, of);
    }
    case 'sources':
      return sourcesCard(library, page);
    case 'help':
    case 'passages':
      return null;
  }
}
