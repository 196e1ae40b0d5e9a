import type { Article, Paragraph } from '../article/article.js';
import { contains, firstFrom, type Span } from '../language/span.js';
import { reportsByVerb } from './clauses.js';
import { continuation, type Found, foundOf, leftOver, openingQuotation, reportsByPlace } from './floating.js';
import { itemsOf } from './items.js';
import { reportsByLabel, reportsByPhrase, reportsBySignature } from './labels.js';
import { type QuotedSpan, quotedSpans } from './marks.js';
import type { ArticleQuotations, Quotation, QuotationKind } from './quotation.js';
import { Speakers } from './resolve.js';
import { type Report, type Statement, statementsOf } from './statements.js';
import { type SpeakerTurn, turnsIn } from './transcript.js';

/**
 * Finds all direct, mixed and indirect speech in an article, with its cues and speakers.
 *
 * The passes run from the most to the least reliable rule (sieves after Muzny et al. 2017): pair the quotation marks,
 * split the text into statements, read the clauses that verbs of speech report, then let unreported words in quotation
 * marks continue the report before them.
 */
export function findQuotations(article: Article): ArticleQuotations {
  const quoted = quotedSpans(article);
  const speakers = new Speakers(
    article,
    quoted.filter(({ nickname }) => nickname),
  );
  const found: Found[] = [];
  const turns = new TurnTaking(article, speakers);
  let before: Statement | null = null;
  for (const statement of statementsOf(article, quoted)) {
    if (turns.take(statement, found)) {
      before = statement;
      continue;
    }
    const reports = reportsOf(statement);
    for (const report of reports) {
      const opening = report === reports[0] ? openingQuotation(report, before, found) : [];
      found.push(foundOf(report, speakers.attribute(report), opening));
    }
    if (reports.length === 0) continuation(statement, before, found, speakers);
    else leftOver(statement, found);
    before = statement;
  }
  return {
    quotations: found.map((each) => quotationOf(article, each, quoted)),
    speakers: speakers.list(),
  };
}

/** Attributes the turns of transcripts and the tweets of an article to their speakers. */
class TurnTaking {
  private readonly byParagraph = new Map<Paragraph, SpeakerTurn>();
  private readonly taken: ReadonlySet<Paragraph>;
  private readonly start: number;
  private done: Paragraph | null = null;

  constructor(
    private readonly article: Article,
    private readonly speakers: Speakers,
  ) {
    const { turns, start, questions } = turnsIn(article);
    this.start = start;
    for (const turn of turns) this.byParagraph.set(turn.paragraph, turn);
    const above = turns.flatMap(({ words }) => article.paragraphs[paragraphAt(article, words) - 1] ?? []);
    this.taken = new Set([...questions, ...above, ...this.byParagraph.keys()]);
  }

  /** Whether a statement belongs to a turn or a question, so that no other rule applies to it. */
  take(statement: Statement, found: Found[]): boolean {
    const { paragraph } = statement;
    if (!this.taken.has(paragraph)) return false;
    const turn = this.byParagraph.get(paragraph);
    if (turn && this.done !== paragraph) found.push(this.foundFor(turn));
    this.done = paragraph;
    return true;
  }

  private foundFor({ paragraph, label, cue, words }: SpeakerTurn): Found {
    const statement = { paragraph, items: itemsOf(this.article, paragraph, []) };
    const within = statement.items.flatMap((item, at) => (label && contains(label, item) ? [at] : []));
    const [from, to] = [within[0], within.at(-1)];
    const source = from === undefined || to === undefined ? null : { from, to };
    const report = { statement, pieces: [words], verbatim: true, cue, manner: null, source };
    const attribution = label ? this.speakers.attribute(report) : this.speakers.onlyPerson(this.start);
    return { ...foundOf(report, attribution, []), pieces: [words] };
  }
}

function reportsOf(statement: Statement): Report[] {
  const spoken = reportsByVerb(statement);
  const reports = [
    ...reportsBySignature(statement),
    ...spoken,
    ...reportsByPhrase(statement).filter((report) => !namesSourceOf(report, spoken)),
    ...reportsByLabel(statement),
  ];
  return withoutOverlap([...reports, ...reportsByPlace(statement, reports)]);
}

/**
 * "According to the Herald, Carl Holm, the mayor, said": what looks like a description of the Herald is the speaker.
 */
function namesSourceOf({ source, statement }: Report, others: readonly Report[]): boolean {
  const first = others[0]?.source;
  if (!source || !first) return false;
  const within = first.from > source.from && first.from <= source.to;
  return within && statement.items.slice(first.from, first.to + 1).some(({ pos }) => pos === 'PROPN');
}

/** In text order; if two reports overlap, the first wins. */
function withoutOverlap(reports: readonly Report[]): Report[] {
  let end = 0;
  return [...reports]
    .sort((a, b) => (a.pieces[0]?.start ?? 0) - (b.pieces[0]?.start ?? 0))
    .filter(({ pieces }) => {
      const free = (pieces[0]?.start ?? 0) >= end;
      if (free) end = pieces.at(-1)?.end ?? end;
      return free;
    });
}

function quotationOf(article: Article, found: Found, quoted: readonly QuotedSpan[]): Quotation {
  const { pieces, cue, manner, mention, speaker } = found;
  return {
    kind: found.verbatim ? 'direct' : kindOf(article.text, pieces, quoted),
    pieces,
    cue,
    manner,
    mention,
    speaker,
    paragraph: paragraphAt(article, pieces[0]),
    lastParagraph: paragraphAt(article, pieces.at(-1)),
  };
}

/** The number of the paragraph in which a span begins. */
function paragraphAt({ paragraphs }: Article, span: Span | undefined): number {
  return firstFrom(paragraphs, (span?.start ?? 0) + 1);
}

const WORD = /[\p{L}\p{N}]/u;

/** Direct if all letters of the pieces are in quotation marks, indirect if none is, otherwise mixed. */
function kindOf(text: string, pieces: readonly Span[], quoted: readonly QuotedSpan[]): QuotationKind {
  let [inside, outside] = [false, false];
  for (const piece of pieces) {
    let cursor = piece.start;
    for (const mark of within(quoted, piece)) {
      if (mark.nickname) continue;
      outside ||= WORD.test(text.slice(cursor, Math.max(cursor, mark.start)));
      inside = true;
      cursor = mark.end;
    }
    outside ||= WORD.test(text.slice(cursor, Math.max(cursor, piece.end)));
  }
  if (!inside) return 'indirect';
  return outside ? 'mixed' : 'direct';
}

/** No piece begins inside a quoted stretch, so an overlapping stretch must start inside the piece. */
function within(quoted: readonly QuotedSpan[], { start, end }: Span): readonly QuotedSpan[] {
  return quoted.slice(firstFrom(quoted, start), firstFrom(quoted, end));
}
