import type { Answer, Library } from '../library/results.js';
import { sourcesCard, summaryCard } from './article-cards.js';
import type { Card } from './card.js';
import { quoteCard } from './quote-card.js';

/** How much of it is shown, and of what. */
interface IntentPage {
  /** The id of the one article that was asked, if it was one. */
  readonly source?: string;
  /** From 1; all of it where it is left out. */
  readonly page?: number;
}

/**
 * The card of a command that answers what was asked for: a speaker's quotations, a summary, the list of articles; null
 * where the passages of the answer themselves are to be shown.
 */
export function intentCard(answer: Answer, library: Library, asked: IntentPage): Card | null {
  const card = commandCard(answer, library, asked);
  return card && { ...card, outcome: answer.outcome };
}

function commandCard({ intent, outcome }: Answer, library: Library, asked: IntentPage): Card | null {
  const { page, ...source } = asked;
  switch (intent.kind) {
    case 'quotes': {
      if (intent.speaker === null || outcome === 'closest') return null;
      const about = intent.about === null ? {} : { about: intent.about };
      const found = library.quotes({ speaker: intent.speaker, ...about, ...source });
      return found.candidates.length > 0 ? null : quoteCard(found, library, { ...about, ...source }, page);
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
