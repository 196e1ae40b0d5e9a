import type { Article, Paragraph } from '../article/article.js';
import { covering, firstBehind, type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type PassageIndex, upToCharacters } from '../search/passage-index.js';
import { type Alignment, align } from './alignment.js';
import { type Claim, type ClaimedWord, type ComparedWord, claimedWordsIn } from './claims.js';
import { type Comparison, compare, type Worded } from './comparison.js';
import { quotationOf, type Stretch, speakerOf, speakerVerdict, stretchesOf } from './spoken.js';
import type { SpeakerVerdict, Standing, Verdict, VerifiedQuotation } from './verdict.js';

/** Articles with their index and quotations. */
export interface ClaimSources {
  readonly articles: readonly Article[];
  readonly index: PassageIndex;
  readonly quotationsOf: (article: Article) => ArticleQuotations;
}

/** The articles for the claims of one text. Claims are often compared with the same paragraphs, which are read once. */
export interface ClaimCorpus extends ClaimSources {
  has(article: Article): boolean;
  stretchesOf(article: Article, paragraphs: readonly Paragraph[]): readonly Stretch[];
}

/** Makes the corpus for one text. Make a new one for the next text, because it caches everything that it reads. */
export function makeCorpus(held: ClaimSources): ClaimCorpus {
  const all = held.articles.length === held.index.size ? null : new Set(held.articles);
  const read = new Map<Article, Map<string, readonly Stretch[]>>();
  return {
    ...held,
    has: (article) => all?.has(article) ?? true,
    stretchesOf(article, paragraphs) {
      const ofArticle = read.get(article) ?? new Map<string, readonly Stretch[]>();
      read.set(article, ofArticle);
      const key = paragraphs.map(({ number }) => number).join();
      const stretches = ofArticle.get(key) ?? stretchesOf(article, paragraphs, held.quotationsOf(article));
      ofArticle.set(key, stretches);
      return stretches;
    },
  };
}

/** The maximum number of words of a claim that are compared, from the first: more than a Discord message has. */
const MOST_WORDS = 800;
/** The maximum number of stems that a claim is searched by, rarest first, and of paragraphs that are searched for. */
const MOST_STEMS = 16;
const MOST_PARAGRAPHS = 24;
/** The maximum number of characters in these paragraphs: paragraphs of a file without line breaks can be very long. */
const MOST_CHARACTERS = 60_000;
/** The minimum score of a paragraph, as a share of the best one's, for the claim to be looked for in it. */
const WORTH = 0.4;
/** The same for articles; lunr does not search those below it. */
const WORTH_ASKING = 0.5;
/** The maximum number of word pairs compared for one claim, so that no text takes long. */
const MOST_PAIRS = 2_000_000;
/**
 * The maximum number of paragraphs scanned, from the first, for a claim with fewer than `FEW_STEMS` stems to search by.
 */
const MOST_SCANNED = 300;
const FEW_STEMS = 2;
/** Fewer words are only the same inside a quotation: "of the most" occurs everywhere. */
const RUN = 5;
/** The minimum share of an altered claim that an article must contain; a short claim needs more. */
const ALTERED = { usual: 0.6, short: 0.7 };
const SHORT = 7;
/** The minimum share for a place to count as similar at all. */
const NEAR = 0.35;
/**
 * The minimum number of matching content words; for an altered claim, `LEAST_SAME` matching words of any kind are
 * enough.
 */
const LEAST_CONTENT = 2;
const LEAST_SAME = 5;

/**
 * Checks a claimed quotation against the articles, with one step for each stretch that it is compared with.
 *
 * @param text the text that contains the claim
 * @param speaker the claimed speaker, if the text does not name one
 */
export function* verifyClaim(
  text: string,
  claim: Claim,
  speaker: string | null,
  corpus: ClaimCorpus,
): Steps<VerifiedQuotation> {
  const words = claimedWordsIn(text, claim.span, MOST_WORDS);
  const name = claim.by ? slice(text, claim.by) : speaker;
  const best = yield* bestCandidate({ text, words }, name, corpus);
  const near = best && (best.verdict !== 'absent' || isNear(best.comparison));
  return {
    span: claim.span,
    claimedBy: claim.by,
    verdict: best?.verdict ?? 'absent',
    standing: near ? best.standing : null,
    differences: best && best.verdict !== 'absent' ? best.comparison.differences : [],
    speaker: best && best.verdict !== 'absent' ? best.speaker : null,
  };
}

interface Candidate {
  readonly comparison: Comparison;
  readonly standing: Standing;
  readonly verdict: Verdict;
  readonly speaker: SpeakerVerdict | null;
}

/**
 * The cost that an alignment may have in addition to its differences, for words that are only joined differently:
 * "cease-fire".
 */
const JOINED = 2;

function* bestCandidate(
  claim: Worded<ClaimedWord>,
  name: string | null,
  corpus: ClaimCorpus,
): Steps<Candidate | null> {
  let best: Candidate | null = null;
  let pairs = MOST_PAIRS;
  for (const stretch of stretchesFor(claim, corpus)) {
    if (pairs <= 0) break;
    yield;
    pairs -= claim.words.length * stretch.words.length;
    for (const alignment of align(claim.words, stretch.words)) {
      if (best && best.verdict !== 'absent' && alignment.cost > best.comparison.differences.length + JOINED)
        continue;
      const candidate = candidateOf(alignment, stretch, claim, name, corpus);
      if (candidate && (best === null || isBetter(candidate, best))) best = candidate;
      if (best && isBest(best)) return best;
    }
  }
  return best;
}

function candidateOf(
  alignment: Alignment,
  { article, words }: Stretch,
  claim: Worded<ClaimedWord>,
  name: string | null,
  { index, quotationsOf }: ClaimCorpus,
): Candidate | null {
  const isName = (word: string) => index.isName(word);
  const comparison = compare(claim, { text: article.text, words }, alignment, isName);
  if (comparison.words.length === 0) return null;
  const quotations = quotationsOf(article);
  const pieces = piecesOf(article, comparison.words);
  const quotation = quotationOf(pieces, quotations);
  const standing = {
    ...placeOf(article, pieces),
    pieces,
    leftOut: comparison.leftOut,
    kind: quotation?.kind ?? null,
    speaker: speakerOf(article, quotations, quotation),
    mention: quotation?.mention ?? null,
  };
  const verdict = verdictOn(claim.words, comparison, standing, article.text);
  const speaker = name === null ? null : speakerVerdict(name, article, quotations, quotation, pieces);
  return { comparison, standing, verdict, speaker };
}

/**
 * The stretches that lunr finds for the claim, best first. If the claim has hardly a word to search by, also the first
 * paragraphs.
 */
function* stretchesFor(claim: Worded<ClaimedWord>, corpus: ClaimCorpus): Generator<Stretch, void> {
  const { articles, index } = corpus;
  const [first, last] = [claim.words[0], claim.words.at(-1)];
  if (!first || !last) return;
  const stems = stemsOf(slice(claim.text, covering([first, last])), index);
  const hits = index.search(stems, MOST_PARAGRAPHS, corpus.has, WORTH_ASKING);
  const byArticle = new Map<Article, Paragraph[]>();
  const add = (article: Article, paragraph: Paragraph) => {
    const paragraphs = byArticle.get(article) ?? [];
    paragraphs.push(paragraph);
    byArticle.set(article, paragraphs);
  };
  const least = WORTH * Math.max(0, ...hits.map(({ score }) => score));
  const worthy = hits.filter(({ score }) => score >= least);
  for (const { article, paragraph } of upToCharacters(worthy, MOST_CHARACTERS)) add(article, paragraph);
  let scanned = stems.length < FEW_STEMS ? MOST_SCANNED : 0;
  for (const article of articles) {
    if (scanned <= 0) break;
    const some = article.paragraphs.slice(0, scanned);
    scanned -= some.length;
    for (const paragraph of some) add(article, paragraph);
  }
  for (const [article, paragraphs] of byArticle) yield* corpus.stretchesOf(article, paragraphs);
}

/** The rarest stems that occur in the articles. */
function stemsOf(words: string, index: PassageIndex): string[] {
  const stems = new Set(
    termsOf(words).flatMap(({ stem, content }) => (content && index.knows(stem) ? [stem] : [])),
  );
  return [...stems].sort((a, b) => index.idf(b) - index.idf(a)).slice(0, MOST_STEMS);
}

function verdictOn(
  claimed: readonly ClaimedWord[],
  { differences, share, content, same }: Comparison,
  { kind, pieces }: Standing,
  text: string,
): Verdict {
  if (differences.length === 0) {
    if (claimed.length >= RUN) return 'exact';
    return kind !== null && (claimed.length > 1 || isWholeQuoted(pieces, text)) ? 'exact' : 'absent';
  }
  const isLikely = claimed.length >= SHORT && content >= LEAST_CONTENT;
  const enough = content >= LEAST_CONTENT || same >= LEAST_SAME;
  return enough && share >= (isLikely ? ALTERED.usual : ALTERED.short) ? 'altered' : 'absent';
}

/** Whether these words are everything between quotation marks; a single word occurs everywhere. */
function isWholeQuoted(pieces: readonly Span[], text: string): boolean {
  return pieces.every(
    ({ start, end }) =>
      /["“‘'«„]/u.test(text.slice(Math.max(0, start - 1), start)) &&
      /^[.,;:!?…]*["”’'»]/u.test(text.slice(end, end + 5)),
  );
}

function isNear({ share, content }: Comparison): boolean {
  return share >= NEAR && content >= LEAST_CONTENT;
}

/** Whether no other place can be better. */
function isBest({ verdict, standing, speaker }: Candidate): boolean {
  return verdict === 'exact' && standing.kind !== null && (speaker === null || speaker === 'right');
}

const RANKS: Readonly<Record<Verdict, number>> = { exact: 2, altered: 1, absent: 0 };
const SPEAKER_RANKS: Readonly<Record<SpeakerVerdict, number>> = { right: 2, wrong: 1, unknown: 0 };

/**
 * Whether a place is better for the claim: by the words, then by a matching speaker, then by whether they are quoted,
 * then by the verdict on the speaker.
 */
function isBetter(a: Candidate, b: Candidate): boolean {
  const ranks = ({ verdict, comparison, standing, speaker }: Candidate) => [
    RANKS[verdict],
    verdict === 'absent' ? 0 : -comparison.differences.length,
    comparison.share,
    speaker === 'right' ? 1 : 0,
    standing.kind === null ? 0 : 1,
    speaker === null ? 0 : SPEAKER_RANKS[speaker],
  ];
  const [ours, theirs] = [ranks(a), ranks(b)];
  const at = ours.findIndex((rank, index) => rank !== theirs[index]);
  return at >= 0 && (ours[at] as number) > (theirs[at] as number);
}

const SOME_WORD = /[\p{L}\p{N}]/u;

/** The spans of some words, separate where the article has other words in between. */
function piecesOf({ text }: Article, words: readonly ComparedWord[]): Span[] {
  const pieces: Span[] = [];
  for (const { start, end } of words) {
    const before = pieces.at(-1);
    if (before && !SOME_WORD.test(text.slice(before.end, start)))
      pieces[pieces.length - 1] = { start: before.start, end };
    else pieces.push({ start, end });
  }
  return pieces;
}

function placeOf(
  article: Article,
  pieces: readonly Span[],
): Pick<Standing, 'article' | 'section' | 'paragraph' | 'lastParagraph'> {
  const numberAt = ({ start, end }: Span) => {
    const paragraph = article.paragraphs[firstBehind(article.paragraphs, start)];
    return paragraph && paragraph.start < end ? paragraph : undefined;
  };
  const [first, last] = [pieces[0], pieces.at(-1)];
  const paragraph = first && numberAt(first);
  return {
    article: article.id,
    section: paragraph?.section ?? null,
    paragraph: paragraph?.number ?? null,
    lastParagraph: (last && numberAt({ start: last.end - 1, end: last.end })?.number) ?? null,
  };
}
