import { datedAs } from '../library/period.js';
import type { Answer, Library } from '../library/results.js';
import { sourcesCard, summaryCard } from './article-cards.js';
import type { Card } from './card.js';
import { quoteCard } from './quote-card.js';

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
export function intentCard(answer: Answer, library: Library, asked: IntentPage): Card | null {
  const card = commandCard(answer, library, asked);
  return card && { ...card, outcome: answer.outcome };
}

function commandCard({ intent, outcome, period }: Answer, library: Library, asked: IntentPage): Card | null {
  const { page, ...source } = asked;
  switch (intent.kind) {
    case 'quotes': {
      if (intent.speaker === null || outcome === 'closest') return null;
      const about = intent.about === null ? {} : { about: intent.about };
      const asked = { ...about, ...source, ...datedAs(period) };
      const found = library.quotes({ speaker: intent.speaker, ...asked });
      return found.candidates.length > 0 ? null : quoteCard(found, library, asked, page);
    }
    case 'summary': {
      const { article, section, topic } = intent;
      const of = {
        ...source,
        ...(article !== null && { source: article }),
        ...(section !== null && { section: String(section) }),
        ...(topic !== null && { topic }),
      };
      return summaryCard(library.summary(of), library, of);
    }
    case 'sources':
      return sourcesCard(library, page);
    case 'help':
    case 'passages':
      return null;
  }
}
