import type { Article } from '../article/article.js';
import { reportsByPhrase } from './according.js';
import { reportsByVerb } from './clauses.js';
import { continuation } from './continue.js';
import { speaks } from './cue-group.js';
import { kindOf } from './kind.js';
import { reportsByLabel } from './label.js';
import { type QuotedSpan, quotedSpans } from './marks.js';
import type { ArticleQuotations, Quotation } from './quotation.js';
import type { Report } from './report.js';
import { type Attribution, Speakers } from './resolve.js';
import { type Statement, statementsOf } from './statements.js';

/** A report with whose it is. */
type Found = Report & Attribution;

/**
 * Everything that is said in an article, and by whom: direct, mixed and indirect speech with its cue.
 *
 * Passes, from the surest rule to the loosest (sieves after Muzny et al. 2017): pair the quotation marks, cut the
 * text into statements, read the clauses that verbs of speech report, then let words in quotation marks that stand
 * alone continue what was reported before them.
 */
export function findQuotations(article: Article): ArticleQuotations {
  const quoted = byParagraph(quotedSpans(article));
  const speakers = new Speakers(article);
  const found: Found[] = [];
  for (const paragraph of article.paragraphs)
    for (const statement of statementsOf(article, paragraph, quoted.get(paragraph.number) ?? [], speaks))
      read(statement, speakers, found);
  const quotations = found.map((each) =>
    quotationOf(article.text, each, quoted.get(each.statement.paragraph.number) ?? []),
  );
  return { quotations, speakers: speakers.list() };
}

function read(statement: Statement, speakers: Speakers, found: Found[]): void {
  const reports = [...reportsByVerb(statement), ...reportsByPhrase(statement), ...reportsByLabel(statement)];
  for (const report of withoutOverlap(reports)) found.push({ ...report, ...speakers.attribute(report) });
  continuation(statement, reports, found);
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

function quotationOf(text: string, found: Found, quoted: readonly QuotedSpan[]): Quotation {
  const { statement, pieces, cue, manner, mention, speaker } = found;
  const { paragraph } = statement;
  return {
    kind: kindOf(text, pieces, quoted),
    pieces,
    cue,
    manner,
    mention,
    speaker,
    paragraph: paragraph.number,
  };
}

function byParagraph(spans: readonly QuotedSpan[]): Map<number, QuotedSpan[]> {
  const paragraphs = new Map<number, QuotedSpan[]>();
  for (const span of spans) {
    const others = paragraphs.get(span.paragraph);
    if (others) others.push(span);
    else paragraphs.set(span.paragraph, [span]);
  }
  return paragraphs;
}
