import type { Article, Citation, Located } from '../article/article.js';
import { type Articles, articleOf } from '../cards/card.js';
import { webAddress } from '../cards/links.js';
import { covering, type Span, slice } from '../language/span.js';
import type {
  Answer,
  FoundQuotation,
  LibrarySpeaker,
  QuoteResult,
  SkippedFile,
  SummaryResult,
  TimelineResult,
  VerifiedQuotation,
} from '../library/results.js';

/** The JSON of an answer. */
export function answerJson(answer: Answer, articles: Articles) {
  const { question, outcome, answered, confidence, passages, about } = answer;
  return {
    question,
    outcome,
    intent: answer.intent,
    answered,
    confidence,
    since: answer.period?.since ?? null,
    until: answer.period?.until ?? null,
    differing: (answer.differing ?? []).map(({ article: id, span }) => {
      const article = articleOf(articles, id);
      return { text: slice(article.text, span), article: id, published: article.published?.value ?? null };
    }),
    passages: passages.map(({ span, sentence, speaker, speakers = [], score, also = [], ...citation }) => {
      const article = articleOf(articles, citation.article);
      return {
        ...place(article, citation),
        text: slice(article.text, span),
        sentence: slice(article.text, sentence),
        ...bounds(sentence),
        speaker: wordsOrNull(article, speaker),
        speakers: speakers.map((each) => slice(article.text, each)),
        score,
        published: article.published?.value ?? null,
        also: also.map((each) => place(articleOf(articles, each.article), each)),
      };
    }),
    about: about.map(({ article, span }) => ({ article, title: named({ article, span }, articles) })),
  };
}

/**
 * The JSON that explains an answer: how the question was understood, and the ranking with the reasons for each passage.
 */
export function explainJson({ explanation = [], passages }: Answer, articles: Articles) {
  return {
    parts: explanation,
    ranking: passages.map(({ article, section, paragraph, score, reasons }) => ({
      ...place(articleOf(articles, article), { article, section, paragraph }),
      score,
      reasons,
    })),
  };
}

/** The JSON of quotations. */
export function quotesJson(result: QuoteResult, articles: Articles) {
  const { query, speaker, quotations, candidates, speakers } = result;
  return {
    query,
    speaker: speaker && speakerJson(speaker, articles),
    quotations: quotations.map((quotation) => quotationJson(quotation, articles)),
    candidates: candidates.map(({ name }) => named(name, articles)),
    speakers: speakers.map(({ name }) => named(name, articles)),
  };
}

function speakerJson({ name, role, mentions }: LibrarySpeaker, articles: Articles) {
  return {
    name: named(name, articles),
    role: role && named(role, articles),
    mentions: [...new Set(mentions.map((mention) => named(mention, articles)))],
  };
}

function quotationJson(quotation: FoundQuotation, articles: Articles) {
  const { pieces, kind, speaker, mention, cue } = quotation;
  const article = articleOf(articles, quotation.article);
  return {
    text: pieces.map((piece) => slice(article.text, piece)),
    kind,
    speaker: speaker && named(speaker, articles),
    mention: wordsOrNull(article, mention),
    cue: wordsOrNull(article, cue),
    ...place(article, quotation),
    ...covering(pieces),
  };
}

/** The JSON of a timeline, oldest first. */
export function timelineJson({ topic, speaker, entries, period }: TimelineResult, articles: Articles) {
  return {
    topic,
    speaker: speaker && speakerJson(speaker, articles),
    since: period?.since ?? null,
    until: period?.until ?? null,
    entries: entries.map(({ sentence, speaker: said, day, also, ...citation }) => {
      const article = articleOf(articles, citation.article);
      return {
        published: day,
        text: slice(article.text, sentence),
        speaker: said && named(said, articles),
        ...place(article, citation),
        ...bounds(sentence),
        also: also.map((each) => place(articleOf(articles, each.article), each)),
      };
    }),
  };
}

/** The JSON of a summary; if there is none, `article` is null and `sentences` is empty. */
export function summaryJson(summary: SummaryResult | null, articles: Articles) {
  if (!summary) return { article: null, title: null, section: null, topic: null, sentences: [], facts: null };
  const article = summary.article === null ? null : articleOf(articles, summary.article);
  const { speakers, dates, numbers } = summary.facts;
  const wordsOf = (facts: readonly Located[]) => facts.map((fact) => named(fact, articles));
  return {
    article: summary.article,
    title: article && titleIn(article),
    section: article && headingIn(article, summary.section),
    topic: summary.topic,
    sentences: summary.sentences.map(({ span, ...citation }) => {
      const of = articleOf(articles, citation.article);
      return { ...place(of, citation), text: slice(of.text, span), ...bounds(span) };
    }),
    facts: article && { speakers: wordsOf(speakers), dates: wordsOf(dates), numbers: wordsOf(numbers) },
  };
}

/** The JSON of claimed quotations, in order. */
export function verifyJson(text: string, verified: readonly VerifiedQuotation[], articles: Articles) {
  return { quotations: verified.map((each) => verifiedJson(text, each, articles)) };
}

function verifiedJson(text: string, verified: VerifiedQuotation, articles: Articles) {
  const { span, claimedBy, verdict, standing, differences, speaker } = verified;
  const article = standing && articleOf(articles, standing.article);
  return {
    quotation: slice(text, span),
    claimedBy: claimedBy && slice(text, claimedBy),
    verdict,
    speakerVerdict: speaker,
    differences: differences.map(({ claimed, article: at, kind }) => ({
      kind,
      claimed: claimed && { text: slice(text, claimed), ...bounds(claimed) },
      article: article && at && { text: slice(article.text, at), ...bounds(at) },
    })),
    standing: standing &&
      article && {
        text: standing.pieces.map((piece) => slice(article.text, piece)),
        leftOut: standing.leftOut.map((left) => slice(article.text, left)),
        kind: standing.kind,
        speaker: standing.speaker && named(standing.speaker, articles),
        mention: wordsOrNull(article, standing.mention),
        ...place(article, standing),
        ...covering(standing.pieces),
      },
  };
}

/** The JSON of the list of articles. */
export function sourcesJson({ articles }: Articles, skipped: readonly SkippedFile[]) {
  return { articles: articles.map(sourceJson), skipped };
}

function sourceJson(article: Article) {
  return {
    article: article.id,
    title: titleIn(article),
    author: article.author?.value ?? null,
    published: article.published?.value ?? null,
    url: article.url && webAddress(article.url),
    sections: article.sections.map(({ number, paragraphs }) => ({
      number,
      heading: headingIn(article, number),
      paragraphs: paragraphs.length,
    })),
  };
}

function place(article: Article, { section, paragraph }: Citation) {
  return { article: article.id, title: titleIn(article), section: headingIn(article, section), paragraph };
}

function titleIn(article: Article): string | null {
  return wordsOrNull(article, article.title);
}

function headingIn(article: Article, section: number | null): string | null {
  return section === null ? null : wordsOrNull(article, article.sections[section - 1]?.heading ?? null);
}

function wordsOrNull({ text }: Article, span: Span | null): string | null {
  return span && slice(text, span);
}

function named({ article, span }: Located, articles: Articles): string {
  return slice(articleOf(articles, article).text, span);
}

function bounds({ start, end }: Span): Span {
  return { start, end };
}
