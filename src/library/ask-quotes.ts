import { answer, answered, linePassage, type Manner, type Sources, titlesOf } from '../answer/answer.js';
import type { WordedIntent } from '../answer/intent.js';
import type { Article, Citation } from '../article/article.js';
import { contains, firstBehind, type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { push } from '../quotation/entities.js';
import { foldWords } from '../quotation/names.js';
import { isTitleWord } from '../quotation/people.js';
import { articleWithId } from './find-article.js';
import { quotes, quotesOfAll } from './quotes.js';
import type { Answer, FoundQuotation, Intent, Passage, QuoteResult } from './results.js';

/**
 * Answers a question about what somebody said with the quotations that `quotes` finds, in its order, which is also the
 * card's. Quotations by anybody, and uncertain ones, are in the order of the ranking.
 *
 * @returns null if the person or thing asked for does not speak but occurs in the articles
 */
export function* askQuotes(
  question: string,
  { speaker, about, sure }: Extract<WordedIntent, { kind: 'quotes' }>,
  sources: Sources,
  manner: Manner,
): Steps<Answer | null> {
  const intent = { kind: 'quotes', speaker, about } as const;
  const all = yield* quotes(sources, speaker === null ? {} : { speaker });
  const own = speaker === null || all.speaker ? all.quotations : yield* quotesOfAll(sources, { speaker });
  if (own.length === 0)
    return sure && isStranger(all, sources)
      ? { ...answered(question, intent, []), about: titlesOf(sources.articles) }
      : null;
  const fitting = about === null ? own : yield* spokenOn(about, speaker, sources);
  if (fitting.length === 0) return speaker === null ? null : nearest(question, intent, own, sources, manner);
  const speaking = speaker === null || all.speaker ? speaker : onlySpeaker(fitting, sources);
  if (speaking === undefined && about === null) return unsure(question, intent, fitting, sources, manner);
  const ranked = speaker === null ? rankedFor(question, sources) : undefined;
  const passages = passagesOf(fitting, sources, manner.limit, ranked);
  return answered(question, { ...intent, speaker: speaking ?? speaker }, passages);
}

function* spokenOn(
  about: string,
  speaker: string | null,
  sources: Sources,
): Steps<readonly FoundQuotation[]> {
  if (speaker !== null) return yield* quotesOfAll(sources, { speaker, about });
  const { quotations } = yield* quotes(sources, { about });
  return quotations;
}

/** The fullest name of the only speaker; undefined if the speakers have different names. */
function onlySpeaker(quotations: readonly FoundQuotation[], { articles }: Sources): string | undefined {
  const names = quotations.flatMap(({ article, speaker }) => {
    const text = speaker && articleWithId(articles, article)?.text;
    return speaker && text ? [slice(text, speaker.span)] : [];
  });
  const fullest = names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  const words = new Set(foldWords(fullest));
  const isOne = [...new Set(names)].every((name) => foldWords(name).every((word) => words.has(word)));
  return isOne && fullest !== '' ? fullest : undefined;
}

function textOf(id: string, { articles }: Sources): string | undefined {
  return articleWithId(articles, id)?.text;
}

/** "The Kremlin", "Angela Merkel". A description in lower case may be another term for a speaker. */
const NAME = /^(?:the )?\p{Lu}\S*(?: (?:of|de|van|von|bin|al|the|and|\p{Lu}\S*))*$/u;

/**
 * Whether the articles quote others but do not know this name: none of its words, or not the surname of a full name.
 */
function isStranger({ query, speaker, candidates, speakers }: QuoteResult, { index }: Sources): boolean {
  if (query === null || speaker || candidates.length > 0 || speakers.length === 0) return false;
  const terms = termsOf(query).filter(({ content }) => content);
  const last = terms.at(-1);
  return NAME.test(query) && last !== undefined && !isTitleWord(last.word) && !index.knows(last.stem);
}

/**
 * For a speaker with no quotation on the topic: a passage that contains their words and still answers, or the closest
 * match.
 */
function nearest(
  question: string,
  intent: Extract<Intent, { kind: 'quotes' }>,
  own: readonly FoundQuotation[],
  sources: Sources,
  manner: Manner,
): Answer {
  const usual = answer(question, sources, manner);
  const [first] = usual.passages;
  const isTheirs = own.some(
    ({ article, pieces }) =>
      article === first?.article && pieces.some((piece) => contains(first.span, piece)),
  );
  const isNamed = first !== undefined && names(first, intent.speaker ?? '', sources);
  return usual.outcome === 'answer' && (isTheirs || isNamed)
    ? { ...usual, intent: { kind: 'passages' } }
    : unsure(question, intent, own, sources, manner);
}

/** Whether the answering sentence contains all content words of a name: "FAA spokeswoman Diane Spitaliere said". */
function names({ article, sentence }: Passage, name: string, sources: Sources): boolean {
  const stems = (text: string) => termsOf(text).flatMap((term) => (term.content ? [term.stem] : []));
  const held = new Set(stems(slice(textOf(article, sources) ?? '', sentence)));
  const wanted = stems(name);
  return wanted.length > 0 && wanted.every((stem) => held.has(stem));
}

/** The confidence of an answer that may be about another person or thing. */
const UNSURE = 0.25;

function unsure(
  question: string,
  intent: Intent,
  quotations: readonly FoundQuotation[],
  sources: Sources,
  { closest, limit }: Manner,
): Answer {
  if (!closest) return { ...answered(question, intent, []), about: titlesOf(sources.articles) };
  const passages = passagesOf(quotations, sources, limit, rankedFor(question, sources));
  return {
    ...answered(question, intent, passages),
    outcome: 'closest',
    answered: false,
    confidence: UNSURE,
  };
}

/** The number of ranked passages that determine the order of the quotations. */
const RANKED = 30;

/** The highest-ranked sentences for a question, keyed by paragraph, best first. */
function rankedFor(question: string, sources: Sources): ReadonlyMap<string, Span> {
  const manner = { limit: RANKED, strictness: 'balanced', closest: true, explain: true } as const;
  return new Map(answer(question, sources, manner).passages.map((each) => [keyOf(each), each.sentence]));
}

/**
 * The paragraphs that contain quotations, each with the sentence in which one begins.
 *
 * @param ranked sentences keyed by paragraph; these paragraphs come first, in that order
 */
function passagesOf(
  quotations: readonly FoundQuotation[],
  { articles }: Sources,
  limit: number,
  ranked: ReadonlyMap<string, Span> = new Map(),
): Passage[] {
  const byParagraph = new Map<string, FoundQuotation[]>();
  for (const quotation of quotations) push(byParagraph, keyOf(quotation), quotation);
  const keys = [...ranked.keys()].filter((key) => byParagraph.has(key));
  return [...new Set([...keys, ...byParagraph.keys()])].slice(0, limit).flatMap((key) => {
    const said = byParagraph.get(key) ?? [];
    const article = said[0] && articleWithId(articles, said[0].article);
    if (!article) return [];
    const begun = said.flatMap((each) => sentenceOf(article, each) ?? []);
    const shown = begun.find(({ sentence }) => sentence.start === ranked.get(key)?.start) ?? begun[0];
    return shown ? [passageOf(article, shown)] : [];
  });
}

function keyOf({ article, paragraph }: Citation): string {
  return `${paragraph} ${article}`;
}

/** A quotation and the sentence in which it begins. */
interface Begun {
  readonly quotation: FoundQuotation;
  readonly sentence: Span;
}

function sentenceOf(article: Article, quotation: FoundQuotation): Begun | null {
  const { paragraph, pieces } = quotation;
  const sentences = article.paragraphs[(paragraph ?? 0) - 1]?.sentences ?? [];
  const sentence = pieces[0] && sentences[firstBehind(sentences, pieces[0].start)];
  return sentence ? { quotation, sentence } : null;
}

function passageOf(article: Article, { quotation: { speaker }, sentence }: Begun): Passage {
  return { ...linePassage(article, sentence), speaker: speaker?.span ?? null, reasons: REASONS };
}

const REASONS = [{ feature: 'quotes whoever is asked for', weight: 1 }];
