import type { Article } from '../article/article.js';
import type { SummaryLength } from '../summary/summary.js';
import { LENGTHS } from '../summary/summary.js';
import type { Action } from './action.js';
import type { Button, Line } from './card.js';
import { titleOf } from './cite.js';

const USUAL: SummaryLength = 'medium';

/** A button that condenses a section (by its number), or the whole article. */
export function summaryButton(article: Article, section: number | null): Button {
  return {
    label: ['Summarise ', ...sectionName(article, section)],
    does: { type: 'summary', article: article.id, section, length: USUAL },
  };
}

function sectionName(article: Article, section: number | null): Line {
  if (section === null) return ['“', ...titleOf(article), '”'];
  const heading = article.sections[section - 1]?.heading;
  return heading
    ? ['“', { article: article.id, span: heading }, '”']
    : ['the opening of “', ...titleOf(article), '”'];
}

/** Buttons for the lengths that a summary does not have; medium is the one that nobody asked for. */
export function lengthButtons(shown = USUAL, to: (length: SummaryLength) => Action): Button[] {
  return LENGTHS.filter((length) => length !== shown).map((length) => ({
    label: [NAMES[length]],
    does: to(length),
  }));
}

const NAMES: Record<SummaryLength, string> = { short: 'Short', medium: 'Medium', long: 'Long' };
