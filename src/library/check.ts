import { answerInSteps, type Sources } from '../answer/answer.js';
import type { Query } from '../answer/query.js';
import type { Passage } from '../answer/result.js';
import { onlySpeakerIn } from '../answer/speaker-lookup.js';
import { type TopicCoverage, topicCoverage, topicQuery } from '../answer/topic-coverage.js';
import type { Article, Paragraph } from '../article/article.js';
import { sentencesOf } from '../language/sentences.js';
import { type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { analyse } from '../language/tokens.js';
import { type Hit, type PassageIndex, upToCharacters } from '../search/passage-index.js';
import { attributed } from './attributed.js';
import type { CheckedSentence } from './results.js';
import { articleWithId } from './source.js';

/** What share of a sentence's content words a passage must hold to bear on it, and how many words that takes. */
const BEARING = 0.5;
const LEAST_WORDS = 2;

/**
 * The sentences of a text that is no article, each with the passage that bears on it most, if one does. Whether what it
 * says is true is for the reader to judge. In steps: a message has many sentences.
 *
 * @param limit sentences that are looked up, the first of them; all unless told
 */
export function* check(text: string, sources: Sources, limit?: number): Steps<CheckedSentence[]> {
  const checked: CheckedSentence[] = [];
  for (const span of sentencesIn(text)) {
    if (checked.length === limit) break;
    const words = slice(text, span);
    if (contentWords(words) === 0) continue;
    yield;
    const [passage = null, ...others] = yield* passagesOn(words, sources);
    checked.push({ span, passage, others });
  }
  return checked;
}

function sentencesIn(text: string): Span[] {
  return sentencesOf(text, analyse(text), { start: 0, end: text.length });
}

function contentWords(words: string): number {
  return new Set(termsOf(words).flatMap(({ stem, content }) => (content ? [stem] : []))).size;
}

/** The passages that bear on a sentence: the one that answers it best as a question, and those that share its topic. */
function* passagesOn(sentence: string, sources: Sources): Steps<Passage[]> {
  if (contentWords(sentence) < LEAST_WORDS) return [];
  const topic = topicQuery(sentence, sources.index);
  const bearing = topicCoverage(topic, sources.index);
  const manner = { limit: 1, strictness: 'balanced', closest: true, explain: true } as const;
  const answered = yield* answerInSteps(sentence, sources, manner);
  const best = answered.passages.filter((passage) => {
    const article = articleWithId(sources.articles, passage.article);
    const paragraph = article?.paragraphs[(passage.paragraph ?? 0) - 1];
    if (!article || !paragraph) return false;
    const at = paragraph.sentences.findIndex(({ start }) => start === passage.sentence.start);
    return (bearing(article, paragraph)[at] ?? 0) >= BEARING;
  });
  yield;
  const others = onTopic(sentence, topic, bearing, sources);
  const isOther = ({ article, paragraph }: Passage) =>
    !best.some((each) => each.article === article && each.paragraph === paragraph);
  return attributed([...best, ...others.filter(isOther)].slice(0, MOST_PASSAGES), sources);
}

/** Passages for a sentence at the most. */
const MOST_PASSAGES = 3;
/** Paragraphs that are looked for, and their characters; the articles of the best that are looked through, and how far around each. */
const LOOKED_AT = 40;
const MOST_CHARACTERS = 40_000;
const ARTICLES = 3;
const REACH = 4;
/** What share of a sentence's topic a passage must hold, one that denies it what it says a little less. */
const ON_TOPIC = 0.3;
const DENIES = 0.15;
/** Nor may it hold much less than the best. */
const OF_BEST = 0.35;

/** The best sentence of each paragraph on the topic of a sentence. One that denies something where that does not, or the other way round, counts more. */
function onTopic(
  sentence: string,
  topic: Query,
  bearing: TopicCoverage,
  { articles, index, quotationsOf }: Sources,
): Passage[] {
  const among = new Set(articles);
  const claims = isDenial(sentence);
  const reach = reachOf(topic, index);
  const all = index.search([...topic.searched], LOOKED_AT, (article) => among.has(article));
  const hits = upToCharacters(all, MOST_CHARACTERS);
  const found = [...new Set(hits.map(({ article }) => article))]
    .slice(0, ARTICLES)
    .flatMap((article) => around(article, hits))
    .map(({ article, paragraph }) => {
      const worths = bearing(article, paragraph).map((share, at) => {
        const words = slice(article.text, paragraph.sentences[at] as Span);
        return share + (share > 0 && isDenial(words) !== claims ? DENIES : 0);
      });
      const worth = Math.max(0, ...worths);
      return { article, paragraph, sentence: paragraph.sentences[worths.indexOf(worth)], worth };
    })
    .sort((a, b) => b.worth - a.worth);
  const least = Math.max(ON_TOPIC * reach, OF_BEST * (found[0]?.worth ?? 0));
  return found.slice(0, MOST_PASSAGES + 1).flatMap(({ article, paragraph, sentence, worth }): Passage[] => {
    if (!sentence || worth < least) return [];
    const speaker = onlySpeakerIn(article, sentence, quotationsOf);
    const { number, section, start, end } = paragraph;
    return [
      {
        article: article.id,
        section,
        paragraph: number,
        span: { start, end },
        sentence,
        speaker: speaker?.name ?? null,
        score: worth,
        reasons: [],
      },
    ];
  });
}

/** The paragraphs of an article around those that were found: what denies a statement may have none of its words. */
function around(article: Article, hits: readonly Hit[]): { article: Article; paragraph: Paragraph }[] {
  const numbers = hits.flatMap((hit) => (hit.article === article ? [hit.paragraph.number] : []));
  return article.paragraphs
    .filter(({ number }) => numbers.some((each) => Math.abs(each - number) <= REACH))
    .map((paragraph) => ({ article, paragraph }));
}

/** The share of a topic that the articles have words for: what they have none for tells nothing of where to look. */
function reachOf({ terms }: Query, index: PassageIndex): number {
  const weigh = (some: Query['terms']) => some.reduce((sum, { idf }) => sum + idf, 0);
  const known = terms.filter(({ stem }) => index.knows(stem));
  return Math.max(LEAST_REACH, weigh(known) / Math.max(1, weigh(terms)));
}

const LEAST_REACH = 0.5;

/** Words that deny something, or say that it does not happen. */
const DENIAL =
  /(?<!\p{L})(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n['’]t|rul(?:e|es|ed|ing) out|(?:refus|reject|exclud|declin|fail|prohibit|lack|oppos|abandon|cancel|scrap)\p{L}*|den(?:y|ies|ied|ying)|bans?|banned|forb[ia]d\p{L}*|against|instead|rather|only|until|despite)(?!\p{L})/iu;

function isDenial(words: string): boolean {
  return DENIAL.test(words);
}
