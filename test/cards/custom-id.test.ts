import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/cards/card.js';
import { customIdOf, pressedOf } from '../../src/cards/components/custom-id.js';
import { DeadButton } from '../../src/cards/components/custom-id-fields.js';
import { standFor } from '../../src/cards/components/fingerprints.js';
import { lineText } from '../../src/cards/components/markdown.js';
import { TITLE_TEXT } from '../../src/cards/limits.js';
import { ABOUT, asShown, heading, TIMELINE, TOPIC } from '../../src/cards/shown-words.js';
import { find, frost, locate, storm } from '../support/fake-library.js';
import { hostileText } from '../support/hostile-text.js';

const both = { articles: [storm, frost] };
const titled = (...title: string[]) => heading(lineText(title, both, TITLE_TEXT));

/** What comes back of an action that went out on a button under that heading. */
function there(action: Action, under = titled('Any')) {
  const customId = customIdOf(action, both, under);
  return customId === null ? null : pressedOf(customId, both, under);
}

const pieces = [find('“We were lucky,”'), find('“The roof is gone.”')];

describe('what a button asks for', () => {
  test.each<[Action, string[]]>([
    [{ type: 'context', article: 'storm', marked: pieces }, ['Any']],
    [{ type: 'ask', question: 'Why?', page: 2 }, ['Why?']],
    [{ type: 'ask', question: 'Why?', source: 'frost', page: 40 }, ['Why?']],
    [{ type: 'quote', speaker: locate('Ola Dahl'), page: 1 }, ['Ola Dahl']],
    [
      { type: 'quote', speaker: locate('Ola Dahl'), about: 'roofs', source: 'storm', page: 3 },
      ['Ola Dahl', TOPIC.before, 'roofs', TOPIC.after],
    ],
    [{ type: 'summary', article: 'storm', section: null, length: 'medium' }, ['Any']],
    [{ type: 'resize', article: 'storm', section: 2, length: 'long' }, ['Any']],
    [{ type: 'topic', topic: 'roofs', length: 'short' }, [ABOUT.before, 'roofs', ABOUT.after]],
    [
      { type: 'topic', topic: 'on “roofs”', source: 'storm', length: 'long' },
      [ABOUT.before, 'on “roofs”', ABOUT.after],
    ],
    [{ type: 'ask', question: 'Why?', since: '2024-03-05', page: 2 }, ['Why?']],
    [{ type: 'ask', question: 'Why?', since: '0001-01-01', until: '9999-12-31', page: 2 }, ['Why?']],
    [{ type: 'quote', speaker: locate('Ola Dahl'), until: '1969-07-20', page: 2 }, ['Ola Dahl']],
    [{ type: 'timeline', topic: 'roofs', page: 3 }, [TIMELINE.before, 'roofs', TIMELINE.after]],
    [
      {
        type: 'timeline',
        topic: 'roofs',
        source: 'storm',
        since: '2024-03-05',
        until: '2024-03-06',
        page: 3,
      },
      [TIMELINE.before, 'roofs', TIMELINE.after],
    ],
    [{ type: 'sources', page: 7 }, ['2 articles']],
    [{ type: 'share' }, ['Any']],
  ])('comes back as it went: %j', (action, title) => {
    expect(there(action, titled(...title))).toEqual({ action, changed: false });
  });

  test('comes back with any words that somebody may type, or the button is not there', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('ask', 'quote', 'topic'), (typed, type) => {
        const words = asShown(typed.slice(0, 500));
        // What cannot be seen is shown as such, not as what it is.
        fc.pre(/[^\s\p{Default_Ignorable_Code_Point}]/u.test(words));
        const [action, title]: [Action, string[]] = {
          ask: [{ type: 'ask', question: words, page: 1 }, [words]],
          quote: [
            { type: 'quote', speaker: locate('Ola Dahl'), about: words, page: 1 },
            ['Ola Dahl', TOPIC.before, words, TOPIC.after],
          ],
          topic: [{ type: 'topic', topic: words, length: 'long' }, [ABOUT.before, words, ABOUT.after]],
        }[type] as [Action, string[]];
        const pressed = there(action, titled(...title));
        if (pressed) expect(pressed).toEqual({ action, changed: false });
        else expect(words.length).toBeGreaterThan(100);
      }),
    );
  });

  test('is left out under a heading that does not hold what was typed', () => {
    expect(there({ type: 'ask', question: 'Why?', page: 2 }, titled('What?'))).toBeNull();
  });

  test('is told from what it was once articles change', () => {
    const under = titled('Why?');
    const customId = customIdOf({ type: 'ask', question: 'Why?', page: 2 }, both, under) ?? '';
    expect(pressedOf(customId, { articles: [storm] }, under).changed).toBe(true);
    const edited = { articles: [{ ...storm, text: storm.text.replace('roof', 'house') }, frost] };
    expect(pressedOf(customId, edited, under).changed).toBe(true);
    const context = customIdOf({ type: 'context', article: 'storm', marked: pieces }, both, under) ?? '';
    expect(() => pressedOf(context, edited, under)).toThrow(/has changed/u);
    expect(() => pressedOf(context, { articles: [frost] }, under)).toThrow(/has been removed/u);
  });

  test('whatever is sent in its place, it is refused in a sentence', () => {
    const part = fc.oneof(
      fc.constantFrom('1c', '1a', '1q', '1s', '1t', '1o', '1h', '', '0', '1', '0-5'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), fc.string(), (parts, under) => {
        try {
          pressedOf(parts.join('.'), both, under);
        } catch (error) {
          expect(error).toBeInstanceOf(DeadButton);
        }
      }),
    );
  });
});

test('of an archive, the button is of all articles, whichever were chosen, until the archive changes', () => {
  const [chosen, others, later] = [
    { articles: [storm] },
    { articles: [frost, storm] },
    { articles: [storm] },
  ];
  standFor(chosen.articles, 'loaded once');
  standFor(others.articles, 'loaded once');
  standFor(later.articles, 'loaded twice');
  const asking: Action = { type: 'ask', question: 'Why?', page: 2 };
  const customId = customIdOf(asking, chosen, titled('Why?')) ?? '';
  expect(pressedOf(customId, others, titled('Why?'))).toEqual({ action: asking, changed: false });
  expect(pressedOf(customId, later, titled('Why?')).changed).toBe(true);
});
