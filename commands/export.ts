import { type Card, type CardFile, type ExportAction, note } from '../src/cards/card.js';
import { answerRows, csvOf, quotationRows, type Row, timelineRows } from '../src/cards/export.js';
import { asShown } from '../src/cards/shown-words.js';
import type { Steps } from '../src/language/steps.js';
import { datedAs } from '../src/library/period.js';
import { MOST_PASSAGES } from './ask.js';
import { type Context, given, sourceId } from './command.js';

/** Tells spreadsheets that the table is in UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

const NAMES: Readonly<Record<ExportAction['of']['type'], string>> = {
  ask: 'answer.csv',
  quote: 'quotations.csv',
  timeline: 'timeline.csv',
};

/** Everything that a button shows, on all pages, as a table. */
export function* exportCard({ of }: Omit<ExportAction, 'type'>, context: Context): Steps<Card> {
  const rows = yield* rowsOf(of, context);
  const table = yield* csvOf(rows);
  const file: CardFile = { name: NAMES[of.type], text: BYTE_ORDER_MARK + table };
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return {
    title: ['Export'],
    blocks: [note(`A table of ${count}: the words, with where they stand.`)],
    file,
  };
}

function* rowsOf(of: ExportAction['of'], { library }: Context): Steps<Row[]> {
  const asked = {
    ...sourceId(of.source, library),
    ...given({ since: of.since, until: of.until }),
  };
  switch (of.type) {
    case 'ask': {
      const answer = yield* library.inSteps.ask(asShown(of.question), { ...asked, limit: MOST_PASSAGES });
      const { intent, period } = answer;
      if (intent.kind !== 'quotes' || intent.speaker === null) return answerRows(answer, library);
      const about = intent.about === null ? {} : { about: intent.about };
      const quoted = { speaker: intent.speaker, ...about, ...asked, ...datedAs(period) };
      const { quotations } = yield* library.inSteps.quotes(quoted);
      return yield* quotationRows(quotations, library);
    }
    case 'quote': {
      const about = of.about === undefined ? {} : { about: asShown(of.about) };
      const { quotations } = yield* library.inSteps.quotes({ speaker: of.speaker, ...about, ...asked });
      return yield* quotationRows(quotations, library);
    }
    case 'timeline': {
      const found = yield* library.inSteps.timeline(asShown(of.topic), asked);
      return yield* timelineRows(found, library);
    }
  }
}
