import { answerInSteps, type Sources } from '../answer/answer.js';
import { type TopicCoverage, topicCoverage, topicQuery } from '../answer/coverage.js';
import type { Query } from '../answer/query.js';
import type { Passage } from '../answer/result.js';
import { onlySpeakerIn } from '../answer/speaker-lookup.js';
import type { Article, Paragraph } from '../article/article.js';
import { sentencesOf } from '../language/sentences.js';
import { overlaps, type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { analyse } from '../language/tokens.js';
import { type Hit, type PassageIndex, upToCharacters } from '../search/passage-index.js';
import { type Claim, claimsIn, wholeClaim, wordsIn } from '../verify/claims.js';
import type { VerifiedQuotation } from '../verify/verdict.js';
import { makeCorpus, verifyClaim } from '../verify/verify.js';
import { articleWithId } from './find-article.js';
import type { CheckedSentence, VerifyOptions } from './results.js';
import { attributed } from './speakers.js';

/** The share, and the minimum number, of a sentence's content words that a relevant passage must contain. */
const BEARING = 0.5;
const LEAST_WORDS = 2;

/**
 * Finds the most relevant passage, if any, for each sentence of a text that is not an article. The reader judges
 * whether the sentence is true. Yields to other work between steps, because a message can have many sentences.
 *
 * @param limit the maximum number of sentences, counted from the first; all by default
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

/** The passages relevant to a sentence: the best answer to it as a question, and those on its topic. */
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

/** The maximum number of passages for a sentence. */
const MOST_PASSAGES = 3;
/**
 * The maximum number of paragraphs searched for, and of their characters; the number of articles, best first, that are
 * searched further; and how many paragraphs around each match.
 */
const LOOKED_AT = 40;
const MOST_CHARACTERS = 40_000;
const ARTICLES = 3;
const REACH = 4;
/**
 * The share of a sentence's topic that a passage must contain, and what is added to its share if only one of the two is
 * a denial.
 */
const ON_TOPIC = 0.3;
const DENIES = 0.15;
/** The minimum share of the best passage's value. */
const OF_BEST = 0.35;

/**
 * The best sentence of each paragraph on the topic of a sentence. A sentence counts more if exactly one of the two is a
 * denial.
 */
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

/** The paragraphs around those that were found: one that denies a statement may share no word with it. */
function around(article: Article, hits: readonly Hit[]): { article: Article; paragraph: Paragraph }[] {
  const numbers = hits.flatMap((hit) => (hit.article === article ? [hit.paragraph.number] : []));
  return article.paragraphs
    .filter(({ number }) => numbers.some((each) => Math.abs(each - number) <= REACH))
    .map((paragraph) => ({ article, paragraph }));
}

/** The share of a topic whose words occur in the articles. The other words do not help to find a passage. */
function reachOf({ terms }: Query, index: PassageIndex): number {
  const weigh = (some: Query['terms']) => some.reduce((sum, { idf }) => sum + idf, 0);
  const known = terms.filter(({ stem }) => index.knows(stem));
  return Math.max(LEAST_REACH, weigh(known) / Math.max(1, weigh(terms)));
}

const LEAST_REACH = 0.5;

/** Words that deny something or say that it does not happen. */
const DENIAL =
  /(?<!\p{L})(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n['’]t|rul(?:e|es|ed|ing) out|(?:refus|reject|exclud|declin|fail|prohibit|lack|oppos|abandon|cancel|scrap)\p{L}*|den(?:y|ies|ied|ying)|bans?|banned|forb[ia]d\p{L}*|against|instead|rather|only|until|despite)(?!\p{L})/iu;

function isDenial(words: string): boolean {
  return DENIAL.test(words);
}

/** The maximum number of characters checked, from the start of the text. */
const LONGEST = 10_000;
/** If a larger share of the words outside the quotation marks differs, the text is not a single quotation. */
const MOST_DIFFERENT = 0.4;

/**
 * Checks the quotations of a text against the articles: the words in quotation marks, or the whole text. The whole text
 * counts if it has no quotation marks, or if an article contains it including the words in marks. Yields to other work
 * between steps.
 */
export function* verify(
  text: string,
  { speaker = null, limit }: Omit<VerifyOptions, 'source'>,
  sources: Sources,
): Steps<VerifiedQuotation[]> {
  const words = text.slice(0, LONGEST);
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const claims = claimsIn(words);
  const corpus = makeCorpus(sources);
  if (claims.every(({ by }) => by === null)) {
    const whole = yield* verifyClaim(words, wholeClaim(words), speaker, corpus);
    if (claims.length === 0 || isOne(words, claims, whole)) return [whole];
  }
  const verified: VerifiedQuotation[] = [];
  for (const claim of claims.slice(0, limit)) {
    yield;
    verified.push(yield* verifyClaim(words, claim, speaker, corpus));
  }
  return verified;
}

/** Whether the text as a whole occurs in an article, both inside and outside its quotation marks. */
function isOne(text: string, claims: readonly Claim[], { verdict, differences }: VerifiedQuotation): boolean {
  if (verdict === 'absent') return false;
  const isOutside = (word: { readonly start: number; readonly end: number }) =>
    !claims.some(({ span }) => overlaps(span, word));
  const outside = wordsIn(text, { start: 0, end: text.length }).filter(isOutside).length;
  const different = differences.filter(({ claimed }) => claimed && isOutside(claimed)).length;
  return outside > 0 && different <= MOST_DIFFERENT * outside;
}
