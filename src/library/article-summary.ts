import type { Sources } from '../answer/answer.js';
import type { Article, Located, Section } from '../article/article.js';
import type { Span } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import type { PassageIndex } from '../search/passage-index.js';
import { requestedTerms, sectionFinder, sectionNumber } from '../summary/find-section.js';
import { condensedOf } from '../summary/summarise.js';
import { articleCalled } from './find-article.js';
import type { KeyFacts, SummaryOptions, SummaryResult } from './results.js';
import { topicSummary } from './topic-summary.js';

const WHOLE =
  /^\W*(?:(?:the )?(?:whole|entire|full|complete)(?: (?:article|story|text|thing))?|(?:the )?article|all|everything)\W*$/iu;

/**
 * Summarises a section, a whole article, or what all articles say about a topic. Null if there is no such section or
 * topic, or if a whole article is asked for and there are several.
 */
export function* summary(
  sources: Sources,
  { section: asked = '', length = 'medium', topic }: Omit<SummaryOptions, 'source'>,
): Steps<SummaryResult | null> {
  if (topic !== undefined) return yield* aboutTopic(sources, topic, asked, length);
  const found = find(sources, asked);
  yield;
  if (!found) return null;
  const { article, section } = found;
  const { whole, sections } = condensedOf(article).summaries;
  const sentences = (section ? sections[section.number - 1] : whole)?.[length] ?? [];
  return {
    article: article.id,
    section: section?.number ?? null,
    topic: null,
    sentences: sentences.map(({ span, paragraph }) => ({
      article: article.id,
      section: article.paragraphs[paragraph - 1]?.section ?? null,
      paragraph,
      span,
    })),
    facts: keyFacts(sources, article, section),
  };
}

/** A summary of a topic, limited to one section if one is given. */
function* aboutTopic(
  sources: Sources,
  topic: string,
  asked: string,
  length: NonNullable<SummaryOptions['length']>,
): Steps<SummaryResult | null> {
  const within = isWhole(asked) ? null : find(sources, asked);
  if (!isWhole(asked) && !within) return null;
  yield;
  const sentences = yield* topicSummary(sources, topic, length, (article, paragraph) => {
    if (!within) return true;
    const { section } = within;
    return article === within.article && (!section || sectionOf(article, paragraph) === section.number);
  });
  if (sentences.length === 0) return null;
  return { article: null, section: null, topic, sentences, facts: NO_FACTS };
}

/** The longest request, in characters, for a whole article. */
const LONGEST_WHOLE = 60;

function isWhole(asked: string): boolean {
  return asked.trim() === '' || (asked.length <= LONGEST_WHOLE && WHOLE.test(asked));
}

const NO_FACTS: KeyFacts = { speakers: [], dates: [], numbers: [] };

function sectionOf({ paragraphs }: Article, paragraph: number): number | undefined {
  return paragraphs[paragraph - 1]?.section;
}

/** The speakers of a section or an article, and the dates and numbers that it names. */
function keyFacts({ quotationsOf }: Sources, article: Article, section: Section | null): KeyFacts {
  const locate = (span: Span): Located => ({ article: article.id, span });
  const { quotations, speakers } = quotationsOf(article);
  const said = quotations.filter(
    ({ paragraph }) => !section || sectionOf(article, paragraph) === section.number,
  );
  const speaking = new Set(said.flatMap(({ speaker }) => speaker ?? []));
  const { whole, sections } = condensedOf(article).facts;
  const { dates, numbers } = (section ? sections[section.number - 1] : whole) ?? { dates: [], numbers: [] };
  return {
    speakers: [...speaking].flatMap((speaker) => speakers[speaker]?.name ?? []).map(locate),
    dates: dates.map(locate),
    numbers: numbers.map(locate),
  };
}

/** Finds an article or a section: by title, by number or heading, or by topic. */
function find(sources: Sources, asked: string): { article: Article; section: Section | null } | null {
  const { articles } = sources;
  if (isWhole(asked)) {
    const [only, ...others] = articles;
    return only && others.length === 0 ? { article: only, section: null } : null;
  }
  const titled = articleCalled(articles, asked);
  if (titled) return { article: titled, section: null };
  const find = sectionFinder(asked);
  for (const article of articles) {
    const section = find(article);
    if (section) return { article, section };
  }
  return sectionNumber(asked) === null ? sectionAbout(sources, asked) : null;
}

/** A section of an article. */
interface FoundSection {
  readonly article: Article;
  readonly section: Section;
}

/** The share of the requested words that a section must contain. */
const ABOUT = 0.5;
/** The number of paragraphs considered: those that share most with the request. */
const LOOKED_AT = 32;

/**
 * The section that says most about a topic; null if none contains half of its words. A word that does not occur in the
 * articles is replaced by similar ones.
 *
 * @example sectionAbout(sources, 'the part about sanctions')
 */
function sectionAbout({ articles, index }: Sources, asked: string): FoundSection | null {
  const words = requestedTerms(asked).map(({ word, stem }) => formsOf(word, stem, index));
  if (words.length === 0) return null;
  const among = new Set(articles);
  const hits = index.search([...new Set(words.flat())], LOOKED_AT, (article) => among.has(article));
  const places = new Map<Section, FoundSection>();
  for (const { article, paragraph } of hits) {
    const section = article.sections[paragraph.section - 1];
    if (section) places.set(section, { article, section });
  }
  const scores = scoresIn(index);
  let best: { readonly place: FoundSection; readonly share: number; readonly score: number } | null = null;
  for (const place of places.values()) {
    const { share, score } = heldBy(place, words, scores);
    if (!best || share > best.share || (share === best.share && score > best.score))
      best = { place, share, score };
  }
  return best && best.share >= ABOUT ? best.place : null;
}

/**
 * How well a section matches the words: the share that it contains, and their density by lunr's scores of its
 * paragraphs.
 */
function heldBy(
  { article, section }: FoundSection,
  words: readonly (readonly string[])[],
  scoresOf: ReturnType<typeof scoresIn>,
) {
  let [held, sum] = [0, 0];
  for (const forms of words) {
    const scores = scoresOf(article, forms);
    const own = section.paragraphs.reduce((all, { number }) => all + (scores[number - 1] as number), 0);
    if (own > 0) held++;
    sum += own;
  }
  return { share: held / words.length, score: sum / Math.sqrt(section.paragraphs.length) };
}

/**
 * The scores of an article's paragraphs for the forms of a word, cached because they are the same for all its sections.
 */
function scoresIn(index: PassageIndex) {
  const known = new Map<readonly string[], Map<Article, Float64Array>>();
  return (article: Article, forms: readonly string[]): Float64Array => {
    const ofForms = known.get(forms) ?? new Map<Article, Float64Array>();
    known.set(forms, ofForms);
    const weights = () => new Map(forms.map((stem) => [stem, index.idf(stem)]));
    const scores = ofForms.get(article) ?? index.scores(article, weights());
    ofForms.set(article, scores);
    return scores;
  };
}

/** The stems to look for: the word's own, or those that it may misspell or be a prefix of ("Iran", "Iranian"). */
function formsOf(word: string, stem: string, index: PassageIndex): readonly string[] {
  if (index.knows(stem)) return [stem];
  const similar = index.similar(word);
  return similar.length > 0 ? similar : index.beginning(word);
}
