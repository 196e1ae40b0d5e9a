import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
} from 'discord-api-types/v10';
import type { Articles } from './articles.js';
import type { Button } from './card.js';
import { onOneLine } from './components-line.js';
import { customIdOf } from './custom-id.js';
import { shortened } from './cut.js';
import { isolated } from './directions.js';
import { ROW_BUTTONS } from './limits.js';
import { lineParts } from './runs.js';
import { visible } from './visible.js';

/** Types and styles, as Discord numbers them. */
const ROW = 1;
const BUTTON = 2;
const SECONDARY = 2;
const LINK = 5;
const LABEL = 80;

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * Makes rows of at most five buttons for one message. A button that cannot carry what it needs, or that the message has
 * already, is left out.
 *
 * @param heading of the message
 */
export function rowMaker(articles: Articles, heading: string): (buttons: readonly Button[]) => ButtonRow[] {
  const taken = new Set<string>();
  return (buttons) => {
    const made = buttons.flatMap((button) => buttonComponent(button, articles, heading, taken));
    return Array.from({ length: Math.ceil(made.length / ROW_BUTTONS) }, (_, index) => ({
      type: ROW,
      components: made.slice(index * ROW_BUTTONS, (index + 1) * ROW_BUTTONS),
    }));
  };
}

function buttonComponent(
  { label, does }: Button,
  articles: Articles,
  heading: string,
  taken: Set<string>,
): APIButtonComponent[] {
  const shown = { type: BUTTON, label: labelText(label, articles) } as const;
  if (does.type === 'link') return [{ ...shown, style: LINK, url: does.url }];
  const custom_id = customIdOf(does, articles, heading);
  if (custom_id === null || taken.has(custom_id)) return [];
  taken.add(custom_id);
  return [{ ...shown, style: SECONDARY, custom_id }];
}

/** Discord shows a label as it is: nothing is escaped. */
function labelText(label: Button['label'], articles: Articles): string {
  const parts = lineParts(label, articles).map((part) => visible(onOneLine(part)));
  return shortened(parts.join(''), LABEL, isolated);
}
