import type { Article } from '../article/article.js';
import type { Span } from '../language/span.js';
import { reportsByPhrase } from './according.js';
import { reportsByVerb } from './clauses.js';
import { continuation, type Found, foundOf, leftOver, openingOf } from './continue.js';
import { speaks } from './cue-group.js';
import { kindOf } from './kind.js';
import { reportsByLabel } from './label.js';
import { type QuotedSpan, quotedSpans } from './marks.js';
import { reportsByPlace } from './place.js';
import { firstFrom } from './position.js';
import type { ArticleQuotations, Quotation } from './quotation.js';
import type { Report } from './report.js';
import { Speakers } from './resolve.js';
import { reportsBySignature } from './signature.js';
import { type Statement, statementsOf } from './statements.js';

/**
 * Everything that is said in an article, and by whom: direct, mixed and indirect speech with its cue.
 *
 * Passes, from the surest rule to the loosest (sieves after Muzny et al. 2017): pair the quotation marks, cut the
 * text into statements, read the clauses that verbs of speech report, then let words in quotation marks that stand
 * alone continue what was reported before them.
 */
export function findQuotations(article: Article): ArticleQuotations {
  const quoted = quotedSpans(article);
  const speakers = new Speakers(
    article,
    quoted.filter(({ nickname }) => nickname),
  );
  const found: Found[] = [];
  let before: Statement | null = null;
  for (const statement of statementsOf(article, quoted, speaks)) {
    const reports = reportsOf(statement);
    for (const report of reports) {
      const opening = report === reports[0] ? openingOf(report, before, found) : [];
      found.push(foundOf(report, speakers.attribute(report), opening));
    }
    if (reports.length === 0) continuation(statement, before, found);
    else leftOver(statement, found);
    before = statement;
  }
  return {
    quotations: found.map((each) => quotationOf(article, each, quoted)),
    speakers: speakers.list(),
  };
}

function reportsOf(statement: Statement): Report[] {
  const reports = [
    ...reportsBySignature(statement),
    ...reportsByVerb(statement),
    ...reportsByPhrase(statement),
    ...reportsByLabel(statement),
  ];
  return withoutOverlap([...reports, ...reportsByPlace(statement, reports)]);
}

/** In order of the text; where two claim the same words, the first has them. */
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
    kind: kindOf(article.text, pieces, quoted),
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
