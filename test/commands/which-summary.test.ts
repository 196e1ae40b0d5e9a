import { describe, expect, test } from 'vitest';
import { buttonFor } from '../../commands/press.js';
import type { Card, SourcesAction } from '../../src/cards/card.js';
import { pressedOf } from '../../src/cards/components/custom-id.js';
import { componentsOf } from '../../src/cards/components/message.js';
import { plainText } from '../../src/cards/runs.js';
import { createLibrary, type Library } from '../../src/index.js';
import { finish } from '../../src/language/steps.js';
import { cardOf } from '../support/cards.js';
import { flood } from '../support/flood.js';

/** The buttons of a card as Discord shows them: their labels and custom ids. */
function buttonsOf(card: Card, library: Library = flood): { label: string; custom_id: string }[] {
  const found: { label: string; custom_id: string }[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('custom_id' in node && 'label' in node) found.push(node as (typeof found)[number]);
    for (const each of Object.values(node)) look(each);
  };
  look(componentsOf(card, library).components);
  return found;
}

function run(name: string, options: object, library: Library = flood): Card {
  return cardOf(name, options, library) as Card;
}

describe('/summary', () => {
  test('of nothing in particular offers the articles', () => {
    const card = run('summary', {});
    expect(card.title).toEqual(['Which article?']);
    expect(buttonsOf(card).map(({ label }) => label)).toEqual([
      'Summarise “River Orne Bursts Its Banks In Lunnay”',
      'Summarise “Death Toll In Lunnay Flood Rises To 14”',
      'Summarise “Lunnay Council Votes For Flood Wall”',
      'Summarise “Flood Kills Fourteen”',
      'Summarise “Ferry Runs Aground Off Skarness”',
    ]);
  });

  test('of one article needs no choice', () => {
    expect(plainText(run('summary', { source: 'ferry' }).title, flood)).toContain('Ferry Runs Aground');
  });

  test.each(['What Happens Next', 'what happens next?', 'What Hapens Next'])(
    'of %s offers both sections',
    (section) => {
      const card = run('summary', { section });
      const buttons = buttonsOf(card);
      expect(buttons.map(({ label }) => label)).toEqual([
        'Summarise “River Orne Bursts Its Banks In Lunnay”: “What Happens Next”',
        'Summarise “Death Toll In Lunnay Flood Rises To 14”: “What Happens Next”',
      ]);
      const shown = buttons.map(({ custom_id }) => {
        const { action } = pressedOf(custom_id, flood, '');
        return finish(buttonFor(action as SourcesAction).run(action as never, { library: flood }));
      });
      expect(shown.map(({ title }) => plainText(title, flood))).toEqual([
        'River Orne Bursts Its Banks In Lunnay · What Happens Next · Mar 3, 2024',
        'Death Toll In Lunnay Flood Rises To 14 · What Happens Next · Mar 5, 2024',
      ]);
    },
  );

  test('of a section of one article is given', () => {
    const card = run('summary', { section: 'What Happens Next', source: 'third-day' });
    expect(plainText(card.title, flood)).toContain('Death Toll');
  });
});

test('buttons never repeat each other', () => {
  const twice = createLibrary([
    {
      id: 'a',
      title: 'Storm',
      sections: [
        { heading: 'Costs', paragraphs: ['The storm cost Bergen a roof.'] },
        { heading: 'Costs', paragraphs: ['The storm cost Bergen a bridge.'] },
      ],
    },
    {
      id: 'b',
      title: 'Storm',
      sections: [
        { heading: 'Costs', paragraphs: ['The storm cost Bergen a road.'] },
        { paragraphs: ['It was long.'] },
      ],
    },
  ]);
  for (const card of [
    run('summary', {}, twice),
    run('summary', { section: 'Costs' }, twice),
    run('ask', { question: 'What did the storm cost Bergen?' }, twice),
    run('sources', {}, twice),
    run('ask', { question: 'When is the vote?' }),
  ]) {
    const labels = buttonsOf(card, card.title[0] === 'When is the vote?' ? flood : twice)
      .map(({ label }) => label)
      .filter((label) => label.startsWith('Summarise'));
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThan(1);
  }
});
