import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { withDefaults } from '../../src/bot/bot.js';
import { articleOf, type Card } from '../../src/cards/card.js';
import { quotedRuns } from '../../src/cards/runs.js';
import { textCard } from '../../src/cards/text-card.js';
import { createLibrary, type Library } from '../../src/index.js';
import { finish } from '../../src/language/steps.js';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(
    'Ola Dahl',
    'said',
    '“',
    '”',
    '.',
    '?',
    '\n',
    '\r\n',
    '[…]',
    '│ ',
    'roof',
    'The mayor',
    '\ud800',
  ),
);
const prose = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));
const source = fc.record({
  title: fc.constantFrom('Storm', 'Why?', '“Roof”'),
  sections: fc.array(
    fc.record({
      heading: fc.constantFrom('Wind', 'The mayor said', ''),
      paragraphs: fc.array(fc.oneof(prose, fc.constant('“The roof is gone,” Ola Dahl said.')), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Stretches that are shown without a gap must stand in the article without one. Gives how many blocks quote. */
function expectVerbatim(card: Card, library: Library): number {
  for (const block of card.blocks) {
    if (block.type !== 'quote') continue;
    const { text } = articleOf(library, block.article);
    let stretch = '';
    for (const { text: run, style } of quotedRuns(block, library)) {
      stretch = style === 'cut' ? '' : stretch + run;
      expect(text).toContain(stretch);
    }
    expect(block.citation.length).toBeGreaterThan(0);
  }
  return card.blocks.filter(({ type }) => type === 'quote').length;
}

const question = fc.oneof(
  prose,
  fc.constantFrom('', 'What did Ola Dahl say?', 'What did the mayor say of the roof?'),
);

const strictness = fc.constantFrom('strict', 'eager');

/** Arbitrary ones need not meet each kind of card. */
const storm = {
  title: 'Storm',
  sections: [
    {
      heading: 'Wind',
      paragraphs: ['“The roof is gone,” Ola Dahl said.', 'Two sailors were rescued by a trawler on Friday.'],
    },
  ],
};
const OF_EACH_KIND: [typeof storm, string, 'strict' | 'eager'][] = [
  [storm, 'Who rescued the sailors on Friday?', 'eager'],
  [storm, 'How many sailors were rescued from the ferry in June?', 'strict'],
  [storm, 'Wind', 'eager'],
];

test('every word that any command quotes is the article’s, whatever the article and whatever is asked', () => {
  const quoted = new Map<string, number>();
  fc.assert(
    fc.property(source, question, strictness, (article, asked, strictness) => {
      const articles = createLibrary([article]);
      const library = withDefaults(articles, { strictness, closest: true });
      for (const command of commands.values()) {
        const card = finish(
          command.run(
            { question: asked, speaker: 'Dahl', section: asked, topic: asked, text: asked },
            { library },
          ),
        );
        const name = card.outcome ?? command.payload.name;
        quoted.set(name, (quoted.get(name) ?? 0) + expectVerbatim(card, library));
        expect(textCard(card, library, { width: 60, ansi: true })).toMatch(/\n$/u);
      }
    }),
    { numRuns: 50, examples: OF_EACH_KIND },
  );
  for (const name of ['answer', 'closest', 'quote', 'summary']) expect(quoted.get(name)).toBeGreaterThan(0);
});
